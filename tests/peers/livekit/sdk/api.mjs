// The server API as livekit-server-sdk calls it, with a participant to call it about.
import { AgentDispatchClient, RoomServiceClient } from 'livekit-server-sdk';
import { join, leave, next, publishTone, RoomEvent } from '../lib/node-room.mjs';
import { run, until } from '../lib/report.mjs';

run({
  async all(url) {
    const http = url.replace('ws:', 'http:');
    const rooms = new RoomServiceClient(http, 'devkey', 'secret');
    const dispatches = new AgentDispatchClient(http, 'devkey', 'secret');
    const created = await rooms.createRoom({ name: 'api', emptyTimeout: 120, maxParticipants: 7, metadata: 'first' });
    const listed = await rooms.listRooms(['api']);
    const a = await join(url, 'api', 'a');
    const tone = await publishTone(a, 440);
    const renamed = next(a, RoomEvent.RoomMetadataChanged);
    await rooms.updateRoomMetadata('api', 'second');
    await renamed;
    // A track is announced to its publisher first, and is there for others once its media is negotiated.
    const participants = await until('the track is listed', async () => {
      const found = await rooms.listParticipants('api');
      return found[0]?.tracks.length > 0 && found;
    });
    await rooms.updateParticipant('api', 'a', { name: 'Ann', attributes: { k: 'v' } });
    const one = await rooms.getParticipant('api', 'a');
    await until('the participant knows its own name', () => a.localParticipant.name === 'Ann');
    const got = next(a, RoomEvent.DataReceived);
    await rooms.sendData('api', new Uint8Array([1, 2, 3]), 0, { topic: 'server', destinationIdentities: ['a'] });
    const [payload, , , topic] = await got;
    const muted = await rooms.mutePublishedTrack('api', 'a', tone.publication.sid, true);
    const dispatch = await dispatches.createDispatch('api', 'nobody', { metadata: 'm' });
    const found = await dispatches.listDispatch('api');
    await dispatches.deleteDispatch(dispatch.id, 'api');
    const left = await dispatches.listDispatch('api');
    const gone = next(a, RoomEvent.Disconnected);
    await rooms.removeParticipant('api', 'a');
    const [reason] = await gone;
    await tone.stop();
    await rooms.deleteRoom('api');
    const after = await rooms.listRooms(['api']);
    const failure = await rooms.getParticipant('api', 'a').then(() => 'found', (error) => `${error.status} ${error.code}`);
    await leave();
    return {
      created: [created.name, created.emptyTimeout, created.maxParticipants, created.metadata],
      listed: listed.length,
      identities: participants.map((p) => p.identity),
      tracks: participants[0].tracks.length,
      one: [one.name, one.attributes.k],
      payload: [...payload],
      topic,
      muted: muted.muted,
      dispatches: found.filter((d) => d.agentName === 'nobody' && d.metadata === 'm').length,
      left: left.filter((d) => d.agentName === 'nobody').length,
      reason,
      after: after.length,
      failure,
    };
  },
});
