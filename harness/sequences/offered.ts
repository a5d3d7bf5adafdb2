import type { Deployment } from "../../fixtures/deployment.ts";
import type { Protocol } from "../../fixtures/protocols.ts";
import type { SequenceKind } from "../../scenarios/sequence.ts";
import type { Dialling } from "../run/dial.ts";
import { CONNECT } from "../sessions/connect.ts";
import { reach } from "./reach.ts";
import type { SequenceFinding } from "./sequence.ts";

/** The protocols of those that may join which the target has, on its first address; of the others a finding each. */
export function offered(
  { endpoints }: Pick<Dialling, "endpoints">,
  { addresses: [address = ""] }: Pick<Deployment, "addresses">,
  { clauses, joins }: Pick<SequenceKind, "clauses" | "joins">,
): { readonly protocols: readonly Protocol[]; readonly lacking: readonly SequenceFinding[] } {
  const { there = [], lacking = [] } = Object.groupBy(
    joins.filter((protocol) => CONNECT[protocol]),
    (protocol) => reach(endpoints, { protocol, address }) ? "there" : "lacking",
  );
  const why = (protocol: Protocol) => `the target has no ${protocol} on ${address}`;
  return {
    protocols: there,
    lacking: clauses.flatMap((clause) =>
      lacking.map((protocol) =>
        ({ clause, protocol, finding: "notOffered", why: why(protocol) }) as const
      )
    ),
  };
}
