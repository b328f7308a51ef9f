// One end of a data channel test. Speaks JSON lines: {sdp} out, {sdp} in, then {done} or {error} out.
import { createInterface } from 'node:readline';
import { RTCPeerConnection } from 'werift';

const [, , mode, expected, sent, bytes] = process.argv;
const count = Number(expected);
const size = Number(bytes);
const say = (message) => process.stdout.write(`${JSON.stringify(message)}\n`);
const content = (index) => Buffer.from(Array.from({ length: size }, (_, at) => (index * 31 + at * 7) & 255));

const peer = new RTCPeerConnection({ iceServers: [], iceUseIpv6: false, iceAdditionalHostAddresses: ['127.0.0.1'] });

function run(channel) {
  let received = 0;
  let last = performance.now();
  let stall = 0;
  channel.onMessage.subscribe((data) => {
    const now = performance.now();
    stall = received > 0 ? Math.max(stall, now - last) : stall;
    last = now;
    if (!content(received).equals(Buffer.from(data))) {
      say({ error: `message ${received} is not what was sent` });
    }

    received += 1;
    if (received === count) {
      say({ done: { received, longestStallMs: Math.round(stall) } });
    }
  });
  for (let index = 0; index < Number(sent); index += 1) {
    channel.send(content(index));
  }
}

const lines = createInterface({ input: process.stdin })[Symbol.asyncIterator]();
const gathered = () => new Promise((resolve) => setTimeout(resolve, 300));

if (mode === 'offer') {
  const channel = peer.createDataChannel('_reliable');
  channel.stateChanged.subscribe((state) => state === 'open' && run(channel));
  await peer.setLocalDescription(await peer.createOffer());
  await gathered();
  say({ sdp: peer.localDescription.sdp });
  await peer.setRemoteDescription({ type: 'answer', sdp: JSON.parse((await lines.next()).value).sdp });
} else {
  peer.onDataChannel.subscribe(run);
  await peer.setRemoteDescription({ type: 'offer', sdp: JSON.parse((await lines.next()).value).sdp });
  await peer.setLocalDescription(await peer.createAnswer());
  await gathered();
  say({ sdp: peer.localDescription.sdp });
}

await lines.next();
process.exit(0);
