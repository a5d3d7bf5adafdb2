import { accountsOf } from "../../fixtures/deployment.ts";
import type { Endpoint } from "../../fixtures/endpoint.ts";
import { type Addressee, addressees } from "../../scenarios/sequences/delivery/addressees.ts";
import { shuffled } from "../../scenarios/sequences/delivery/shuffled.ts";
import { sendMail } from "../clients/mail.ts";
import { ImapSession, quoted } from "../sessions/imap.ts";
import { Lost } from "../sessions/lost.ts";
import { dialAs } from "./dial_as.ts";
import { falsify, findingOf } from "./falsify.ts";
import type { SequenceCheck, SequenceFinding, SequenceSite } from "./sequence.ts";

const SENDER = "sender@loginspec.invalid";

const ABOUT = { clause: "route.same-as-delivery" } as const;
const NOTHING = {
  finding: "notOffered",
  why: "the target has no SMTP, no LMTP or no IMAP, or no address leads to an account",
} as const;

const written = (to: string, subject: string) =>
  [`From: <${SENDER}>`, `To: <${to}>`, `Subject: ${subject}`, "", "By hand.", ""].join("\r\n");

/** @throws {Lost} where nobody can say whether it was taken */
async function send(
  { dialling: { timeout } }: SequenceSite,
  endpoint: Endpoint,
  to: string,
  subject: string,
) {
  const mail = { from: SENDER, to, content: written(to, subject) };
  const sent = await sendMail(endpoint, mail, timeout);
  if (sent.kind === "unclear") throw new Lost(sent.because);
  return sent;
}

/** Whether a login under a name finds a message in its INBOX. @throws {Lost} */
async function finds(
  { sequence: { deployment }, dialling }: SequenceSite,
  local: string,
  { address: login, opens }: Addressee,
  subject: string,
): Promise<boolean> {
  const dial = dialAs(dialling, deployment, {
    protocol: "imap",
    account: opens,
    login,
    address: local,
  });
  if (typeof dial === "string") throw new Lost(dial);
  const session = await ImapSession.open(dial);
  // What a login comes to is other checks' matter.
  if (!(session instanceof ImapSession)) {
    throw new Lost(`a login as ${login} should open ${opens}, and is ${session.kind}`);
  }
  try {
    const selected = await session.command("SELECT INBOX");
    if (selected.status !== "OK") throw new Lost("INBOX cannot be selected");
    const { untagged } = await session.command("UID SEARCH SUBJECT ", quoted(subject));
    return untagged.some((line) => /^\* SEARCH \d/i.test(line));
  } finally {
    await session.leave();
  }
}

async function over(
  site: SequenceSite,
  endpoint: Endpoint,
  local: string,
  tried: readonly Addressee[],
): Promise<SequenceFinding> {
  const { deployment, seed } = site.sequence;
  const { protocol } = endpoint;
  const known = new Set(accountsOf(deployment).map(({ fullName }) => fullName));
  let count = 0;
  const breaks = async (addressee: Addressee) => {
    const { address, opens } = addressee;
    const subject = `delivered ${seed} ${protocol} ${++count}`;
    const sent = await send(site, endpoint, address, subject);
    if (sent.kind === "refused") {
      // A server that takes no mail for the account at all routes nothing wrongly.
      const plain = known.has(opens) && await send(site, endpoint, opens, `${subject} again`);
      if (plain && plain.kind === "accepted") {
        return `mail to ${address} is refused (${sent.answer}), mail to ${opens} is not`;
      }
      throw new Lost(`neither mail to ${address} nor to ${opens} is taken: ${sent.answer}`);
    }
    return await finds(site, local, addressee, subject)
      ? undefined
      : `mail to ${address} was taken, and a login as ${address}, which opens ${opens}, does not find it`;
  };
  return findingOf(
    { ...ABOUT, protocol },
    await falsify(addressees(deployment, "imap", local), tried, breaks),
    "mail was found by who logged in under its address",
    ({ address, opens }) => [
      `a message is sent to ${address} by ${protocol}`,
      `a login as ${address} opens ${opens} by imap and looks into INBOX`,
    ],
  );
}

/** route.same-as-delivery, by SMTP and, where there is one, LMTP. */
const delivery: SequenceCheck = {
  kind: "delivery",
  async run(site) {
    const { dialling: { endpoints }, sequence: { deployment, seed, runs } } = site;
    const local = endpoints.find(({ protocol }) => protocol === "imap")?.address;
    const ways = (["smtp", "lmtp"] as const).flatMap((protocol) =>
      endpoints.find((one) => one.protocol === protocol && one.security !== "tls") ?? []
    );
    const known = local === undefined ? [] : addressees(deployment, "imap", local);
    if (local === undefined || ways.length === 0 || known.length === 0) {
      return [{ ...ABOUT, protocol: "smtp", ...NOTHING }];
    }
    // Each address goes by one of the ways.
    const chosen = shuffled(known, seed, ({ address }) => address).slice(0, runs);
    const findings: SequenceFinding[] = [];
    for (const [at, endpoint] of ways.entries()) {
      const tried = chosen.filter((_, place) => place % ways.length === at);
      findings.push(await over(site, endpoint, local, tried));
    }
    return findings;
  },
};
export default delivery;
