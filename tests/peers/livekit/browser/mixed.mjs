// livekit-client in headless Chromium with rtc-node.
import { digest, pattern, prose } from '../lib/bytes.mjs';
import { eventually, join, publishPicture as paintAtPage, watch as watchAtPage, withBrowser } from '../lib/browser.mjs';
import { hear, join as joinNode, next, publishTone, RoomEvent } from '../lib/node-room.mjs';
import { publishPicture, watch } from '../lib/node-video.mjs';
import { run, until } from '../lib/report.mjs';

const blobSize = 1_000_000;

async function pair(browser, url, room) {
  const web = await join(browser, url, room, 'web');
  const node = await joinNode(url, room, 'node');
  await eventually('the page sees the other', async () => (await web.remotes()).includes('node'));
  return [web, node];
}

async function sendBlob(room, bytes) {
  const writer = await room.localParticipant.streamBytes({ topic: 'bytes', name: 'blob.bin', totalSize: bytes.length });
  for (let at = 0; at < bytes.length; at += 15_000) {
    await writer.write(bytes.subarray(at, Math.min(bytes.length, at + 15_000)));
  }
  await writer.close();
}

run({
  sound: withBrowser(async (url, browser) => {
    const [web, node] = await pair(browser, url, 'mixed');
    const subscribed = next(node, RoomEvent.TrackSubscribed);
    await web.publishTone(1000);
    const [track] = await subscribed;
    const atNode = await hear(track, 0.5);
    const tone = await publishTone(node, 440);
    const atWeb = await web.frequency('node');
    const inbound = await eventually('enough of it', async () => {
      const counts = await web.inbound('node', 'audio');
      return counts.packetsReceived >= 150 && counts;
    });
    await tone.stop();
    return { atNode: atNode.frequency, atWeb, inbound };
  }),

  video: withBrowser(async (url, browser) => {
    const codec = process.argv[4];
    const [web, node] = await pair(browser, url, 'mixedvideo');
    const picture = await publishPicture(node, codec);
    const atWeb = await watchAtPage(web, 'node', 20);
    picture.stop();
    const subscribed = next(node, RoomEvent.TrackSubscribed);
    await paintAtPage(web, codec);
    const [track, publication] = await subscribed;
    const atNode = await watch(track, publication, 20);
    return { atNode, atWeb };
  }),

  data: withBrowser(async (url, browser) => {
    const [web, node] = await pair(browser, url, 'mixeddata');
    const packets = [];
    node.on(RoomEvent.DataReceived, (bytes, from, _, topic) => packets.push({ bytes: [...bytes], from: from?.identity, topic }));
    await web.sendPackets([[1, 2, 3, 4]], 'bulk');
    await node.localParticipant.publishData(pattern(7, 4096), { reliable: true, topic: 'bulk' });
    const [atWeb] = await eventually('a packet at the page', async () => {
      const entries = await web.data();
      return entries[0]?.sum && entries;
    });
    await until('a packet at the other', () => packets.length > 0);

    const texts = {};
    const files = {};
    node.registerTextStreamHandler('text', async (reader) => {
      const text = await reader.readAll();
      texts[text.length] = text;
    });
    node.registerByteStreamHandler('bytes', async (reader) => {
      const parts = [];
      for await (const part of reader) {
        parts.push(part);
      }
      files.sum = digest(Buffer.concat(parts));
    });
    const blob = pattern(9, blobSize);
    const [sum] = await Promise.all([web.sendBytes(3, blobSize), sendBlob(node, blob)]);
    await web.sendText(prose(50_000), ['node']);
    await node.localParticipant.sendText(prose(300), { topic: 'text', attributes: { size: '300' } });
    await until('text and file', () => texts[50_000] && files.sum, 20000);
    const file = await eventually('file at the page', async () => (await web.files()).node, 20000);
    const text = await eventually('text at the page', async () => (await web.texts())['node:300']);
    return {
      packet: packets[0],
      packetAtWeb: atWeb.from === 'node' && atWeb.sum === digest(pattern(7, 4096)),
      texts: texts[50_000] === prose(50_000) && text === prose(300),
      files: files.sum === sum && file.sum === digest(blob) && file.length === blobSize,
    };
  }),

  calls: withBrowser(async (url, browser) => {
    const [web, node] = await pair(browser, url, 'mixedcalls');
    node.localParticipant.registerRpcMethod('echo', async (call) => `${call.callerIdentity}:${call.payload}`);
    node.localParticipant.registerRpcMethod('fail', async () => {
      throw new Error('no');
    });
    const fromNode = (method, payload) => node.localParticipant
      .performRpc({ destinationIdentity: 'web', method, payload, responseTimeout: 5000 })
      .then((answer) => ({ answer }), (error) => ({ code: error.code }));
    const calls = [];
    for (const call of [fromNode, (method, payload) => web.rpc('node', method, payload)]) {
      calls.push([await call('echo', 'hi'), await call('fail', ''), await call('unknown', '')].map((result) => result.answer ?? result.code));
    }
    return { calls };
  }),

  state: withBrowser(async (url, browser) => {
    const [web, node] = await pair(browser, url, 'mixedstate');
    await web.attributes({ colour: 'red' });
    await web.rename('Ann', '{"m":1}');
    await node.localParticipant.setAttributes({ colour: 'blue' });
    await node.localParticipant.updateName('Bob');
    await node.localParticipant.updateMetadata('{"m":2}');
    const facts = (p) => [p?.attributes.colour, p?.name, p?.metadata].join(' ');
    await until('the page as the other sees it', () => facts(node.remoteParticipants.get('web')) === 'red Ann {"m":1}');
    await eventually('the other as the page sees it', async () => facts(await web.remote('node')) === 'blue Bob {"m":2}');
    await web.publishTone(500);
    const told = (event) => next(node, event, (publication, participant) => (participant ?? publication).identity === 'web');
    const muted = told(RoomEvent.TrackMuted);
    await web.mute(true);
    await muted;
    const gone = next(node, RoomEvent.ParticipantDisconnected);
    await web.leave();
    const [left] = await gone;
    return { left: left.identity };
  }),
});
