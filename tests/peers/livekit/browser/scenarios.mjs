// livekit-client in headless Chromium.
import { digest, indexes, noise, pattern, prose } from '../lib/bytes.mjs';
import { crash, eventually, join, publishPicture, watch, withBrowser } from '../lib/browser.mjs';
import { run } from '../lib/report.mjs';

run({
  media: withBrowser(async (url, browser) => {
    const codec = process.argv[4] ?? 'vp8';
    const [a, b] = [await join(browser, url, 'web', 'a'), await join(browser, url, 'web', 'b')];
    await a.publishTone(440);
    await b.publishTone(1000);
    const atB = await b.frequency('a');
    const atA = await a.frequency('b');
    await publishPicture(a, codec);
    const video = await watch(b, 'a', 20);
    const late = await join(browser, url, 'web', 'late');
    const lateVideo = await watch(late, 'a', 5);
    const lateTone = await late.frequency('a');
    return { atA, atB, video, lateVideo, lateTone };
  }),

  // Five seconds of sound and of the picture, as the browser itself counts them.
  loss: withBrowser(async (url, browser) => {
    const [a, b] = [await join(browser, url, 'webloss', 'a'), await join(browser, url, 'webloss', 'b')];
    await a.publishTone(440);
    await publishPicture(a, 'vp8');
    const enough = (kind, count) => eventually(`enough ${kind}`, async () => {
      const counts = await b.inbound('a', kind);
      return count(counts) && counts;
    }, 30000);
    const [audio, video] = await Promise.all([enough('audio', (c) => c.packetsReceived >= 250), enough('video', (c) => c.framesDecoded >= 80)]);
    return { audio, video };
  }),

  data: withBrowser(async (url, browser) => {
    const [a, b] = [await join(browser, url, 'webdata', 'a'), await join(browser, url, 'webdata', 'b')];
    const packets = Array.from({ length: 128 }, (_, i) => pattern(i, 4096));
    await a.sendPackets(packets.map((packet) => [...packet]), 'bulk');
    const got = await eventually('128 packets', async () => {
      const data = await b.data();
      return data.length >= 128 && data.every((entry) => entry.sum) && data;
    });
    const light = Array.from({ length: 50 }, (_, i) => pattern(1000 + i, 200));
    await a.sendPackets(light.map((packet) => [...packet]), 'lossy');
    const lossy = await eventually('lossy packets', async () => {
      const entries = await b.lossy();
      return entries.length >= 45 && entries.every((entry) => entry.sum) && entries;
    });
    const sent = [prose(10), prose(20_000), prose(1_000_000), noise(40_000)];
    for (const text of sent) {
      await a.sendText(text, ['b']);
      await b.sendText(text, ['a']);
    }
    for (const bytes of [pattern(3, 8), new Uint8Array(5000), pattern(4, 40_000)]) {
      await a.sendWhole([...bytes], ['b']);
    }
    const wholes = await eventually('the bytes sent at once', async () => (await b.wholes()).length === 3 && b.wholes());
    const length = 5 * 1024 * 1024;
    const sums = await Promise.all([a.sendBytes(1, length), b.sendBytes(2, length)]);
    const files = [await eventually('file at b', async () => (await b.files()).a, 40000), await eventually('file at a', async () => (await a.files()).b, 40000)];
    const texts = [await b.texts(), await a.texts()];
    const echo = await a.rpc('b', 'echo', 'hi');
    const failed = await a.rpc('b', 'fail', '');
    const unknown = await a.rpc('b', 'unknown', '');
    return {
      inOrder: got.slice(0, 128).every((entry, i) => entry.sum === digest(packets[i])),
      from: [...new Set([...got, ...lossy].map((entry) => entry.from))],
      lossy: indexes(lossy.map((entry) => entry.sum), light.map(digest)),
      wholes: wholes.filter((whole) => whole.sum === whole.name).map((whole) => whole.length),
      filesEqual: files.every((file, i) => file.sum === sums[i] && file.length === length),
      textsEqual: sent.every((text) => texts[0][`a:${text.length}`] === text && texts[1][`b:${text.length}`] === text),
      echo: echo.answer,
      failed: failed.code,
      unknown: unknown.code,
    };
  }),

  state: withBrowser(async (url, browser) => {
    const [a, b] = [await join(browser, url, 'webstate', 'a'), await join(browser, url, 'webstate', 'b')];
    await a.attributes({ colour: 'red' });
    await a.rename('Ann', '{"m":1}');
    await eventually('attribute, name and metadata', async () => {
      const seen = await b.remote('a');
      return seen?.attributes.colour === 'red' && seen.name === 'Ann' && seen.metadata === '{"m":1}';
    });
    const sid = await a.publishTone(440);
    await b.frequency('a');
    await a.mute(true);
    await eventually('muted', async () => (await b.remote('a')).tracks[0]?.muted);
    await a.mute(false);
    await eventually('unmuted', async () => (await b.remote('a')).tracks[0]?.muted === false);
    await a.unpublish();
    await eventually('unpublished', async () => (await b.remote('a')).tracks.length === 0);
    const second = await a.publishTone(700);
    const again = await b.frequency('a');
    const quiet = await join(browser, url, 'webstate', 'quiet', { canPublish: false, canPublishData: false, canUpdateOwnMetadata: false });
    const refused = await quiet.publishTone(500).then(() => 'allowed', (error) => String(error));
    const update = await quiet.attributes({ x: 'y' }).then(() => 'allowed', (error) => String(error));
    const rename = await quiet.rename('Loud', '').then(() => 'allowed', (error) => String(error));
    await quiet.sendPackets([[1]], 'quiet');
    process.stdout.write('READY\n');
    await eventually('the grant is told', async () => (await b.remote('quiet'))?.metadata === 'may send data', 60000);
    await quiet.sendPackets([[2]], 'quiet');
    const data = await eventually('what is sent with permission', async () => {
      const entries = await b.data();
      return entries.length > 0 && entries.every((entry) => entry.sum) && entries;
    });
    const twin = await join(browser, url, 'webstate', 'b');
    const reason = await eventually('the first b is sent away', async () => (await b.events()).find((event) => event.name === 'Disconnected'));
    await twin.leave();
    await eventually('b is gone', async () => !(await a.remotes()).includes('b'));
    return { again, renewed: sid !== second, refused, update, rename, data: indexes(data.map((entry) => entry.sum), [1, 2].map((value) => digest(new Uint8Array([value])))), reason: reason.detail };
  }),

  // One page ends as a crash does, the other tells when it heard of it.
  abrupt: withBrowser(async (url, browser) => {
    const [a, b] = [await join(browser, url, 'webabrupt', 'a'), await join(browser, url, 'webabrupt', 'b')];
    await eventually('b sees a', async () => (await b.remotes()).includes('a'));
    await crash(a);
    const gone = await eventually('b is told', async () => (await b.events()).find((event) => event.name === 'ParticipantDisconnected'), 20000);
    return { gone: gone.detail, remotes: await b.remotes() };
  }),

  // Stays connected through what the test does to its signal connection.
  resume: withBrowser(async (url, browser) => {
    const [a, b] = [await join(browser, url, 'webresume', 'a'), await join(browser, url, 'webresume', 'b')];
    await a.publishTone(440);
    await b.frequency('a');
    const before = await a.sid();
    process.stdout.write('READY\n');
    await eventually('a is back', async () => (await a.events()).some((event) => event.name === 'Reconnected' || event.name === 'SignalReconnecting'), 20000);
    await eventually('a is connected', async () => (await a.events()).at(-1)?.name === 'Reconnected', 20000);
    // livekit-client keeps back what is sent while it still counts as reconnecting, which it does for two seconds after the event.
    await eventually('a is done reconnecting', async () => !(await a.reconnecting()));
    await a.sendText('after', ['b']);
    await eventually('data passes', async () => (await b.texts())['a:5'] === 'after');
    const frequency = await b.frequency('a');
    return { same: (await a.sid()) === before, frequency, left: (await b.events()).filter((event) => event.name === 'ParticipantDisconnected').length };
  }),
});
