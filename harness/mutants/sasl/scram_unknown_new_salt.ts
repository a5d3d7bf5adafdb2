import { Buffer } from "node:buffer";
import type { Protocol } from "../../../fixtures/protocols.ts";
import type { Wire } from "../../../reference/mod.ts";
import { conversing, saying } from "../conversing.ts";
import type { Mutant } from "../mutant.ts";
import { isKnown, scramName } from "../scram_first.ts";

/** A challenge of SCRAM, in base64, with another salt; any other text as it is. */
function salted(encoded: string): string {
  const challenge = Buffer.from(encoded, "base64").toString();
  const salt = Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString("base64");
  const changed = challenge.replace(/^(r=[^,]+,s=)[^,]+(,i=\d+)$/, `$1${salt}$2`);
  return changed === challenge ? encoded : Buffer.from(changed).toString("base64");
}

/** The same wire, and what it read last. */
function remembering(wire: Wire, read: (input: string) => void): Wire {
  return {
    ...wire,
    async line(limit) {
      const line = await wire.line(limit);
      read(line ?? "");
      return line;
    },
    async chunk() {
      const chunk = await wire.chunk();
      read(new TextDecoder().decode(chunk));
      return chunk;
    },
  };
}

const PROTOCOLS: readonly Protocol[] = ["pop3", "imap", "ximss"];

const mutant: Mutant = {
  id: "scram-unknown-new-salt",
  title: "SCRAM gives an unknown name another salt each time that it asks.",
  clause: "access.mechanisms",
  protocols: PROTOCOLS,
  situation: "SCRAM-SHA-256 begun twice as nobody@client2.com",
  verdicts: ["deviates", "differs"],
  ways: ["gives"],
  wrong: conversing(({ protocol, wire, door }, activated) => {
    if (!PROTOCOLS.includes(protocol)) return {};
    let unknown = false;
    const reading = remembering(wire, (input) => {
      const name = scramName(protocol, input);
      unknown = name !== undefined && !isKnown(door, name);
    });
    return {
      wire: saying(reading, (text) => {
        if (!unknown) return text;
        const said = text.replace(
          /(?<=^\+ |<challenge [^>]*value=")[\w+/=]+/,
          (encoded) => salted(encoded),
        );
        if (said !== text) activated();
        return said;
      }),
    };
  }),
};

export default mutant;
