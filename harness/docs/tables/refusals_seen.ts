import { PROTOCOLS } from "../../../fixtures/protocols.ts";
import { refusalsSeen } from "../measured/refusals.ts";
import { severalOf, type Table } from "../table.ts";

export default {
  id: "refusals-seen",
  about: "What a server answered where it refused, by protocol and reason: its own codes and words",
  needs: "a run",
  options: { protocol: { about: "these; else all", values: PROTOCOLS, several: true } },
  example: { protocol: "pop3,imap,ftp" },
  make({ options, runs: [told] }) {
    const wanted = severalOf(options.protocol);
    return told
      ? refusalsSeen(told, wanted && PROTOCOLS.filter((one) => wanted.includes(one)))
      : { problem: "There is no run. Remedy: --from FOLDER" };
  },
} satisfies Table as Table;
