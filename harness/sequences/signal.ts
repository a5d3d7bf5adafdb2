import { neighbourAt } from "../../scenarios/neighbour.ts";
import { type Addressee, addressees } from "../../scenarios/sequences/delivery/addressees.ts";
import { shuffled } from "../../scenarios/sequences/delivery/shuffled.ts";
import { Late, Lost } from "../sessions/lost.ts";
import { Messenger } from "../sessions/xmpp_messages.ts";
import { dialAs, type Wanted } from "./dial_as.ts";
import { falsify, findingOf } from "./falsify.ts";
import type { SequenceCheck, SequenceSite } from "./sequence.ts";

/** The receivers' time, once sessions were seen that live and that no message reaches: the other ones are made to find the simplest. */
const SHORT = 0.1;

/** Milliseconds that a message has behind the next one, which came already; once a fault was seen, fewer. */
export interface Patience {
  readonly first: number;
  readonly again: number;
}

const PATIENCE: Patience = { first: 1_000, again: 200 };

/** @throws {Lost} where the login does not open: that is other checks' matter */
async function online(
  { sequence: { deployment }, dialling }: Pick<SequenceSite, "sequence" | "dialling">,
  wanted: Omit<Wanted, "protocol">,
): Promise<Messenger> {
  const dial = dialAs(dialling, deployment, { ...wanted, protocol: "xmpp" });
  if (typeof dial === "string") throw new Lost(dial);
  const session = await Messenger.open(dial);
  if (session instanceof Messenger) return session;
  throw new Lost(`a login as ${dial.login} should open ${wanted.account}, and is ${session.kind}`);
}

/**
 * Sends to an address, then to the very session that a login under it opened. When the second message is there the first has
 * some time yet, since messages to two addresses may pass each other (RFC 6120, section 10.1): then it went elsewhere, or
 * nowhere. Where the second does not come either, it is waited for as long as there is time: then both went elsewhere, if the
 * server still answers. @throws {Lost}
 */
async function breaks(
  site: Pick<SequenceSite, "sequence" | "dialling">,
  sender: Messenger,
  local: string,
  { address, opens }: Addressee,
  body: string,
  late: number,
  unreached: () => void,
): Promise<string | undefined> {
  const receiver = await online(site, { account: opens, login: address, address: local });
  try {
    await receiver.available();
    await sender.send(address, body);
    await sender.send(receiver.jid, `${body}, the last`);
    const heard = await receiver.upTo(`${body}, the last`).catch(async (error) => {
      if (!(error instanceof Late)) throw error;
      await sender.answered();
      unreached();
      return "";
    });
    if (heard.includes(`<body>${body}</body>`)) return undefined;
    if (heard !== "" && await receiver.soon(body, late)) return undefined;
    return `a message to ${address} does not come to who logged in as ${address}, which opens ${opens}`;
  } finally {
    receiver.close();
  }
}

/** route.same-as-signal. */
export const signalWith = (patience: Patience): SequenceCheck => ({
  kind: "signal",
  async run(site) {
    const { deployment, seed, runs } = site.sequence;
    const about = { clause: "route.same-as-signal", protocol: "xmpp" } as const;
    const local = site.dialling.endpoints.find(({ protocol }) => protocol === "xmpp")?.address;
    if (local === undefined) {
      return [{ ...about, finding: "notOffered", why: "the target has no XMPP" }];
    }
    const opens = neighbourAt(deployment, "xmpp", local)?.opens;
    const known = addressees(deployment, "xmpp", local);
    if (opens === undefined || known.length === 0) {
      return [{ ...about, finding: "unclear", why: "no account of the deployment opens by XMPP" }];
    }
    let sender: Messenger;
    try {
      sender = await online(site, { account: opens, address: local });
    } catch (error) {
      if (!(error instanceof Lost)) throw error;
      return [{ ...about, finding: "unclear", why: error.message }];
    }
    try {
      let count = 0;
      const { timeout } = site.dialling;
      let time = timeout;
      let late = patience.first;
      const unreached = () => time = timeout * SHORT;
      const seen = await falsify(
        known,
        shuffled(known, seed, ({ address }) => address).slice(0, runs),
        async (addressee) => {
          const why = await breaks(
            { ...site, dialling: { ...site.dialling, timeout: time } },
            sender,
            local,
            addressee,
            `signal ${seed} ${++count}`,
            late,
            unreached,
          );
          if (why !== undefined) late = patience.again;
          return why;
        },
      );
      return [findingOf(
        about,
        seen,
        "a message came to who logged in under its address",
        ({ address, opens }) => [
          `a login as ${address} opens ${opens} by xmpp and becomes available`,
          `somebody else sends a message to ${address}`,
        ],
      )];
    } finally {
      sender.close();
    }
  },
});

export default signalWith(PATIENCE);
