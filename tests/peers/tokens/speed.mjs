// Times the peers on request. stdin: lines "library encoding file iterations"; stdout: a line "milliseconds tokens" for each.
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { get_encoding } from 'tiktoken';

const counters = {};
for (const encoding of ['r50k_base', 'p50k_base', 'cl100k_base', 'o200k_base']) {
  const wasm = get_encoding(encoding);
  counters[`tiktoken ${encoding}`] = (text) => wasm.encode_ordinary(text).length;
  const { countTokens } = await import(`gpt-tokenizer/encoding/${encoding}`);
  counters[`gpt-tokenizer ${encoding}`] = (text) => countTokens(text);
}

const texts = {};
for await (const line of createInterface({ input: process.stdin })) {
  const [library, encoding, file, iterations] = line.split(' ');
  const text = texts[file] ??= readFileSync(file, 'utf8');
  const count = counters[`${library} ${encoding}`];
  let tokens = 0;
  const start = performance.now();
  for (let i = Number(iterations); i > 0; i--) tokens = count(text);
  console.log(`${performance.now() - start} ${tokens}`);
}
