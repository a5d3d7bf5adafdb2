import { Buffer } from "node:buffer";
import type { Mailbox } from "../store/mail.ts";
import { type Entity, entityOf } from "./entity.ts";

/** A message's content, read and parsed once, and only where something asks for it. */
export class Message {
  #text: string | undefined;
  #entity: Entity | undefined;

  /** @param depth how many levels of parts are looked into */
  constructor(readonly mailbox: Mailbox, readonly uid: number, readonly depth: number) {}

  /** All of it; a character stands for a byte. */
  get text(): string {
    return this.#text ??= bytesAsText(this.mailbox.content(this.uid) ?? new Uint8Array());
  }

  /** Whether the content is here, whatever becomes of the message. */
  get held(): boolean {
    return this.#text !== undefined;
  }

  get entity(): Entity {
    return this.#entity ??= entityOf(this.text, this.depth);
  }
}

function bytesAsText(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString("latin1");
}
