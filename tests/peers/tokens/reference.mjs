// Counts a corpus with npm tiktoken. usage: node reference.mjs CORPUS RESULT
// CORPUS: (uint32 units, UTF-16LE units)*, so that unpaired surrogates survive. RESULT: one line a text, with
// "count:hash" for each encoding below, of the ordinary ids and, where the text holds "<|", of the ids with specials.
import { readFileSync, writeFileSync } from 'node:fs';
import { get_encoding } from 'tiktoken';

const reserved = Object.fromEntries(Array.from({ length: 1088 }, (_, i) => [`<|reserved_${200000 + i}|>`, 200000 + i]));
for (const named of [200002, 200003, 200005, 200006, 200007, 200008, 200012]) delete reserved[`<|reserved_${named}|>`];
const harmony = {
  ...reserved, '<|startoftext|>': 199998, '<|return|>': 200002, '<|constrain|>': 200003, '<|channel|>': 200005,
  '<|start|>': 200006, '<|end|>': 200007, '<|message|>': 200008, '<|call|>': 200012,
};
delete harmony['<|reserved_200018|>']; // the same number as <|endofprompt|>, which o200k_base has already
const encodings = [
  get_encoding('r50k_base'), get_encoding('p50k_base'), get_encoding('cl100k_base'), get_encoding('o200k_base'),
  get_encoding('o200k_base', harmony),
];

function* texts(bytes) {
  for (let at = 0; at < bytes.length;) {
    const units = bytes.readUInt32LE(at);
    yield bytes.toString('utf16le', at + 4, at + 4 + 2 * units);
    at += 4 + 2 * units;
  }
}

function digest(ids) {
  let hash = 0x811c9dc5;
  for (const id of ids) hash = Math.imul(hash ^ id, 0x01000193) >>> 0;
  return `${ids.length}:${hash.toString(16)}`;
}

const lines = [];
for (const text of texts(readFileSync(process.argv[2]))) {
  const special = text.includes('<|');
  lines.push(encodings.map((encoding) => digest(encoding.encode_ordinary(text)) + (special ? `,${digest(encoding.encode(text, 'all', []))}` : '')).join(' '));
}
writeFileSync(process.argv[3], lines.join('\n') + '\n');
