// Audio among rtc-node participants.
import { admin } from '../lib/admin.mjs';
import { hear, join, leave, next, publishTone, RoomEvent } from '../lib/node-room.mjs';
import { run, until, wait } from '../lib/report.mjs';

async function inbound(room) {
  const stats = await room.getRtcStats();
  const all = [...(stats.subscriberStats ?? []), ...(stats.publisherStats ?? [])].map((entry) => entry.stats);
  const reports = all.filter((entry) => entry.case === 'inboundRtp').map((entry) => entry.value.received);
  return { packets: Number(reports[0]?.packetsReceived ?? -1), lost: Number(reports[0]?.packetsLost ?? -1) };
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
    await leave(a, b, c, late);
    return { ba, ca, ab, cb, heardLate };
  },

  // One is loud, one is far below what counts as speech; a third hears who speaks, and which tone that is.
  async speakers(url) {
    const [loud, quiet, listener] = [await join(url, 'speakers', 'loud'), await join(url, 'speakers', 'quiet'), await join(url, 'speakers', 'listener')];
    const told = [];
    listener.on(RoomEvent.ActiveSpeakersChanged, (speakers) => told.push(speakers.map((speaker) => speaker.identity)));
    const subscribed = next(listener, RoomEvent.TrackSubscribed, (_, __, participant) => participant.identity === 'loud');
    const tones = [await publishTone(loud, 440), await publishTone(quiet, 1000, 'tone', 60)];
    const [track] = await subscribed;
    const heard = await hear(track);
    await until('somebody speaks', () => told.some((identities) => identities.length > 0));
    await wait(1000);
    await tones[0].stop();
    await until('nobody speaks', () => told.at(-1).length === 0);
    await tones[1].stop();
    await leave(loud, quiet, listener);
    return { heard, spoke: [...new Set(told.flat())] };
  },

  async muteAndUnpublish(url) {
    const rooms = admin(url);
    const [a, b] = [await join(url, 'mute', 'a'), await join(url, 'mute', 'b')];
    const subscribed = next(b, RoomEvent.TrackSubscribed);
    const tone = await publishTone(a, 440);
    const [track, publication] = await subscribed;
    await hear(track, 0.3);
    const muted = next(b, RoomEvent.TrackMuted);
    await rooms.mutePublishedTrack('mute', 'a', tone.publication.sid, true);
    await muted;
    const whenMuted = publication.muted;
    // Read in the event: the publisher confirms the first mute late, at times after the server has lifted it, and is then muted again.
    let whenUnmuted;
    const unmuted = next(b, RoomEvent.TrackUnmuted, () => {
      whenUnmuted = publication.muted;
      return true;
    });
    await rooms.mutePublishedTrack('mute', 'a', tone.publication.sid, false);
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
    await leave(a, b);
    return { whenMuted, unmuted: !whenUnmuted, unpublishedSame: unpublished.sid === tone.publication.sid, second };
  },

  async loss(url) {
    const [a, b] = [await join(url, 'loss', 'a'), await join(url, 'loss', 'b')];
    const subscribed = next(b, RoomEvent.TrackSubscribed);
    const tone = await publishTone(a, 440);
    await subscribed;
    const start = performance.now();
    const stats = await until('five seconds of sound', async () => {
      const counts = await inbound(b);
      return counts.packets >= 250 && counts;
    }, 30000);
    const seconds = (performance.now() - start) / 1000;
    await tone.stop();
    await leave(a, b);
    return { ...stats, seconds };
  },
});
