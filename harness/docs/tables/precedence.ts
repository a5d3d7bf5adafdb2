import { LOGINS } from "../../../fixtures/clauses/carried.ts";
import type { FullName } from "../../../fixtures/deployment.ts";
import { decide } from "../../../scenarios/decide.ts";
import { lattice } from "../../../scenarios/lattice/mod.ts";
import type { HintName, Scenario } from "../../../scenarios/scenario.ts";
import { shownIn } from "../../../scenarios/shown.ts";
import { ORDER_HEAD, orderRows, type Precedence } from "../../reports/precedence.ts";
import { severalOf, type Table } from "../table.ts";

/** Of each two hints that name different Domains the one whose account opens, with either account's password. */
export function documentedPrecedence(by: typeof decide): Precedence[] {
  const pairs = Map.groupBy(
    lattice(LOGINS).judged,
    ({ attempt: { protocol }, conflict }) =>
      JSON.stringify([protocol, conflict?.first.hint, conflict?.second.hint]),
  );
  return [...pairs.values()].flatMap((of): Precedence[] => {
    const [one] = of;
    if (!one?.conflict) return [];
    const { attempt: { protocol }, conflict: { first, second } } = one;
    const winners = new Set(of.flatMap((each) => winner(each, by) ?? []));
    const [counts = "neither", ...more] = winners;
    return [{
      protocol,
      first: first.hint,
      second: second.hint,
      counts: more.length > 0 ? "mixed" : counts,
    }];
  });
}

function winner(
  scenario: Scenario,
  by: typeof decide,
): Extract<Precedence["counts"], HintName | "another"> | undefined {
  const { deployment, attempt, conflict } = scenario;
  const { outcome } = by(deployment, attempt, shownIn(scenario));
  if (!conflict || outcome.kind !== "opened") return undefined;
  const hints: Readonly<Record<FullName, HintName>> = {
    [conflict.first.account]: conflict.first.hint,
    [conflict.second.account]: conflict.second.hint,
  };
  return hints[outcome.account] ?? "another";
}

export default {
  id: "precedence",
  about:
    "What tells the Domain where two hints of a login name different ones, the strongest first",
  needs: "documentation",
  options: {
    protocol: { about: "of these; else all", values: LOGINS, several: true },
  },
  example: { protocol: "imap,xmpp,web" },
  make({ options }) {
    const protocols = severalOf(options.protocol);
    const precedence = documentedPrecedence(decide)
      .filter(({ protocol }) => protocols?.includes(protocol) ?? true);
    return { head: ORDER_HEAD, rows: orderRows(precedence) };
  },
} satisfies Table as Table;
