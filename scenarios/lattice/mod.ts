import type { Domain, FullName } from "../../fixtures/deployment.ts";
import type { Protocol } from "../../fixtures/protocols.ts";
import { kindOfAddress } from "../draw/address_kind.ts";
import { identified } from "../draw/id.ts";
import { usualMechanism } from "../offers.ts";
import type { Cell, HintName, Scenario, Side } from "../scenario.ts";
import { FIRST, latticeDeployment, NEITHER, SECOND, SHARED } from "./deployment.ts";
import { HINTS, OF, UNJUDGED } from "./hints.ts";

/** What a client has to say though it is not the question: XMPP's target, the connector's setting. It names neither Domain. */
const REQUIRED: Readonly<Partial<Record<Protocol, HintName>>> = { xmpp: "target", mapi: "setting" };

/**
 * Conflicts of hints, pairwise: for each two that a protocol has, one login for each password that could open, where the first
 * names one Domain and the second another. `observed`: those that no clause decides.
 */
export function lattice(
  protocols: readonly Protocol[],
): { judged: readonly Scenario[]; observed: readonly Scenario[] } {
  const all = protocols.flatMap((protocol) =>
    pairsOf(OF[protocol] ?? []).flatMap(([first, second]) =>
      [FIRST, SECOND].map((owner) => conflict(protocol, first, second, owner))
    )
  );
  const isJudged = ({ conflict }: Scenario) =>
    ![conflict?.first.hint, conflict?.second.hint].some((hint) => hint && UNJUDGED.includes(hint));
  return { judged: all.filter(isJudged), observed: all.filter((each) => !isJudged(each)) };
}

function pairsOf<T>(of: readonly T[]): (readonly [T, T])[] {
  return of.flatMap((first, at) => of.slice(at + 1).map((second) => [first, second] as const));
}

function conflict(
  protocol: Protocol,
  first: HintName,
  second: HintName,
  owner: Domain,
): Scenario {
  const required = REQUIRED[protocol];
  const hints = [
    ...(required && required !== first && required !== second ? [HINTS[required](NEITHER)] : []),
    HINTS[first](FIRST),
    HINTS[second](SECOND),
  ];
  const needs = new Set(hints.map((hint) => hint.needs));
  const attempt: Scenario["attempt"] = Object.assign(
    { protocol, address: SHARED, login: "info" },
    ...hints.map((hint) => hint.attempt),
  );
  const cell: Cell = Object.assign(
    {
      protocol,
      form: "simple",
      address: kindOfAddress(attempt.address, latticeDeployment, owner),
      credential: "own",
      security: needs.has("tls") ? "tls" : "plain",
    },
    // Without a host the web's address decides.
    protocol === "web" ? { host: "none" } : {},
    ...hints.map((hint) => hint.cell),
  );
  const side = (hint: HintName, { name }: Domain): Side => ({ hint, account: `info@${name}` });
  const account: FullName = `info@${owner.name}`;
  return identified({
    cell,
    deployment: latticeDeployment,
    attempt,
    password: owner.accounts[0]?.password ?? "",
    mechanism: needs.has("PLAIN") ? "PLAIN" : usualMechanism(protocol),
    subject: account,
    serverSetting: attempt.address,
    switches: { ftpHost: true },
    conflict: { first: side(first, FIRST), second: side(second, SECOND) },
  });
}
