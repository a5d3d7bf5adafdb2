import { Buffer } from "node:buffer";

const CR = 0x0d;
const LF = 0x0a;

/** The bytes with a CR put before every LF that has none. Byte by byte: a replacement takes half a second for some megabytes of LFs. */
export function withCrlf(bytes: Uint8Array): Buffer {
  let bare = 0;
  for (let at = 0; at < bytes.length; at++) {
    if (bytes[at] === LF && bytes[at - 1] !== CR) bare++;
  }
  const whole = Buffer.alloc(bytes.length + bare);
  let end = 0;
  for (let at = 0; at < bytes.length; at++) {
    if (bytes[at] === LF && bytes[at - 1] !== CR) whole[end++] = CR;
    whole[end++] = bytes[at]!;
  }
  return whole;
}
