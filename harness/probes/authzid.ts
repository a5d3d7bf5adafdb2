import { accountsOf, type FullName } from "../../fixtures/deployment.ts";
import { possibilities } from "../../scenarios/decide.ts";
import type { Scenario } from "../../scenarios/scenario.ts";
import type { Client, Dial } from "../clients/client.ts";
import imap from "../clients/imap_raw.ts";
import ldap from "../clients/ldap_raw.ts";
import pop3 from "../clients/pop3_raw.ts";
import smtp from "../clients/smtp_raw.ts";
import ximss from "../clients/ximss_raw.ts";
import xmpp from "../clients/xmpp_raw.ts";
import { isLetIn, isOpen, mayBe, type Observation } from "../observation.ts";
import { Transcript } from "../clients/transcript.ts";
import { type Dialling, orderOf } from "../run/dial.ts";
import type { ProbeEntry } from "../run/entry.ts";
import type { Group } from "../run/group.ts";
import { entryOf } from "./finding.ts";

/** Libraries send no authorization identity: our own clients do. */
const CLIENTS: readonly Client[] = [pop3, imap, xmpp, ximss, smtp, ldap];

/** Mechanisms that carry one, each in a way of its own. */
const MECHANISMS = ["PLAIN", "SCRAM-SHA-256", "EXTERNAL"] as const;
type MechanismName = typeof MECHANISMS[number];

/** An identity to send with the neighbour's own name, and whether it is the account itself. */
interface Claim {
  readonly mechanism: MechanismName;
  readonly authzid: string;
  readonly own: boolean;
  /** In place of the neighbour's own. */
  readonly password?: string;
}

/**
 * Identities that, whatever the readings, lead to the account as login names here, and one that leads to another; that one with its
 * own password too, which a server takes that checks the one name and opens the other.
 */
function claimsOf({ deployment, attempt, subject, password }: Scenario): Claim[] {
  const leadsTo = (authzid: string) =>
    possibilities(deployment, { ...attempt, login: authzid }).map(({ outcome }) =>
      outcome.kind === "opened" ? outcome.account : undefined
    );
  // XMPP's is a bare JID (RFC 6120, section 6.3.8).
  const spelled = attempt.protocol === "xmpp" ? [subject] : [subject, subject.replace("@", "%")];
  const own = spelled
    .filter((authzid) => leadsTo(authzid).every((account) => account === subject));
  const another = accountsOf(deployment).find(({ fullName, account }) =>
    account.password !== password &&
    leadsTo(fullName).every((opened) => opened === fullName && opened !== subject)
  );
  const foreign = another && { authzid: another.fullName, own: false };
  return [
    ...own.map((authzid) => ({ mechanism: "PLAIN", authzid, own: true } as const)),
    ...MECHANISMS.flatMap((mechanism): Claim[] => foreign ? [{ mechanism, ...foreign }] : []),
    ...own.slice(0, 1).flatMap((authzid) =>
      MECHANISMS.slice(1).map((mechanism) => ({ mechanism, authzid, own: true }))
    ),
    ...foreign
      ? [{ mechanism: "PLAIN", ...foreign, password: another.account.password } as const]
      : [],
  ];
}

/** To accept another's identity is wrong whatever opens then, and though nothing shows whose it is. */
function finding(seen: Observation, { own }: Claim, account: FullName): ProbeEntry["finding"] {
  if (!own && isLetIn(seen)) return "broken";
  if (seen.kind === "unclear") return "unclear";
  if (!isOpen(seen)) return own ? "broken" : "kept";
  return own && mayBe(seen, account) ? "kept" : "broken";
}

/** The neighbour's login by each mechanism that opens it without an identity. */
async function orders(neighbour: Scenario, client: Client, dialling: Dialling) {
  const found = new Map<MechanismName, Dial>();
  for (const mechanism of MECHANISMS) {
    const { security } = neighbour.cell;
    if (mechanism === "EXTERNAL" && (security === "plain" || !dialling.clientCertificate)) continue;
    const order = await orderOf({
      ...neighbour,
      mechanism,
      ...mechanism === "EXTERNAL" ? { certificate: "trusted" } : {},
    }, dialling);
    if (typeof order === "string" || !client.says(order)) continue;
    const transcript = new Transcript();
    if (isOpen(await client.login({ ...order, transcript }))) {
      found.set(mechanism, order);
    }
  }
  return found;
}

/**
 * access.authzid: an identity that is the account's own is accepted, another one is not, by any mechanism. Nothing where none of them
 * opens anything without one.
 */
export async function authzid(
  group: Group,
  neighbour: Scenario,
  dialling: Dialling,
): Promise<ProbeEntry | undefined> {
  const { subject, attempt: { protocol } } = neighbour;
  const client = CLIENTS.find((one) => one.protocol === protocol);
  const ways = client && await orders(neighbour, client, dialling);
  if (!client || !ways || ways.size === 0) return undefined;
  for (const claim of claimsOf(neighbour)) {
    const { mechanism, authzid, password } = claim;
    const order = ways.get(mechanism);
    if (!order) continue;
    const transcript = new Transcript();
    const said = password === undefined ? {} : { password };
    const seen = await client.login({ ...order, ...said, transcript, authzid });
    const found = finding(seen, claim, subject);
    if (found === "kept") continue;
    const outcome = seen.kind === "opened"
      ? `${seen.account} opens`
      : isLetIn(seen)
      ? "a session that shows no account opens"
      : seen.kind;
    const shown = password === undefined ? "" : " and that one's password";
    const why = `${subject} with the identity ${authzid}${shown}, by ${mechanism}: ${outcome}`;
    // What was said has that password.
    const scenario = { ...neighbour, ...said };
    return entryOf("probe:authzid", group, scenario, { protocol, transcript }, {
      finding: found,
      why,
    });
  }
  return entryOf("probe:authzid", group, neighbour, { protocol, transcript: new Transcript() }, {
    finding: "kept",
    why: "the account's own identity was accepted, and no other",
  });
}
