import { AudioFrame, AudioSource, AudioStream, dispose, LocalAudioTrack, Room, RoomEvent, TrackPublishOptions, TrackSource } from '@livekit/rtc-node';
import { AccessToken } from 'livekit-server-sdk';
import { dominantFrequency, rms, toneFrame } from './tone.mjs';
import { connected, wait, within } from './report.mjs';

export const rate = 48000;

export async function token(room, identity, grant = {}) {
  const made = new AccessToken('devkey', 'secret', { identity });
  made.addGrant({ room, roomJoin: true, canUpdateOwnMetadata: true, ...grant });
  return made.toJwt();
}

export async function join(url, roomName, identity, grant = {}, options = { autoSubscribe: true }) {
  const room = new Room();
  const start = performance.now();
  await within(10000, `${identity} connects`, room.connect(url, await token(roomName, identity, grant), options));
  connected(identity, performance.now() - start);
  return room;
}

// Leaves rooms, and ends rtc-node. Its disconnect() was seen not to return although the server had seen the leave and closed;
// that must not lose what was found out before.
export async function leave(...rooms) {
  const left = async () => {
    for (const room of rooms) {
      await room.disconnect();
    }
    await dispose();
  };
  await Promise.race([left(), wait(10_000)]);
}

export function next(room, event, accept = () => true, milliseconds = 10000) {
  return within(
    milliseconds,
    `${event} at ${room.localParticipant?.identity}`,
    new Promise((resolve) => {
      const handler = (...values) => {
        if (accept(...values)) {
          room.off(event, handler);
          resolve(values);
        }
      };
      room.on(event, handler);
    }),
  );
}

export async function publishTone(room, frequency, name = 'tone', amplitude = 12000) {
  const source = new AudioSource(rate, 1, 200);
  const track = LocalAudioTrack.createAudioTrack(name, source);
  const options = new TrackPublishOptions();
  options.source = TrackSource.SOURCE_MICROPHONE;
  const publication = await within(15000, 'publishTrack', room.localParticipant.publishTrack(track, options));
  let playing = true;
  const done = (async () => {
    const samples = rate / 50;
    for (let frame = 0; playing; frame++) {
      await source.captureFrame(new AudioFrame(toneFrame(frequency, rate, frame * samples, samples, amplitude), rate, 1, samples));
    }
  })().catch(() => {});
  return {
    publication,
    track,
    stop: () => {
      playing = false;
      return done;
    },
  };
}

// Listens to a track until it has heard so many seconds of sound, and tells what it was.
export async function hear(track, seconds = 1, milliseconds = 8000) {
  const heard = [];
  const wanted = seconds * rate;
  const stream = new AudioStream(track, rate, 1);
  await within(
    milliseconds,
    'sound arrives',
    (async () => {
      for await (const frame of stream) {
        if (rms(frame.data) > 1000) {
          heard.push(...frame.data);
        }
        if (heard.length >= wanted) {
          return;
        }
      }
    })(),
  );
  return { frequency: dominantFrequency(heard.slice(0, rate), rate), level: Math.round(rms(heard)) };
}

export { RoomEvent };
