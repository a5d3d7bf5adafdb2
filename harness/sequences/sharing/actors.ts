import type { FullName } from "../../../fixtures/deployment.ts";
import { domainOf } from "../../../scenarios/sequences/sharing/leads.ts";
import type { Step } from "../../../scenarios/sequences/sharing/step.ts";
import { FtpSession } from "../../sessions/ftp.ts";
import { ImapSession } from "../../sessions/imap.ts";
import { Lost } from "../../sessions/lost.ts";
import { XimssSession } from "../../sessions/ximss.ts";
import type { Dial } from "../../clients/client.ts";
import type { Session } from "../../sessions/session.ts";
import { dialAs, type Wanted } from "../dial_as.ts";
import type { SequenceSite } from "../sequence.ts";

type Who = Pick<Step, "by" | "on">;

/** The sessions of all that take part: each is opened when it is first needed, and stays for the runs to come. */
export class Actors implements AsyncDisposable {
  readonly #open = new Map<string, Promise<Session>>();

  constructor(private readonly site: SequenceSite) {}

  imap(who: Who): Promise<ImapSession> {
    return this.#session("imap", who, "", (dial) => ImapSession.connect(dial));
  }

  /** A second one, in which a mailbox is kept open. */
  keeping(who: Who): Promise<ImapSession> {
    return this.#session("imap", who, "keeping", (dial) => ImapSession.connect(dial));
  }

  ximss(who: Who): Promise<XimssSession> {
    return this.#session("ximss", who, "", (dial) => XimssSession.connect(dial));
  }

  ftp(who: Who): Promise<FtpSession> {
    return this.#session("ftp", who, "", (dial) => FtpSession.connect(dial));
  }

  /** A text: what the target does not have. */
  dial({ by, on }: Who, protocol: Wanted["protocol"]): Dial | string {
    const { sequence: { deployment }, dialling } = this.site;
    return dialAs(dialling, deployment, { protocol, account: by, address: this.#address(by, on) });
  }

  #address(by: FullName, on: Step["on"]): string {
    const { domains } = this.site.sequence.deployment;
    const own = domains.find(({ name }) => name === domainOf(by));
    // Where a namesake of the owner is at home, or the owner itself.
    const [, one, two] = domains;
    const arrives = on === "own" ? own : own === one ? two : one;
    return arrives?.addresses[0] ?? "";
  }

  async #session<S extends Session>(
    protocol: Wanted["protocol"],
    who: Who,
    which: string,
    connect: (dial: Dial) => Promise<S>,
  ): Promise<S> {
    const key = `${protocol} ${who.by} ${who.on} ${which}`;
    const session = this.#open.get(key) as Promise<S> | undefined ??
      this.#login(who, protocol, connect);
    this.#open.set(key, session);
    try {
      return await session;
    } catch (error) {
      this.#open.delete(key);
      throw error;
    }
  }

  async #login<S extends Session>(
    who: Who,
    protocol: Wanted["protocol"],
    connect: (dial: Dial) => Promise<S>,
  ): Promise<S> {
    const dial = this.dial(who, protocol);
    if (typeof dial === "string") throw new Lost(dial);
    const session = await connect(dial);
    const seen = await session.login(dial);
    if (!seen || seen.kind === "opened") return session;
    session.close();
    // What a login comes to is other checks' matter.
    throw new Lost(`${who.by} should be logged in by ${protocol}, and is ${seen.kind}`);
  }

  /** Ends all sessions, so that the next are new ones: after one was lost. */
  async close(): Promise<void> {
    const open = [...this.#open.values()];
    this.#open.clear();
    for (const one of await Promise.allSettled(open)) {
      if (one.status === "fulfilled") one.value.close();
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close();
  }
}
