import { accountsOf } from "../../../fixtures/deployment.ts";
import { type Addressee, addressees } from "../../../scenarios/sequences/delivery/addressees.ts";
import { shuffled } from "../../../scenarios/sequences/delivery/shuffled.ts";
import { sendMail } from "../../clients/mail.ts";
import { Lost } from "../../sessions/lost.ts";
import { falsify, findingOf } from "../falsify.ts";
import { reach, type Reached } from "../reach.ts";
import type { SequenceCheck, SequenceFinding, SequenceSite } from "../sequence.ts";
import { missing } from "./arrival.ts";
import { Inbox } from "./inbox.ts";
import { Others, type Posted, type Strayed } from "./others.ts";

const SENDER = "sender@loginspec.invalid";

const ABOUT = { clause: "route.same-as-delivery" } as const;

/** Milliseconds for which a message may be late; behind the first fault that was seen, fewer. */
export interface Patience {
  readonly first: number;
  readonly again: number;
}

const PATIENCE: Patience = { first: 1_000, again: 60 };

const written = (to: string, subject: string) =>
  [`From: <${SENDER}>`, `To: <${to}>`, `Subject: ${subject}`, "", "By hand.", ""].join("\r\n");

/** In no other message, of this run or of one before. */
const newWord = () => `m${crypto.randomUUID().replaceAll("-", "")}`;

/** @throws {Lost} where nobody can say whether it was taken */
async function send(
  { dialling: { timeout, trust } }: SequenceSite,
  { endpoint, security }: Reached,
  to: string,
  word: string,
) {
  const mail = { from: SENDER, to, content: written(to, `delivered ${word}`) };
  const sent = await sendMail({ ...endpoint, security }, mail, timeout, trust);
  if (sent.kind === "unclear") throw new Lost(sent.because);
  return sent;
}

interface Way {
  readonly site: SequenceSite;
  /** By which mail goes. */
  readonly by: Reached;
  /** The server's address, for the logins. */
  readonly local: string;
  readonly known: readonly Addressee[];
  readonly patience: Patience;
}

async function over(
  { site, by, local, known, patience }: Way,
  tried: readonly Addressee[],
): Promise<SequenceFinding> {
  const { sequence: { deployment }, dialling: { timeout } } = site;
  const { protocol } = by.endpoint;
  const accounts = new Set(accountsOf(deployment).map(({ fullName }) => fullName));
  const others = new Others(site, local, known);
  const posted: Posted[] = [];
  let faulty = false;
  const breaks = async (addressee: Addressee) => {
    const { address, opens } = addressee;
    const word = newWord();
    const sent = await send(site, by, address, word);
    if (sent.kind === "refused") {
      // A server that takes no mail for the account at all routes nothing wrongly.
      const plain = accounts.has(opens) && await send(site, by, opens, newWord());
      if (plain && plain.kind === "accepted") {
        return `mail to ${address} is refused (${sent.answer}), mail to ${opens} is not`;
      }
      throw new Lost(`neither mail to ${address} nor to ${opens} is taken: ${sent.answer}`);
    }
    posted.push({ addressee, word });
    await using inbox = await Inbox.open(site, local, addressee);
    if (await inbox.has(word)) return undefined;
    const fence = newWord();
    const behind = await send(site, by, opens, fence);
    if (behind.kind === "refused") {
      throw new Lost(`mail to ${opens} is not taken: ${behind.answer}`);
    }
    const why = await missing({
      inbox,
      word,
      fence,
      patience: faulty ? patience.again : patience.first,
      timeout,
      elsewhere: () => others.having({ addressee, word }),
    });
    faulty ||= why !== undefined;
    return why &&
      `mail to ${address} was taken, and a login as ${address}, which opens ${opens}, does not find it: ${why}`;
  };
  const falsified = await falsify(known, tried, breaks);
  const told = (finding: typeof falsified) =>
    findingOf(
      { ...ABOUT, protocol },
      finding,
      "mail was found by who logged in under its address",
      ({ address, opens }) => [
        `a message is sent to ${address} by ${protocol}`,
        `a login as ${address} opens ${opens} by imap and looks into INBOX`,
      ],
    );
  if (falsified.finding !== "kept") return told(falsified);
  try {
    const strayed = await others.strayed(posted);
    return strayed ? { ...ABOUT, protocol, ...inWords(strayed, protocol) } : told(falsified);
  } catch (error) {
    if (!(error instanceof Lost)) throw error;
    return told({ finding: "unclear", why: error.message });
  }
}

const inWords = ({ addressee: { address, opens }, stranger }: Strayed, protocol: string) => ({
  finding: "broken" as const,
  why: `mail to ${address}, which is for ${opens}, is in the INBOX of ${stranger} too`,
  steps: [
    `a message is sent to ${address} by ${protocol}`,
    `a login as ${stranger} opens ${stranger} by imap and looks into INBOX`,
  ],
});

/** route.same-as-delivery, by SMTP and, where there is one, LMTP. */
export const deliveryWith = (patience: Patience): SequenceCheck => ({
  kind: "delivery",
  async run(site) {
    const { dialling: { endpoints }, sequence: { deployment, seed, runs } } = site;
    const protocols = ["smtp", "lmtp"] as const;
    const notOffered = (protocol: typeof protocols[number], why: string) =>
      ({ ...ABOUT, protocol, finding: "notOffered", why }) as const;
    const all = (why: string) => protocols.map((protocol) => notOffered(protocol, why));
    const local = endpoints.find(({ protocol }) => protocol === "imap")?.address;
    if (local === undefined) return all("the target has no IMAP, by which mail could be found");
    const known = addressees(deployment, "imap", local);
    if (known.length === 0) return all("no address of the deployment leads to an account");
    const findings: SequenceFinding[] = [];
    const ways = protocols.flatMap((protocol) => {
      const { address = "" } = endpoints.find((one) => one.protocol === protocol) ?? {};
      const by = reach(endpoints, { protocol, address });
      if (!by) findings.push(notOffered(protocol, `the target has no ${protocol}`));
      return by ?? [];
    });
    // Each address goes by one of the ways, where there are enough of them.
    const chosen = shuffled(known, seed, ({ address }) => address).slice(0, runs);
    for (const [at, by] of ways.entries()) {
      const tried = chosen.length < ways.length
        ? chosen
        : chosen.filter((_, place) => place % ways.length === at);
      findings.push(await over({ site, by, local, known, patience }, tried));
    }
    return findings;
  },
});

export default deliveryWith(PATIENCE);
