import { createHash } from 'node:crypto';

// Bytes that depend on a seed and a length only, and that do not compress.
export function pattern(seed, length) {
  const bytes = new Uint8Array(length);
  let state = (seed * 2654435761 + 1) >>> 0;
  for (let i = 0; i < length; i++) {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    bytes[i] = state & 0xff;
  }
  return bytes;
}

export function digest(data) {
  return createHash('sha256').update(data).digest('hex');
}

// Text of a given number of characters that compresses to three quarters at best.
export function noise(length) {
  return Buffer.from(pattern(length, length)).toString('base64').slice(0, length);
}

// For each payload that arrived the number of the one that it equals byte by byte, -1 for none.
export function indexes(sums, sent) {
  return sums.map((sum) => sent.indexOf(sum));
}

// Text of a given number of characters: compressible, and not one byte a character everywhere.
export function prose(length) {
  return 'Grüße aus dem Prüfstand. '.repeat(Math.ceil(length / 25)).slice(0, length);
}
