// Makes src/Senytl.Performance/Llm/Tokens/Vocabulary/*.gz from npm tiktoken: the merge ranks, and the
// character classes as the regular-expression engine of the reference sees them. Run: npm ci && npm run vocabulary
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { gzipSync } from 'node:zlib';
import { Tiktoken } from 'tiktoken';

const require = createRequire(import.meta.url);
const target = new URL('../../../src/Senytl.Performance/Llm/Tokens/Vocabulary/', import.meta.url);
mkdirSync(target, { recursive: true });

function write(name, bytes) {
  const packed = gzipSync(bytes, { level: 9, memLevel: 9 });
  writeFileSync(new URL(`${name}.gz`, target), packed);
  console.log(`${name} ${bytes.length} bytes, ${packed.length} packed`);
}

// File: uint32 number of ranks, then one length byte a rank (0: no token has it), then the tokens' bytes, in order of rank.
function ranks(encoding) {
  const { bpe_ranks: text } = JSON.parse(readFileSync(require.resolve(`tiktoken/encoders/${encoding}.json`)));
  const tokens = [];
  for (const line of text.split('\n').filter(Boolean)) {
    const [, first, ...words] = line.split(' ');
    words.forEach((word, i) => { tokens[Number(first) + i] = Buffer.from(word, 'base64'); });
  }
  return tokens;
}

function pack(tokens) {
  const head = Buffer.alloc(4);
  head.writeUInt32LE(tokens.length);
  const lengths = Buffer.from(Array.from(tokens, (token) => token?.length ?? 0));
  return Buffer.concat([head, lengths, ...Array.from(tokens, (token) => token ?? Buffer.alloc(0))]);
}

const p50k = ranks('p50k_base');
const r50k = ranks('r50k_base');
if (r50k.length !== 50256 || !r50k.every((token, rank) => token.equals(p50k[rank]))) {
  throw new Error('r50k_base is no longer the first 50256 ranks of p50k_base: ship it as a file of its own');
}

for (const encoding of ['cl100k_base', 'o200k_base']) write(encoding, pack(ranks(encoding)));
write('p50k_base', pack(p50k));

// A vocabulary of single bytes with a pattern of one class keeps just the characters of that class.
const single = '! 0 ' + Array.from({ length: 256 }, (_, byte) => Buffer.from([byte]).toString('base64')).join(' ');
const every = Array.from({ length: 0x110000 }, (_, point) => (point >= 0xd800 && point < 0xe000 ? '' : String.fromCodePoint(point)));
const classes = new Uint8Array(0x110000);
// The bits are those of CharClass.cs.
for (const [bit, pattern] of [[1, '[\\p{Lu}\\p{Lt}\\p{Lm}\\p{Lo}\\p{M}]'], [2, '[\\p{Ll}\\p{Lm}\\p{Lo}\\p{M}]'], [4, '\\p{L}'], [8, '\\p{N}'], [16, '\\s'], [32, '[\\r\\n]'], [64, '[^\\s\\p{L}\\p{N}]']]) {
  const engine = new Tiktoken(single, {}, pattern);
  for (let start = 0; start < every.length; start += 0x1000) {
    const kept = Buffer.from(engine.encode_ordinary(every.slice(start, start + 0x1000).join('')).map((token) => token)).toString('utf8');
    for (const char of kept) classes[char.codePointAt(0)] |= bit;
  }
  engine.free();
}
classes.fill(64, 0xd800, 0xe000); // an unpaired surrogate reaches the reference as U+FFFD

// File: runs of (uint24 length, class).
const runs = [];
for (let start = 0; start < classes.length;) {
  let end = start;
  while (end < classes.length && classes[end] === classes[start]) end++;
  const length = end - start;
  runs.push(length & 255, (length >> 8) & 255, length >> 16, classes[start]);
  start = end;
}
write('classes', Buffer.from(runs));
