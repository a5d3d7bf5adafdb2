import { accountsOf } from "../../fixtures/deployment.ts";
import { possibilities } from "../../scenarios/decide.ts";
import type { Scenario } from "../../scenarios/scenario.ts";
import type { Client } from "../clients/client.ts";
import imap from "../clients/imap_raw.ts";
import pop3 from "../clients/pop3_raw.ts";
import xmpp from "../clients/xmpp_raw.ts";
import type { Observation } from "../observation.ts";
import { Transcript } from "../clients/transcript.ts";
import { type Dialling, orderOf } from "../run/dial.ts";
import type { ProbeEntry } from "../run/entry.ts";
import type { Group } from "../run/group.ts";

/** Libraries send no authorization identity: our own clients do. */
const CLIENTS: readonly Client[] = [pop3, imap, xmpp];

/** An identity to send with the neighbour's own name and password, and whether it is the account itself. */
interface Claim {
  readonly authzid: string;
  readonly own: boolean;
}

/** Identities that, whatever the readings, lead to the account as login names here, and one that leads to another. */
function claimsOf({ deployment, attempt, subject }: Scenario): Claim[] {
  const leadsTo = (authzid: string) =>
    possibilities(deployment, { ...attempt, login: authzid }).map(({ outcome }) =>
      outcome.kind === "opened" ? outcome.account : undefined
    );
  const own = [subject, subject.replace("@", "%")]
    .filter((authzid) => leadsTo(authzid).every((account) => account === subject));
  const another = accountsOf(deployment).map(({ fullName }) => fullName)
    .find((fullName) =>
      leadsTo(fullName).every((account) => account !== undefined && account !== subject)
    );
  return [
    ...own.map((authzid) => ({ authzid, own: true })),
    ...another === undefined ? [] : [{ authzid: another, own: false }],
  ];
}

function finding(seen: Observation, { own }: Claim, account: string): ProbeEntry["finding"] {
  if (seen.kind === "unclear") return "unclear";
  const opened = seen.kind === "opened";
  return opened === own && (!opened || seen.account === account) ? "kept" : "broken";
}

/**
 * access.authzid: an identity that is the account's own is accepted, another one is not. Nothing where PLAIN opens nothing
 * without one, or the protocol has no PLAIN.
 */
export async function authzid(
  group: Group,
  neighbour: Scenario,
  dialling: Dialling,
): Promise<ProbeEntry | undefined> {
  const { id, subject, attempt: { protocol } } = neighbour;
  const client = CLIENTS.find((one) => one.protocol === protocol);
  const order = await orderOf({ ...neighbour, mechanism: "PLAIN" }, dialling);
  if (!client || typeof order === "string") return undefined;
  const told = (
    finding: ProbeEntry["finding"],
    why: string,
    transcript?: Transcript,
  ): ProbeEntry => ({
    type: "probe",
    id: "probe:authzid",
    group: group.id,
    protocol,
    finding,
    why,
    neighbour: id,
    client: client.name,
    ...(transcript ? { transcript: transcript.lines(order) } : {}),
  });
  const without = await client.login(order);
  if (without.kind !== "opened") return undefined;
  for (const claim of claimsOf(neighbour)) {
    const transcript = new Transcript();
    const seen = await client.login({ ...order, transcript, authzid: claim.authzid });
    const found = finding(seen, claim, subject);
    const outcome = seen.kind === "opened" ? `${seen.account} opens` : seen.kind;
    if (found !== "kept") {
      return told(found, `${subject} with the identity ${claim.authzid}: ${outcome}`, transcript);
    }
  }
  return told("kept", "the account's own identity was accepted, and no other");
}
