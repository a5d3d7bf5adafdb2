import { Buffer } from "node:buffer";
import { conversing } from "../conversing.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "ximss-escapes-kept",
  title: "XIMSS leaves XML's escapes in a login name as they are.",
  clause: "name.encoding",
  protocols: ["ximss"],
  situation: "info@client2.com, all in character references",
  verdicts: ["deviates", "differs"],
  ways: ["refuses"],
  wrong: conversing(({ protocol, wire }, activated) => ({
    ...protocol === "ximss" && {
      wire: {
        ...wire,
        async chunk() {
          const bytes = await wire.chunk();
          const text = Buffer.from(bytes ?? []).toString("latin1");
          const kept = text.replace(
            /(<login [^>]*?authData=)("[^"]*"|'[^']*')/,
            (_, before, name) => before + name.replaceAll("&", "&amp;"),
          );
          if (kept === text) return bytes;
          activated();
          return Buffer.from(kept, "latin1");
        },
      },
    },
  })),
};

export default mutant;
