// A moving picture among rtc-node participants.
import { join, next, RoomEvent } from '../lib/node-room.mjs';
import { publishPicture, watch } from '../lib/node-video.mjs';
import { run } from '../lib/report.mjs';

run({
  async three(url) {
    const [a, b] = [await join(url, 'nodevideo', 'a'), await join(url, 'nodevideo', 'b')];
    const subscribed = next(b, RoomEvent.TrackSubscribed);
    const picture = await publishPicture(a, process.argv[4]);
    const [track, publication] = await subscribed;
    const seen = await watch(track, publication, 40);
    const late = await join(url, 'nodevideo', 'late');
    const publications = () => [...late.remoteParticipants.get('a').trackPublications.values()].filter((p) => p.track);
    const again = publications()[0] ?? (await next(late, RoomEvent.TrackSubscribed))[1];
    const lateSeen = await watch(again.track, again, 20);
    picture.stop();
    return { seen, lateSeen };
  },
});
