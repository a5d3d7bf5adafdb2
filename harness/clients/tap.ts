import { Buffer } from "node:buffer";
import type { Socket } from "node:net";
import type { Dial } from "./client.ts";

const BASE64 = /[A-Za-z0-9+/]{8,}={0,2}/g;

/** A text with the dial's passwords blanked, in the clear and inside base64. */
export function blank(text: string, dial: Dial): string {
  const secrets = [dial.password, ...(dial.before ?? []).map(({ password }) => password)].filter((
    secret,
  ) => secret !== "");
  const holds = (line: string) => secrets.some((secret) => line.includes(secret));
  const clear = text.replace(
    BASE64,
    (word) => holds(Buffer.from(word, "base64").toString()) ? "***" : word,
  );
  return secrets.reduce((line, secret) => line.replaceAll(secret, "***"), clear);
}

/** Writes what passes into a dial's transcript. */
export const noter = (dial: Dial) => (side: "C" | "S", chunk: unknown): void => {
  const text = typeof chunk === "string" ? chunk : Buffer.from(chunk as Uint8Array).toString();
  for (const line of text.split(/\r?\n/)) {
    if (line !== "") dial.transcript.push(`${side}: ${blank(line, dial)}`);
  }
};

/**
 * Writes down what passes through a socket. Reading is seen where the socket's buffer is filled, so that it stays in the
 * mode (flowing, paused, piped) that the library chose.
 */
export function tap(socket: Socket, dial: Dial): void {
  const note = noter(dial);
  const write = socket.write;
  socket.write = function (this: Socket, ...all: unknown[]) {
    note("C", all[0]);
    return Reflect.apply(write, this, all);
  } as Socket["write"];
  const push = socket.push;
  socket.push = function (this: Socket, chunk: unknown, encoding?: BufferEncoding) {
    if (chunk !== null) note("S", chunk);
    return push.call(this, chunk, encoding);
  };
}
