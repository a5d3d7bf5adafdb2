import { Buffer } from "node:buffer";
import { UNIVERSAL } from "./ber.ts";

/** An element of these contents, texts as UTF-8, its length in the shortest form. */
export function element(tag: number, ...contents: readonly (string | Uint8Array)[]): Uint8Array {
  const content = Buffer.concat(
    contents.map((each) => typeof each === "string" ? Buffer.from(each) : each),
  );
  return Buffer.concat([Buffer.from([tag, ...lengthOf(content.length)]), content]);
}

function lengthOf(length: number): number[] {
  if (length < 0x80) return [length];
  const octets = octetsOf(length);
  return [0x80 + octets.length, ...octets];
}

function octetsOf(value: number): number[] {
  return value < 256 ? [value] : [...octetsOf(Math.floor(value / 256)), value % 256];
}

/** @param value not negative */
export function integer(tag: number, value: number): Uint8Array {
  const octets = octetsOf(value);
  // A first octet from 0x80 on would make it negative.
  return element(tag, new Uint8Array(octets[0]! < 0x80 ? octets : [0, ...octets]));
}

export const octets = (content: string | Uint8Array): Uint8Array =>
  element(UNIVERSAL.octets, content);
export const sequence = (...parts: readonly Uint8Array[]): Uint8Array =>
  element(UNIVERSAL.sequence, ...parts);
export const set = (...parts: readonly Uint8Array[]): Uint8Array =>
  element(UNIVERSAL.set, ...parts);
