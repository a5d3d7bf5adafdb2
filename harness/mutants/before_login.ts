import type { Protocol } from "../../fixtures/protocols.ts";
import type { Door, Wire } from "../../reference/mod.ts";
import { conversing, doorWith } from "./conversing.ts";

/** What is said to a piece of input, a line or a chunk, in place of the protocol's own answer; nothing where it is left alone. */
type Answer = (input: string, door: Door) => string | undefined;

/** A server that answers some input of a protocol before anybody logged in. */
export const answeredBeforeLogin = (answers: Readonly<Partial<Record<Protocol, Answer>>>) =>
  conversing(({ protocol, wire, door }, activated) => {
    const answer = answers[protocol];
    let loggedIn = false;
    if (!answer) return {};
    /** Reads on until there is input that it does not answer itself. */
    const next = async <T extends string | Uint8Array>(read: () => Promise<T | undefined>) => {
      for (;;) {
        const input = await read();
        if (loggedIn || input === undefined) return input;
        const text = typeof input === "string" ? input : new TextDecoder().decode(input);
        const said = answer(text, door);
        if (said === undefined) return input;
        activated();
        await wire.send(said);
      }
    };
    const early: Wire = {
      ...wire,
      line: (limit) => next(() => wire.line(limit)),
      chunk: () => next(() => wire.chunk()),
    };
    return {
      wire: early,
      door: doorWith(door, async (request) => {
        const admission = await door.login(request);
        loggedIn ||= admission.kind === "opened";
        return admission;
      }),
    };
  });
