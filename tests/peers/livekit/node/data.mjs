// Data packets, streams and calls among rtc-node participants.
import { DataPacketKind } from '@livekit/rtc-node';
import { digest, indexes, noise, pattern, prose } from '../lib/bytes.mjs';
import { join, leave, RoomEvent } from '../lib/node-room.mjs';
import { run, until, wait } from '../lib/report.mjs';

async function pair(url, name) {
  const a = await join(url, name, 'a');
  const b = await join(url, name, 'b');
  await until('both see each other', () => a.remoteParticipants.has('b') && b.remoteParticipants.has('a'));
  return [a, b];
}

run({
  async packets(url) {
    const [a, b] = await pair(url, 'packets');
    const c = await join(url, 'packets', 'c');
    const got = [];
    const others = [];
    const lossy = [];
    b.on(RoomEvent.DataReceived, (payload, participant, kind, topic) => {
      (topic === 'lossy' ? lossy : got).push({ sum: digest(payload), from: participant?.identity, topic, kind: DataPacketKind[kind] });
    });
    c.on(RoomEvent.DataReceived, (payload, participant, kind, topic) => others.push(topic));
    const sent = [];
    for (let i = 0; i < 128; i++) {
      const payload = pattern(i, 4096);
      sent.push(digest(payload));
      await a.localParticipant.publishData(payload, { reliable: true, topic: 'bulk', destination_identities: ['b'] });
    }
    await until('128 reliable packets', () => got.length >= 128);
    const sentLossy = [];
    for (let i = 0; i < 50; i++) {
      const payload = pattern(1000 + i, 500);
      sentLossy.push(digest(payload));
      await a.localParticipant.publishData(payload, { reliable: false, topic: 'lossy' });
      await wait(2);
    }
    await until('lossy packets', () => lossy.length >= 45);
    await a.localParticipant.publishData(new Uint8Array([1, 2, 3]), { reliable: true, topic: 'all' });
    await until('c gets what is for all', () => others.includes('all'));
    const result = {
      inOrder: got.slice(0, 128).every((entry, i) => entry.sum === sent[i]),
      from: [...new Set([...got, ...lossy].map((entry) => entry.from))],
      kinds: [...new Set(got.map((entry) => entry.kind)), ...new Set(lossy.map((entry) => entry.kind))],
      lossy: indexes(lossy.map((entry) => entry.sum), sentLossy),
      cGot: others.filter((topic) => topic === 'bulk').length,
    };
    await leave(a, b, c);
    return result;
  },

  async streams(url) {
    const [a, b] = await pair(url, 'streams');
    const texts = {};
    const files = {};
    for (const room of [a, b]) {
      room.registerTextStreamHandler('text', async (reader, { identity }) => {
        texts[`${identity}:${reader.info.attributes?.size ?? ''}`] = await reader.readAll();
      });
      room.registerByteStreamHandler('bytes', async (reader, { identity }) => {
        const parts = [];
        for await (const chunk of reader) {
          parts.push(chunk);
        }
        files[identity] = { name: reader.info.name, sum: digest(Buffer.concat(parts)), length: parts.reduce((n, part) => n + part.length, 0) };
      });
    }
    const sent = [prose(10), prose(1000), prose(20_000), prose(1_000_000), noise(40_000)];
    for (const [room, other] of [[a, 'b'], [b, 'a']]) {
      for (const text of sent) {
        await room.localParticipant.sendText(text, { topic: 'text', attributes: { size: String(text.length) }, destinationIdentities: [other] });
      }
      const writer = await room.localParticipant.streamText({ topic: 'text', attributes: { size: 'chunked' } });
      for (const part of ['one ', 'zwei ', 'три']) {
        await writer.write(part);
      }
      await writer.close();
    }
    const megabytes = 5 * 1024 * 1024;
    const blobs = { a: pattern(1, megabytes), b: pattern(2, megabytes) };
    await Promise.all([a, b].map(async (room) => {
      const blob = blobs[room.localParticipant.identity];
      const writer = await room.localParticipant.streamBytes({ topic: 'bytes', name: 'blob.bin', totalSize: megabytes });
      for (let at = 0; at < megabytes; at += 15_000) {
        await writer.write(blob.subarray(at, Math.min(megabytes, at + 15_000)));
      }
      await writer.close();
    }));
    await until('both files', () => files.a && files.b, 30000);
    await until('all texts', () => Object.keys(texts).length >= 2 * (sent.length + 1), 10000);
    const textsEqual = ['a', 'b'].every((from) => sent.every((text) => texts[`${from}:${text.length}`] === text) && texts[`${from}:chunked`] === 'one zwei три');
    const filesEqual = ['a', 'b'].every((from) => files[from].sum === digest(blobs[from]) && files[from].name === 'blob.bin');
    await leave(a, b);
    return { textsEqual, filesEqual, lengths: [files.a.length, files.b.length] };
  },

  async rpc(url) {
    const [a, b] = await pair(url, 'rpc');
    b.localParticipant.registerRpcMethod('echo', async (call) => `${call.callerIdentity}:${call.payload}`);
    b.localParticipant.registerRpcMethod('fail', async () => {
      throw new Error('no');
    });
    const call = (method, payload) => a.localParticipant.performRpc({ destinationIdentity: 'b', method, payload, responseTimeout: 5000 });
    const echo = await call('echo', 'hello');
    const long = await call('echo', prose(12_000));
    const code = async (method) => {
      try {
        await call(method, '');
        return 0;
      } catch (error) {
        return error.code;
      }
    };
    const [failed, unknown] = [await code('fail'), await code('unknown')];
    await leave(a, b);
    return { echo, longEqual: long === `a:${prose(12_000)}`, failed, unknown };
  },
});
