import { ximss } from "../protocols/ximss/mod.ts";
import type { Door } from "../session.ts";
import type { Wire } from "../wire.ts";
import { converse } from "./talk.ts";

/** The client's end of a XIMSS conversation in memory. */
export interface XimssPeer extends AsyncDisposable {
  /** Sends documents, each with its zero byte. */
  say(...documents: string[]): void;
  /** Sends text as it stands, or bytes. */
  send(data: string | Uint8Array): void;
  /** The next document of the server's, without its zero byte. @throws {Error} once the conversation is over */
  hear(): Promise<string>;
  /** Documents up to the first response, with it. */
  answer(): Promise<string[]>;
  /** Says a document and gives its answer. */
  ask(document: string): Promise<string[]>;
  /** Ends the input and gives all that is still said. */
  rest(): Promise<string[]>;
  readonly over: Promise<void>;
}

/** Starts a conversation. Disposing of it ends the input and waits for its end. */
export function ximssPeer(door: Door, wire: Partial<Wire> = {}): XimssPeer {
  const { send, until, hangUp, over } = converse(ximss, door, wire);
  const say = (...documents: string[]) => documents.forEach((document) => send(`${document}\0`));
  const hear = async () => (await until("\0")).slice(0, -1);
  const answer = async () => {
    const heard: string[] = [];
    do heard.push(await hear()); while (!heard.at(-1)?.startsWith("<response"));
    return heard;
  };
  return {
    say,
    send,
    hear,
    answer,
    ask(document) {
      say(document);
      return answer();
    },
    async rest() {
      hangUp();
      await over;
      const heard: string[] = [];
      const more = () => hear().catch(() => undefined);
      for (let one = await more(); one !== undefined; one = await more()) heard.push(one);
      return heard;
    },
    over,
    async [Symbol.asyncDispose]() {
      hangUp();
      await over;
    },
  };
}
