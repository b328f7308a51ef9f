// Audio among rtc-node participants.
import { dispose } from '@livekit/rtc-node';
import { hear, join, next, publishTone, RoomEvent } from '../lib/node-room.mjs';
import { run, until, wait } from '../lib/report.mjs';

async function received(publication) {
  const stats = await publication.track.getRtcStats();
  const inbound = [...(stats.values?.() ?? stats)].map((entry) => entry.stats?.value?.inbound ?? entry.inbound).find(Boolean);
  return inbound;
}

run({
  async three(url) {
    const [a, b, c] = [await join(url, 'media', 'a'), await join(url, 'media', 'b'), await join(url, 'media', 'c')];
    const subscribed = (room, identity) => next(room, RoomEvent.TrackSubscribed, (_, __, participant) => participant.identity === identity);
    const waits = [subscribed(b, 'a'), subscribed(c, 'a'), subscribed(a, 'b'), subscribed(c, 'b')];
    const first = await publishTone(a, 440);
    const second = await publishTone(b, 1000);
    const [[bHearsA], [cHearsA], [aHearsB], [cHearsB]] = await Promise.all(waits);
    await first.publication.waitForSubscription();
    const [ba, ca, ab, cb] = await Promise.all([hear(bHearsA), hear(cHearsA), hear(aHearsB), hear(cHearsB)]);
    const late = await join(url, 'media', 'late');
    const lateTracks = await until('late subscriber has both', () => {
      const all = [...late.remoteParticipants.values()].flatMap((p) => [...p.trackPublications.values()]);
      return all.filter((p) => p.track).length === 2 && all;
    });
    const lateA = lateTracks.find((p) => p.name === first.publication.name && late.remoteParticipants.get('a').trackPublications.has(p.sid));
    const heardLate = await hear(lateA.track);
    await Promise.all([first.stop(), second.stop()]);
    const connects = [a, b, c, late].map((room) => Math.round(room.connectMilliseconds));
    for (const room of [a, b, c, late]) {
      await room.disconnect();
    }
    await dispose();
    return { connects, ba, ca, ab, cb, heardLate };
  },

  async muteAndUnpublish(url) {
    const [a, b] = [await join(url, 'mute', 'a'), await join(url, 'mute', 'b')];
    const subscribed = next(b, RoomEvent.TrackSubscribed);
    const tone = await publishTone(a, 440);
    const [track, publication] = await subscribed;
    await hear(track, 0.3);
    const muted = next(b, RoomEvent.TrackMuted);
    await tone.track.mute();
    await muted;
    const whenMuted = publication.muted;
    const unmuted = next(b, RoomEvent.TrackUnmuted);
    await tone.track.unmute();
    await unmuted;
    const gone = next(b, RoomEvent.TrackUnpublished);
    await a.localParticipant.unpublishTrack(tone.publication.sid);
    const [unpublished] = await gone;
    await tone.stop();
    const again = next(b, RoomEvent.TrackSubscribed);
    const secondTone = await publishTone(a, 700, 'second');
    const [secondTrack] = await again;
    const second = await hear(secondTrack, 0.5);
    await secondTone.stop();
    await a.disconnect();
    await b.disconnect();
    await dispose();
    return { whenMuted, unmuted: !publication.muted, unpublishedSame: unpublished.sid === tone.publication.sid, second };
  },

  async loss(url) {
    const [a, b] = [await join(url, 'loss', 'a'), await join(url, 'loss', 'b')];
    const subscribed = next(b, RoomEvent.TrackSubscribed);
    const tone = await publishTone(a, 440);
    const [track, publication] = await subscribed;
    await wait(5000);
    const stats = await received(publication);
    await tone.stop();
    await a.disconnect();
    await b.disconnect();
    await dispose();
    return { packets: Number(stats?.received?.packetsReceived ?? -1), lost: Number(stats?.received?.packetsLost ?? -1), sid: track.sid };
  },
});
