import {
  ORDER_HEAD,
  orderRows,
  PRECEDENCE_HEAD,
  precedenceRows,
} from "../../reports/precedence.ts";
import { PROTOCOLS } from "../../../fixtures/protocols.ts";
import { severalOf, type Table } from "../table.ts";

export default {
  id: "hints",
  about: "Which hint tells the Domain where two name different ones, as a run saw it",
  needs: "a run",
  options: {
    protocol: { about: "these; else all", values: PROTOCOLS, several: true },
    rows: {
      about: "order: a line for each protocol; pairs: one for each two hints; else order",
      values: ["order", "pairs"],
    },
  },
  example: { rows: "pairs", protocol: "web,xmpp" },
  make({ options, runs }) {
    const wanted = severalOf(options.protocol);
    const seen = (runs[0]?.summary.precedence ?? [])
      .filter(({ protocol }) => wanted?.includes(protocol) ?? true);
    if (seen.length === 0) {
      return {
        problem: `The run of ${
          runs[0]?.summary.target ?? "no target"
        } set no hint against another there. Remedy: run without --only, profile standard, or another protocol=`,
      };
    }
    return options.rows === "pairs"
      ? { head: PRECEDENCE_HEAD, rows: precedenceRows(seen) }
      : { head: ORDER_HEAD, rows: orderRows(seen) };
  },
} satisfies Table as Table;
