// A caller: hears the greeting, writes and gets text and sound back, speaks and gets an answer.
import { AudioFrame, AudioSource, AudioStream, LocalAudioTrack, TrackPublishOptions, TrackSource } from '@livekit/rtc-node';
import { readFileSync } from 'node:fs';
import { join, leave, RoomEvent } from '../lib/node-room.mjs';
import { run, until, wait } from '../lib/report.mjs';
import { dominantFrequency, rms } from '../lib/tone.mjs';

const rate = 24000;

// When sound was last, how often it came up after at least half a second of silence, and what it was each time.
function listen(room) {
  const heard = { onsets: [], turns: [], last: 0, first: 0 };
  room.on(RoomEvent.TrackSubscribed, async (track) => {
    for await (const frame of new AudioStream(track, rate, 1)) {
      if (rms(frame.data) > 300) {
        const now = performance.now();
        if (now - heard.last > 500) {
          heard.onsets.push(now);
          heard.turns.push([]);
        }
        heard.turns.at(-1).push(...frame.data);
        heard.first ||= now;
        heard.last = now;
      }
    }
  });
  return heard;
}

function transcripts(room) {
  const texts = [];
  room.registerTextStreamHandler('lk.transcription', async (reader, { identity }) => {
    texts.push({ identity, text: await reader.readAll() });
  });
  return texts;
}

// The tone of what was heard since a turn, and the one that the model speaks a text with.
function tone(heard, since) {
  return dominantFrequency(heard.turns.slice(since).flat(), rate);
}

async function spoken(input) {
  const body = JSON.stringify({ model: 'tts-1', voice: 'ash', input, response_format: 'pcm' });
  const answer = await fetch(`${process.env.MODEL_URL}/audio/speech`, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
  return dominantFrequency(new Int16Array(await answer.arrayBuffer()), rate);
}

async function speak(room, file) {
  const wave = readFileSync(file);
  const waveRate = wave.readUInt32LE(24);
  const samples = new Int16Array(wave.buffer.slice(wave.byteOffset + 44, wave.byteOffset + wave.length - ((wave.length - 44) % 2)));
  const source = new AudioSource(waveRate, 1, 200);
  const track = LocalAudioTrack.createAudioTrack('voice', source);
  const options = new TrackPublishOptions();
  options.source = TrackSource.SOURCE_MICROPHONE;
  await room.localParticipant.publishTrack(track, options);
  const step = waveRate / 50;
  const silence = new Int16Array(step);
  const leadIn = 50;
  const began = performance.now();
  for (let i = 0; i < leadIn; i++) {
    await source.captureFrame(new AudioFrame(silence, waveRate, 1, step));
  }
  for (let at = 0; at + step <= samples.length; at += step) {
    await source.captureFrame(new AudioFrame(samples.slice(at, at + step), waveRate, 1, step));
  }
  // The source plays in real time: the last of the speech cannot be heard before this, however late this process learns of it.
  const ended = began + (leadIn + Math.floor(samples.length / step)) * 20;
  let going = true;
  const tail = (async () => {
    while (going) {
      await source.captureFrame(new AudioFrame(silence, waveRate, 1, step));
    }
  })();
  return { ended, stop: async () => { going = false; await tail; } };
}

async function publishSilence(room) {
  const track = LocalAudioTrack.createAudioTrack('silence', new AudioSource(24000, 1, 200));
  const options = new TrackPublishOptions();
  options.source = TrackSource.SOURCE_MICROPHONE;
  await room.localParticipant.publishTrack(track, options);
}

async function call(url, roomName, publish = false) {
  const room = await join(url, roomName, 'caller');
  if (publish) {
    await publishSilence(room);
  }
  const heard = listen(room);
  const texts = transcripts(room);
  await until('the greeting is heard', () => heard.onsets.length > 0, 80000);
  await until('the greeting is transcribed', () => texts.some((t) => t.identity.startsWith('agent-') && t.text.includes('welcome to the test bench')), 30000);
  await until('the greeting ends', () => performance.now() - heard.last > 800, 20000);
  return { room, heard, texts };
}

run({
  async talk(url) {
    const { room, heard, texts } = await call(url, process.argv[4]);
    const before = heard.onsets.length;
    await room.localParticipant.sendText('What was charged twice?', { topic: 'lk.chat' });
    await until('a text answer', () => texts.some((t) => t.text.includes('The invoice was charged twice')), 30000);
    await until('a spoken answer', () => heard.onsets.length > before, 30000);
    await until('the answer ends', () => performance.now() - heard.last > 1000, 20000);
    const tones = [{ heard: tone(heard, before), expected: await spoken(process.argv[6]) }];
    const beforeVoice = heard.onsets.length;
    const voice = await speak(room, process.argv[5]);
    await until('an answer to speech', () => heard.onsets.length > beforeVoice, 30000);
    await until('the text of that answer', () => texts.some((t) => t.text.includes('You said that you want a refund')), 20000);
    const responseMilliseconds = heard.onsets[beforeVoice] - voice.ended;
    await until('the answer to speech ends', () => performance.now() - heard.last > 1000, 20000);
    tones.push({ heard: tone(heard, beforeVoice), expected: await spoken(process.argv[7]) });
    const userTranscript = texts.some((t) => t.identity === 'caller' && t.text.includes('I want a refund'));
    await voice.stop();
    const state = [...room.remoteParticipants.values()][0].attributes['lk.agent.state'];
    await leave(room);
    return { tones, responseMilliseconds, userTranscript, state };
  },

  // One short call, for many in a row or at once; for agents that come for publishers, with a track.
  async greet(url) {
    const start = performance.now();
    const { room, heard } = await call(url, process.argv[4], process.argv[5] === 'publish');
    const greeting = heard.first - start;
    const agents = [...room.remoteParticipants.values()].map((agent) => agent.attributes['job.participant'] ?? '');
    await leave(room);
    return { greeting, agents };
  },

  // Waits for the agent to come and to be gone.
  async widow(url) {
    const { room } = await call(url, process.argv[4]);
    process.stdout.write('READY\n');
    const start = performance.now();
    await until('the agent is gone', () => room.remoteParticipants.size === 0, 30000);
    const milliseconds = performance.now() - start;
    await wait(10);
    await leave(room);
    return { milliseconds };
  },
});
