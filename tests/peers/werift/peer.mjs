// One end of a data channel test. Speaks JSON lines: {sdp} out, {sdp} in, then {done} or {error} out.
import { createInterface } from 'node:readline';
import { RTCPeerConnection } from 'werift';

const [, , mode, messages, bytes] = process.argv;
const count = Number(messages);
const size = Number(bytes);
const say = (message) => process.stdout.write(`${JSON.stringify(message)}\n`);
const content = (index) => Buffer.from(Array.from({ length: size }, (_, at) => (index * 31 + at * 7) & 255));

const peer = new RTCPeerConnection({ iceServers: [], iceUseIpv6: false, iceAdditionalHostAddresses: ['127.0.0.1'] });

let last = 0;

// Counts time from the end of the DTLS handshake. A retransmission timeout of at least a second, as werift has it for the
// internet, would be a stall of its own making on every tail loss: on a local path its timeout is one for local paths. It
// gives up a handshake after eight such timeouts, which would then be soon: here it does not.
function prepare() {
  const { sctp } = peer.sctpTransport;
  Object.defineProperty(sctp, 'rto', { get: () => 0.05, set: () => {} });
  Object.defineProperty(sctp, 'timer1Failures', { get: () => 0, set: () => {} });
  peer.dtlsTransports[0].onStateChange.subscribe((state) => {
    last = state === 'connected' ? performance.now() : last;
  });
}

function run(channel) {
  let received = 0;
  let first = 0;
  let stall = 0;
  channel.onMessage.subscribe((data) => {
    const now = performance.now();
    if (received === 0) {
      first = now - last;
    } else {
      stall = Math.max(stall, now - last);
    }
    last = now;
    if (!content(received).equals(Buffer.from(data))) {
      say({ error: `message ${received} is not what was sent` });
    }

    received += 1;
    if (received === count) {
      say({ done: { received, firstMs: Math.round(first), longestStallMs: Math.round(stall) } });
    }
  });
  for (let index = 0; index < count; index += 1) {
    channel.send(content(index));
  }
}

const lines = createInterface({ input: process.stdin })[Symbol.asyncIterator]();
const gathered = () => new Promise((resolve) => setTimeout(resolve, 300));

if (mode === 'offer') {
  const channel = peer.createDataChannel('_reliable');
  channel.stateChanged.subscribe((state) => state === 'open' && run(channel));
  await peer.setLocalDescription(await peer.createOffer());
  prepare();
  await gathered();
  say({ sdp: peer.localDescription.sdp });
  await peer.setRemoteDescription({ type: 'answer', sdp: JSON.parse((await lines.next()).value).sdp });
} else {
  peer.onDataChannel.subscribe(run);
  await peer.setRemoteDescription({ type: 'offer', sdp: JSON.parse((await lines.next()).value).sdp });
  prepare();
  await peer.setLocalDescription(await peer.createAnswer());
  await gathered();
  say({ sdp: peer.localDescription.sdp });
}

await lines.next();
process.exit(0);
