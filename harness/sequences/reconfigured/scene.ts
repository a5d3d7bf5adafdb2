import type { Deployment, FullName } from "../../../fixtures/deployment.ts";
import { UNCHANGED } from "../../../scenarios/sequences/reconfigured/changes.ts";
import type { Login } from "../../../scenarios/sequences/reconfigured/steps.ts";
import { opens, passwordFor, passwordOf, type Said } from "../../../scenarios/sequences/said.ts";
import { TRAITS } from "../../../scenarios/traits.ts";
import type { Dial } from "../../clients/client.ts";
import { canariesOf, type Dialling } from "../../run/dial.ts";
import { isOpen, openedBy } from "../../observation.ts";
import { CONNECT } from "../../sessions/connect.ts";
import type { Session } from "../../sessions/session.ts";
import { dialSaid } from "../dial_said.ts";
import { alone } from "../solo.ts";
import type { Fault, Story } from "../story.ts";

export const CLAUSE = "access.reconfigured";

interface Open {
  readonly session: Session;
  readonly account: FullName;
  readonly login: Login;
}

/** One deployment that changes, and those who log in to it. */
export class Scene {
  /** As it is served now. */
  #now: Deployment;
  readonly #open = new Map<number, Open>();

  constructor(
    private readonly first: Deployment,
    private readonly dialling: Dialling,
    private readonly story: Story,
    private readonly reconfigure: (deployment: Deployment) => Promise<void>,
  ) {
    this.#now = first;
  }

  get now(): Deployment {
    return this.#now;
  }

  async change(next: Deployment): Promise<void> {
    this.#now = next;
    await this.reconfigure(next);
  }

  /** A session that stays. What does not open is for `try` to ask about. */
  async open(client: number, login: Login): Promise<Fault | undefined> {
    const said = this.#said(login);
    const account = said && opens(this.#now, said);
    const connect = CONNECT[login.protocol];
    const dial = said && this.#dial(said);
    if (this.#open.has(client) || !account || !connect || !dial) return undefined;
    this.story.say(`client ${client} logs in ${how(login)}, which opens ${account}`);
    this.story.ask(CLAUSE, login.protocol);
    const session = await connect(dial);
    this.#open.set(client, { session, account, login });
    const seen = await session.login(dial);
    if (seen === undefined) return await this.look(client);
    this.#open.delete(client);
    session.close();
    return openedBy(seen, account) === account
      ? undefined
      : await this.#compared(login, said, account, openedBy(seen, account));
  }

  /** What is open stays what it was, whatever has changed since. */
  async look(client: number): Promise<Fault | undefined> {
    const { session, account, login } = this.#open.get(client) ?? {};
    if (!session?.whose || !account || !login) return undefined;
    this.story.say(`client ${client} looks whose account it has`);
    this.story.ask(CLAUSE, login.protocol);
    const seen = await session.whose();
    if (seen.kind === "opened" && seen.account === account) return undefined;
    if (seen.kind !== "opened") {
      // Closed, or it shows nothing any more: an open session has no more to show than that it answers.
      const control = await alone(this.#unchanged(login));
      const why = "because" in seen ? seen.because : seen.kind;
      return isOpen(control)
        ? this.#broken(login, `${account} was open, and is so no more: ${why}`)
        : this.story.unclear(why);
    }
    return this.#broken(login, `${account} was open, and is ${seen.account} now`);
  }

  /** A login of its own, and its end. */
  async try(client: number, login: Login, late: boolean): Promise<Fault | undefined> {
    const said = this.#said(login, late ? this.first : this.#now);
    const dial = said && this.#dial(said);
    if (!dial || !CONNECT[login.protocol]) return undefined;
    const account = opens(this.#now, said);
    this.story.say(
      `client ${client} logs in ${how(login)}${
        late ? ", with the password that opened something at the beginning" : ""
      }`,
    );
    this.story.ask(CLAUSE, login.protocol);
    const seen = await alone(dial);
    if (seen.kind === "unclear" || seen.kind === "notOffered") {
      return this.story.unclear(seen.because);
    }
    return await this.#compared(login, said, account, openedBy(seen, account));
  }

  close(): void {
    this.#open.forEach(({ session }) => session.close());
  }

  async #compared(
    login: Login,
    said: Said,
    account: FullName | undefined,
    opened: string | false,
  ): Promise<Fault | undefined> {
    if ((account ?? false) === opened) return undefined;
    const before = opens(this.first, said);
    const what = `it ${opened ? `opened ${opened}` : "was refused"}, and should ${
      account === undefined ? "be refused" : `open ${account}`
    }, as things are now; at the beginning it ${
      before === undefined ? "was to be refused" : `opened ${before}`
    }`;
    const control = await alone(this.#unchanged(login));
    return isOpen(control)
      ? this.#broken(login, what)
      : this.story.unclear(`${what}; but ${UNCHANGED} does not open either`);
  }

  #broken({ protocol }: Login, why: string): Fault {
    return this.story.broken(CLAUSE, protocol, why);
  }

  /** The login of an account that nobody has changed. */
  #unchanged({ protocol, address }: Login): Dial {
    const dial = this.#dial({
      attempt: attemptOf({ protocol, address, login: UNCHANGED }, this.first),
      password: passwordOf(this.first, UNCHANGED) ?? "",
    });
    if (!dial) throw new TypeError(`Cannot dial ${protocol}: it was there before`);
    return dial;
  }

  /** By the password that opens something then; where nothing does, the one that did at the beginning. */
  #said(login: Login, then = this.#now): Said | undefined {
    const attempt = attemptOf(login, this.first);
    const password = passwordFor(then, attempt) ?? passwordFor(this.first, attempt);
    return password === undefined ? undefined : { attempt, password };
  }

  #dial(said: Said): Dial | undefined {
    const [before, now] = [canariesOf(this.first), canariesOf(this.#now)];
    const dial = dialSaid(this.dialling, this.#now, said);
    // Whoever was renamed shows the canary of before where it was opened before.
    return dial && { ...dial, accountOf: (token) => now(token) ?? before(token) };
  }
}

const how = ({ protocol, address, login }: Login) => `by ${protocol} on ${address} as ${login}`;

/** What is told beside the name decides nothing of its own: the Main Domain's name, and the address. */
function attemptOf({ protocol, address, login }: Login, { main }: Deployment): Said["attempt"] {
  const { carries } = TRAITS[protocol];
  return {
    protocol,
    address,
    login,
    ...carries === "target domain" ? { targetDomain: main } : {},
    ...carries === "host" ? { host: address } : {},
  };
}
