// What a page does; the scenarios call it from outside. One room a page.
(() => {
  const { Room, RoomEvent, Track } = LivekitClient;
  const state = { room: null, data: [], lossy: [], texts: {}, files: {}, wholes: [], events: [], context: null };

  const wait = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));
  const until = async (what, condition, milliseconds = 15000) => {
    for (const end = Date.now() + milliseconds; Date.now() < end; await wait(20)) {
      const found = await condition();
      if (found) {
        return found;
      }
    }
    throw new Error(`not within ${milliseconds} ms: ${what}`);
  };
  const digest = async (bytes) =>
    [...new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))].map((b) => b.toString(16).padStart(2, '0')).join('');
  const publication = (identity, kind) =>
    [...(state.room.remoteParticipants.get(identity)?.trackPublications.values() ?? [])].find((p) => p.kind === kind && p.track);

  window.peer = {
    async join(url, token, options = {}) {
      const room = new Room(options);
      state.room = room;
      room.on(RoomEvent.DataReceived, async (payload, participant, kind, topic) => {
        const entry = { from: participant?.identity, topic, sum: null };
        (topic === 'lossy' ? state.lossy : state.data).push(entry);
        entry.sum = await digest(payload);
      });
      room.registerTextStreamHandler('text', async (reader, { identity }) => {
        state.texts[`${identity}:${reader.info.attributes?.size}`] = await reader.readAll();
      });
      room.registerByteStreamHandler('bytes', async (reader, { identity }) => {
        const parts = await reader.readAll();
        const bytes = new Uint8Array(await new Blob(parts).arrayBuffer());
        state.files[identity] = { sum: await digest(bytes), length: bytes.length, name: reader.info.name };
      });
      room.registerByteStreamHandler('whole', async (reader) => {
        const bytes = new Uint8Array(await new Blob(await reader.readAll()).arrayBuffer());
        state.wholes.push({ sum: await digest(bytes), name: reader.info.name, length: bytes.length });
      });
      room.registerRpcMethod('echo', async (call) => `${call.callerIdentity}:${call.payload}`);
      room.registerRpcMethod('fail', async () => {
        throw new Error('no');
      });
      for (const name of ['Reconnecting', 'SignalReconnecting', 'Reconnected', 'Disconnected', 'TrackMuted', 'TrackUnmuted', 'TrackUnpublished', 'TrackUnsubscribed', 'ParticipantDisconnected']) {
        room.on(RoomEvent[name], (first) => state.events.push({ name, detail: typeof first === 'number' ? first : (first?.identity ?? first?.trackSid ?? '') }));
      }
      const start = performance.now();
      await room.connect(url, token);
      await until('connected', () => room.state === 'connected');
      return performance.now() - start;
    },

    async publishTone(frequency) {
      state.context ??= new AudioContext({ sampleRate: 48000 });
      const oscillator = new OscillatorNode(state.context, { frequency });
      const out = state.context.createMediaStreamDestination();
      oscillator.connect(out);
      oscillator.start();
      const published = await state.room.localParticipant.publishTrack(out.stream.getAudioTracks()[0], { source: Track.Source.Microphone, name: 'tone' });
      return published.trackSid;
    },

    // Paints the regions of lib/picture.mjs, frame after frame in the colours given for its number.
    async publishPicture(codec, regions, paints, width, height) {
      const canvas = Object.assign(document.createElement('canvas'), { width, height });
      const paint = canvas.getContext('2d');
      let number = 0;
      const next = () => {
        regions.forEach((region, i) => {
          paint.fillStyle = `rgb(${paints[number][i]})`;
          paint.fillRect(Math.floor(region.x * width), region.y * height, Math.ceil(region.width * width), region.height * height);
        });
        number = (number + 1) % paints.length;
      };
      next();
      setInterval(next, 50);
      const published = await state.room.localParticipant.publishTrack(canvas.captureStream(20).getVideoTracks()[0], {
        source: Track.Source.Camera, name: 'picture', simulcast: false, videoCodec: codec,
      });
      return published.trackSid;
    },

    // The strongest line of the spectrum, in hertz, once there is sound.
    async frequency(identity) {
      const heard = await until(`audio of ${identity}`, () => publication(identity, 'audio'));
      state.context ??= new AudioContext({ sampleRate: 48000 });
      const element = heard.track.attach();
      element.muted = true;
      const source = state.context.createMediaStreamSource(new MediaStream([heard.track.mediaStreamTrack]));
      const analyser = new AnalyserNode(state.context, { fftSize: 32768, smoothingTimeConstant: 0 });
      source.connect(analyser);
      const levels = new Float32Array(analyser.frequencyBinCount);
      await wait(1000);
      return until('sound', () => {
        analyser.getFloatFrequencyData(levels);
        let best = 0;
        for (let i = 0; i < levels.length; i++) {
          if (levels[i] > levels[best]) {
            best = i;
          }
        }
        return levels[best] > -50 && Math.round((best * 48000) / 32768);
      });
    },

    // The colour in the middle of each region, of so many decoded frames.
    async watch(identity, frames, regions) {
      const seen = await until(`video of ${identity}`, () => publication(identity, 'video'));
      const element = seen.track.attach();
      element.muted = true;
      document.body.append(element);
      const canvas = document.createElement('canvas');
      const paint = canvas.getContext('2d', { willReadFrequently: true });
      const samples = [];
      const next = () => element.requestVideoFrameCallback(() => {
        Object.assign(canvas, { width: element.videoWidth, height: element.videoHeight });
        paint.drawImage(element, 0, 0);
        const pixels = regions.map((region) => {
          const [x, y] = [(region.x + region.width / 2) * canvas.width, (region.y + region.height / 2) * canvas.height];
          return [...paint.getImageData(Math.floor(x), Math.floor(y), 1, 1).data];
        });
        // Before its first frame an element may call back with nothing to draw, which leaves the canvas transparent.
        if (pixels.some(([, , , alpha]) => alpha > 0)) {
          samples.push(pixels.map((pixel) => pixel.slice(0, 3)));
        }
        if (samples.length < frames) {
          next();
        }
      });
      next();
      await element.play();
      await until('frames', () => samples.length >= frames, 20000);
      return { samples, size: [canvas.width, canvas.height], mime: seen.mimeType };
    },

    // What the browser itself counts of a track that it receives.
    async inbound(identity, kind) {
      const heard = await until(`${kind} of ${identity}`, () => publication(identity, kind));
      const report = await until('a report of it', async () =>
        [...(await heard.track.receiver.getStats()).values()].find((entry) => entry.type === 'inbound-rtp'));
      const { packetsReceived, packetsLost, framesDecoded } = report;
      return { packetsReceived, packetsLost, framesDecoded };
    },

    async sendPackets(payloads, topic) {
      for (const payload of payloads) {
        await state.room.localParticipant.publishData(new Uint8Array(payload), { reliable: topic !== 'lossy', topic });
        if (topic === 'lossy') {
          await wait(2);
        }
      }
    },

    async sendText(text, to) {
      await state.room.localParticipant.sendText(text, { topic: 'text', attributes: { size: String(text.length) }, destinationIdentities: to });
    },

    async sendBytes(seed, length) {
      const bytes = new Uint8Array(length);
      for (let i = 0; i < length; i++) {
        bytes[i] = (i * 31 + seed + (i >> 8)) & 0xff;
      }
      const writer = await state.room.localParticipant.streamBytes({ topic: 'bytes', name: 'blob.bin', totalSize: length });
      for (let at = 0; at < length; at += 15000) {
        await writer.write(bytes.subarray(at, Math.min(length, at + 15000)));
      }
      await writer.close();
      return digest(bytes);
    },

    // In one call, which lets the client choose its form; the name is that of the sum.
    async sendWhole(bytes, to) {
      await state.room.localParticipant.sendBytes(new Uint8Array(bytes), { topic: 'whole', name: await digest(new Uint8Array(bytes)), destinationIdentities: to });
    },

    async rpc(to, method, payload) {
      try {
        return { answer: await state.room.localParticipant.performRpc({ destinationIdentity: to, method, payload, responseTimeout: 5000 }) };
      } catch (error) {
        return { code: error.code };
      }
    },

    async attributes(values) {
      await state.room.localParticipant.setAttributes(values);
    },

    async rename(name, metadata) {
      await state.room.localParticipant.setName(name);
      await state.room.localParticipant.setMetadata(metadata);
    },

    remote: (identity) => {
      const p = state.room.remoteParticipants.get(identity);
      return p && { attributes: p.attributes, name: p.name, metadata: p.metadata, tracks: [...p.trackPublications.values()].map((t) => ({ sid: t.trackSid, muted: t.isMuted })) };
    },

    async mute(muted) {
      const tone = [...state.room.localParticipant.audioTrackPublications.values()][0];
      await (muted ? tone.mute() : tone.unmute());
    },

    async unpublish() {
      const tone = [...state.room.localParticipant.audioTrackPublications.values()][0];
      await state.room.localParticipant.unpublishTrack(tone.track);
    },

    reconnecting: () => state.room.engine.attemptingReconnect,
    data: () => state.data,
    lossy: () => state.lossy,
    texts: () => state.texts,
    files: () => state.files,
    wholes: () => state.wholes,
    events: () => state.events,
    sid: () => state.room.localParticipant.sid,
    remotes: () => [...state.room.remoteParticipants.keys()],
    async leave() {
      await state.room.disconnect();
    },
  };
})();
