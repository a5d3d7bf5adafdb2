import { Buffer } from "node:buffer";

/** Whether a text stands in what a client sent: as it is, in base64, or as a form has it. */
export function says(bytes: Buffer, text: string): boolean {
  const sent = bytes.toString("latin1");
  const forms = [sent, ...(sent.match(/[A-Za-z0-9+/]{8,}={0,2}/g) ?? []).map(decoded)];
  return forms.some((form) => form.includes(text)) || sent.includes(encodeURIComponent(text));
}

const decoded = (word: string) => Buffer.from(word, "base64").toString("latin1");
