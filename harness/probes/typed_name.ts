import { canonicalAddress } from "../../fixtures/address.ts";
import type { Protocol } from "../../fixtures/protocols.ts";
import type { Scenario } from "../../scenarios/scenario.ts";
import { qualified } from "../clients/mapi_connector.ts";
import type { ProbeEntry } from "../run/entry.ts";
import type { Group } from "../run/group.ts";
import { servedBy } from "../targets/endpoint_for.ts";
import type { Witnessed } from "../targets/target.ts";

/** What a login of a protocol says of the Domain beside the name. */
const HINT: Readonly<Partial<Record<Protocol, "targetDomain" | "host">>> = {
  xmpp: "targetDomain",
  web: "host",
  ftp: "host",
};

/** The names that a login sends, those that must fail first too, each with its hint. */
function sentBy({ attempt, before = [] }: Scenario): string[] {
  const { protocol, setting } = attempt;
  const key = HINT[protocol];
  const hint = key === undefined ? undefined : attempt[key];
  return [attempt.login, ...before.map(({ login }) => login)].map((typed) =>
    // The connector's own rule: what it sends was typed in two fields (client.mapi).
    sent(qualified(typed, setting), hint)
  );
}

/**
 * client.plain, client.xmpp: what the server received on an address is what was typed, and nothing of the server setting.
 * Nothing where the target is no witness.
 * @param made every login that was begun in the deployment, controls too
 */
export function typedName(
  { id: group, scenarios: [first] }: Group,
  made: readonly Scenario[],
  witnessed: readonly Witnessed[] | undefined,
): ProbeEntry | undefined {
  if (witnessed === undefined || first === undefined) return undefined;
  const { protocol, address } = first.attempt;
  // A witness tells an endpoint by its protocol and address: neither MAPI from IMAP nor one security from another.
  const served = servedBy(protocol);
  const typed = new Set(
    made.filter(({ attempt }) =>
      servedBy(attempt.protocol) === served && attempt.address === address
    ).flatMap(sentBy),
  );
  const here = witnessed.filter((seen) =>
    seen.protocol === served && seen.localAddress === (canonicalAddress(address) ?? address)
  );
  const changed = here.find(({ name, hint }) => !typed.has(sent(name, hint)));
  const arrived = here.length > 0;
  return {
    type: "probe",
    id: "witness:typed-name",
    group,
    protocol,
    finding: changed ? "broken" : arrived ? "kept" : "unclear",
    why: changed
      ? `the server received ${JSON.stringify(changed.name)}, which nobody typed`
      : arrived
      ? `${here.length} names arrived as they were typed`
      : "no login arrived",
  };
}

const sent = (name: string, hint: string | undefined) => JSON.stringify([name, hint ?? null]);
