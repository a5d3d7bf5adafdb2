import { PROTOCOLS } from "../../../fixtures/protocols.ts";
import { SECURED } from "../../reports/modules.ts";
import { type Cell, severalOf, type Table } from "../table.ts";

const each = (words: readonly string[]): string => [...new Set(words)].join(", ");

export default {
  id: "modules-seen",
  about:
    "By what a run really logged in over each protocol, and by what it was told whose account opened",
  needs: "a run",
  options: { protocol: { about: "these; else all", values: PROTOCOLS, several: true } },
  example: { protocol: "pop3,imap" },
  make({ options, runs: [told] }) {
    const wanted = severalOf(options.protocol);
    const made = (told?.summary.protocols ?? []).filter(({ protocol, logins }) =>
      logins > 0 && (wanted?.includes(protocol) ?? true)
    );
    if (made.length === 0) {
      return {
        problem: `The run of ${told?.summary.target ?? "no target"} logged nobody in there. ` +
          "Remedy: another protocol=, or a run with fewer --only",
      };
    }
    return {
      head: ["module", "by", "TLS", "mechanisms that opened", "whose it was is told by"],
      rows: made.map(({ protocol, clients, ways, proven }): Cell[] => [
        protocol,
        clients.join(", "),
        each(ways.map(({ security }) => SECURED[security])),
        each(ways.filter(({ opened }) => opened > 0).map(({ mechanism }) => mechanism).sort()),
        Object.keys(proven).sort().join(", "),
      ]),
    };
  },
} satisfies Table as Table;
