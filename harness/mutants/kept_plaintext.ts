import { Buffer } from "node:buffer";
import type { Protocol } from "../../fixtures/protocols.ts";
import type { Wire } from "../../reference/mod.ts";
import { conversing } from "./conversing.ts";

const LF = 0x0a;

/** Where a chunk may be cut without tearing apart what a request for TLS ends with: a tag, or a document. */
const CUTS: Readonly<Partial<Record<Protocol, number>>> = { xmpp: ">".charCodeAt(0), ximss: 0 };

/**
 * A wire that reads into a buffer of its own, which going over to TLS does not empty.
 * @param kept called where something was in it then
 */
function bufferedTwice(wire: Wire, cut: number | undefined, kept: () => void): Wire {
  let held = Buffer.alloc(0);
  const more = async () => {
    const chunk = await wire.chunk();
    if (chunk) held = Buffer.concat([held, chunk]);
    return chunk !== undefined;
  };
  const take = (count: number) => {
    const taken = held.subarray(0, count);
    held = held.subarray(count);
    return taken;
  };
  const { upgrade } = wire;
  return {
    ...wire,
    async line() {
      while (!held.includes(LF)) if (!await more()) return undefined;
      return take(held.indexOf(LF) + 1).toString().replace(/\r?\n$/, "");
    },
    async bytes(count) {
      while (held.length < count) if (!await more()) return undefined;
      return take(count);
    },
    async chunk() {
      if (held.length === 0 && !await more()) return undefined;
      return take(cut === undefined ? held.length : held.indexOf(cut) + 1 || held.length);
    },
    ...upgrade && {
      async upgrade(goAhead) {
        if (held.length > 0) kept();
        await upgrade(goAhead);
      },
    },
  };
}

/** A server that runs, after the handshake, what was sent behind the request for TLS in plain text. */
export const keptPlaintext = (served: Protocol) =>
  conversing(({ protocol, wire }, activated) =>
    protocol === served ? { wire: bufferedTwice(wire, CUTS[protocol], activated) } : {}
  );
