// Names, permissions, coming, going and coming back of rtc-node participants.
import { Room } from '@livekit/rtc-node';
import { join, leave, next, publishTone, RoomEvent, token } from '../lib/node-room.mjs';
import { run, until, wait } from '../lib/report.mjs';

run({
  async metadata(url) {
    const [a, b] = [await join(url, 'meta', 'a'), await join(url, 'meta', 'b')];
    const start = performance.now();
    await a.localParticipant.setAttributes({ colour: 'red', size: '3' });
    const attributeMilliseconds = performance.now() - start;
    await a.localParticipant.updateMetadata('{"m":1}');
    await a.localParticipant.updateName('Ann');
    const seen = await until('b sees it', () => {
      const p = b.remoteParticipants.get('a');
      return p?.name === 'Ann' && p.metadata === '{"m":1}' && p.attributes.colour === 'red' && p;
    });
    await a.localParticipant.setAttributes({ colour: '' });
    await until('b sees the attribute go', () => seen.attributes.colour === undefined);
    const kept = seen.attributes.size;
    await leave(a, b);
    return { attributeMilliseconds, kept };
  },

  async refusals(url) {
    const quiet = await join(url, 'refuse', 'quiet', { canPublish: false, canPublishData: false, canUpdateOwnMetadata: false });
    const other = await join(url, 'refuse', 'other');
    const got = [];
    other.on(RoomEvent.DataReceived, (payload) => got.push(payload[0]));
    const outcome = async (action) => {
      try {
        await action();
        return 'allowed';
      } catch (error) {
        return String(error.message ?? error);
      }
    };
    const publish = await outcome(() => publishTone(quiet, 440));
    // rtc-node keeps the server's answer to these to itself, so that what becomes of the participant tells.
    await quiet.localParticipant.setAttributes({ a: 'b' });
    await quiet.localParticipant.updateName('Loud');
    await quiet.localParticipant.publishData(new Uint8Array([1]), { reliable: true }).catch(() => {});
    process.stdout.write('READY\n');
    const seen = [quiet.localParticipant, await until('the grant is told', () => {
      const p = other.remoteParticipants.get('quiet');
      return p.metadata === 'may send data' && p;
    }, 60000)];
    await quiet.localParticipant.publishData(new Uint8Array([2]), { reliable: true });
    await until('what is sent with permission arrives', () => got.length > 0);
    const updates = seen.map(({ name, attributes }) => ({ name, attributes }));
    const wrong = await outcome(async () => {
      const room = new Room();
      await room.connect(url, (await token('refuse', 'x')).slice(0, -3) + 'abc', { autoSubscribe: true });
    });
    await leave(quiet, other);
    return { publish, updates, data: got, wrong };
  },

  async duplicate(url) {
    const first = await join(url, 'twice', 'same');
    const gone = next(first, RoomEvent.Disconnected);
    const second = await join(url, 'twice', 'same');
    const [reason] = await gone;
    const connected = second.isConnected;
    await leave(second);
    return { reason, connected };
  },

  async leave(url) {
    const [a, b] = [await join(url, 'leave', 'a'), await join(url, 'leave', 'b')];
    const gone = next(b, RoomEvent.ParticipantDisconnected);
    const start = performance.now();
    // Not awaited: it may not return, and the other one tells whether it worked.
    a.disconnect().catch(() => {});
    const [participant] = await gone;
    const milliseconds = performance.now() - start;
    await leave(b);
    return { identity: participant.identity, milliseconds };
  },

  // Stays until the test has broken the signal connection, then shows that data still passes.
  async resume(url) {
    const [a, b] = [await join(url, 'resume', 'a'), await join(url, 'resume', 'b')];
    const sid = a.localParticipant.sid;
    const full = [];
    b.on(RoomEvent.ParticipantDisconnected, (p) => full.push(p.identity));
    const events = [];
    a.on(RoomEvent.Reconnecting, () => events.push('reconnecting'));
    const back = next(a, RoomEvent.Reconnected, () => true, 15000);
    process.stdout.write('READY\n');
    await back;
    const got = next(b, RoomEvent.DataReceived);
    await a.localParticipant.publishData(new Uint8Array([7]), { reliable: true, topic: 'after' });
    const [payload] = await got;
    const same = a.localParticipant.sid === sid;
    const left = full.length;
    await leave(a, b);
    return { same, payload: payload[0], left, reconnecting: events.length };
  },

  async fullReconnect(url) {
    const [a, b] = [await join(url, 'full', 'a'), await join(url, 'full', 'b')];
    const sid = a.localParticipant.sid;
    const back = next(a, RoomEvent.Reconnected, () => true, 15000);
    const again = next(b, RoomEvent.ParticipantConnected, () => true, 15000);
    process.stdout.write('READY\n');
    await back;
    await again;
    const got = next(b, RoomEvent.DataReceived);
    await a.localParticipant.publishData(new Uint8Array([9]), { reliable: true, topic: 'after' });
    const [payload] = await got;
    const renewed = a.localParticipant.sid !== sid;
    await leave(a, b);
    return { renewed, payload: payload[0] };
  },

  // Stays until it is killed.
  async stay(url) {
    await join(url, 'abrupt', 'a');
    process.stdout.write('READY\n');
    await wait(60000);
    return {};
  },
});
