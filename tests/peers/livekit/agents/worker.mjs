// An agent as its author would write it: speech in, a model, speech out. Only the model's address is that of the test.
import { cli, defineAgent, ServerOptions, voice } from '@livekit/agents';
import * as openai from '@livekit/agents-plugin-openai';
import * as silero from '@livekit/agents-plugin-silero';
import { fileURLToPath } from 'node:url';

const model = { baseURL: process.env.MODEL_URL, apiKey: 'any' };

export default defineAgent({
  prewarm: async (process) => {
    process.userData.vad = await silero.VAD.load();
  },
  entry: async (ctx) => {
    const session = new voice.AgentSession({
      vad: ctx.proc.userData.vad,
      stt: new openai.STT({ ...model, baseURL: process.env.STT_URL ?? model.baseURL, model: 'whisper-1', useRealtime: false }),
      llm: new openai.LLM({ ...model, model: 'gpt-4o-mini' }),
      tts: new openai.TTS({ ...model, model: 'tts-1' }),
    });
    await session.start({ agent: new voice.Agent({ instructions: 'You help.' }), room: ctx.room });
    if (ctx.job.participant) {
      await ctx.room.localParticipant.setAttributes({ 'job.participant': ctx.job.participant.identity });
    }
    await session.say('Hello and welcome to the test bench.');
  },
});

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const agentName = process.env.AGENT_NAME ?? 'echo';
  const serverType = Number(process.env.JOB_TYPE ?? 0);
  // By default a job whose process is not up within ten seconds is dropped in silence; several at once take longer on a busy machine.
  const initializeProcessTimeout = 60_000;
  cli.runApp(new ServerOptions({ agent: fileURLToPath(import.meta.url), agentName, serverType, initializeProcessTimeout }));
}
