import type { Deployment, FullName } from "../../../fixtures/deployment.ts";
import type { Attempt } from "../../../scenarios/attempt.ts";
import {
  type Client,
  LOGS_IN_AGAIN,
  type Step,
} from "../../../scenarios/sequences/isolation/steps.ts";
import { opens, passwordFor, passwordOf, type Said } from "../../../scenarios/sequences/said.ts";
import { TRAITS } from "../../../scenarios/traits.ts";
import { type Observation, openedBy } from "../../observation.ts";
import type { Dialling } from "../../run/dial.ts";
import { CONNECT } from "../../sessions/connect.ts";
import { dialSaid } from "../dial_said.ts";
import { alone } from "../solo.ts";
import type { Fault, Story } from "../story.ts";
import { type Connected, stays } from "./connected.ts";

const CLAUSE = "access.isolation";

/** More refusals would end a connection. */
const REFUSALS = 3;

/** What all clients of one play share. */
export interface Scene {
  readonly deployment: Deployment;
  readonly dialling: Dialling;
  readonly story: Story;
  /** Ends all of them, so that what follows is alone. */
  closeAll(): void;
}

/** One client: connects, tries, logs in, and looks whose account it has. */
export class Player {
  #at: Connected | undefined;
  readonly #name: string;

  constructor(
    private readonly scene: Scene,
    number: number,
    private readonly client: Client,
  ) {
    this.#name = `connection ${number + 1}`;
  }

  async make({ does, name }: Step): Promise<Fault | undefined> {
    const at = this.#at;
    if (!at) return does === "connect" ? await this.#connect() : undefined;
    const { protocol } = this.client;
    // What is lost in it is lost in this protocol.
    this.scene.story.ask(CLAUSE, protocol);
    const free = at.account === undefined || LOGS_IN_AGAIN.includes(protocol);
    switch (does) {
      case "connect":
        return undefined;
      case "name":
        return free && at.refused < REFUSALS ? await this.#half(at, name) : undefined;
      case "fail":
        return free && at.refused < REFUSALS ? await this.#fail(at, at.named ?? name) : undefined;
      case "login":
        return free ? await this.#login(at, at.named ?? name) : undefined;
      case "secure":
        return at.account === undefined && at.named === undefined && !at.secured
          ? await this.#secure(at)
          : undefined;
      case "look":
        return await this.look();
      case "leave":
      case "drop":
        return await this.#end(at, does);
    }
  }

  close(): void {
    this.#at?.session.close();
    this.#at = undefined;
  }

  /** It is the account of its own login. */
  async look(): Promise<Fault | undefined> {
    const { session, account } = this.#at ?? {};
    if (!session?.whose || account === undefined) return undefined;
    const { story } = this.scene;
    story.say(`${this.#name} looks whose account it has`);
    story.ask(CLAUSE, this.client.protocol);
    const seen = await session.whose();
    if (seen.kind === "opened" && seen.account === account) return undefined;
    if (seen.kind === "opened") {
      return this.#broken(`it logged in to ${account}, and has ${seen.account}`);
    }
    const why = "because" in seen ? seen.because : seen.kind;
    return story.unclear(`it logged in to ${account}, and cannot read it: ${why}`);
  }

  async #connect(): Promise<Fault | undefined> {
    const { protocol, address, domain } = this.client;
    const { story } = this.scene;
    const dial = this.#dial(this.#said("", ""));
    const connect = CONNECT[protocol];
    if (!dial || !connect) return undefined;
    const { carries } = TRAITS[protocol];
    story.say(
      `${this.#name} is made by ${protocol} to ${address}${
        carries === "nothing" ? "" : `, for ${domain}`
      }`,
    );
    story.ask(CLAUSE, protocol);
    this.#at = { session: await connect(dial), secured: false, refused: 0 };
    return undefined;
  }

  async #secure(at: Connected): Promise<Fault | undefined> {
    const { protocol, address } = this.client;
    const offered = this.scene.dialling.endpoints.some((one) =>
      one.protocol === protocol && one.address === address && one.security === "upgrade"
    );
    if (!offered || !at.session.secure) return undefined;
    this.scene.story.say(`${this.#name} goes over to TLS`);
    at.secured = true;
    await at.session.secure();
    return undefined;
  }

  async #half(at: Connected, name: string): Promise<Fault | undefined> {
    const { halves } = at.session;
    if (!halves) return undefined;
    const { story } = this.scene;
    story.say(`${this.#name} says USER ${name}`);
    const { account } = at;
    delete at.account;
    delete at.named;
    const seen = await halves.name(this.#said(name, ""));
    if (await stays(at, account, seen)) return undefined;
    if (seen?.kind === "unclear") return story.unclear(seen.because);
    // Who opens nothing may be told so at once.
    if (seen) at.refused++;
    else at.named = name;
    return undefined;
  }

  /** The whole of it, or what is left of it. */
  #say(at: Connected, said: Said & { readonly login: string }) {
    const { halves, login } = at.session;
    const whole = at.named === undefined || !halves;
    delete at.named;
    return whole ? login.call(at.session, said) : halves.password(said);
  }

  async #fail(at: Connected, name: string): Promise<Fault | undefined> {
    const { story } = this.scene;
    story.say(
      `${this.#name} says ${
        at.named === undefined ? `${name}, with` : "PASS with"
      } a wrong password`,
    );
    at.refused++;
    const said = this.#said(name, "no-such-password");
    const { account } = at;
    const seen = await this.#say(at, said);
    delete at.account;
    if (await stays(at, account, seen)) return undefined;
    return await this.#hold(said, at, seen, undefined);
  }

  async #login(at: Connected, name: string): Promise<Fault | undefined> {
    const { deployment, story } = this.scene;
    const password = passwordFor(deployment, this.#said(name, "").attempt);
    if (password === undefined) return undefined;
    const said = this.#said(name, password);
    const account = opens(deployment, said);
    if (account === undefined) return undefined;
    const how = at.named === undefined ? `logs in as ${name}` : `says PASS for ${name}`;
    story.say(`${this.#name} ${how}, which opens ${account}`);
    const before = at.account;
    delete at.account;
    const seen = await this.#say(at, said);
    if (await stays(at, before, seen)) return undefined;
    const shown = seen === undefined ? await at.session.whose?.() : seen;
    if (shown?.kind === "opened") at.account = account;
    const fault = await this.#hold(said, at, shown, account);
    // Such a session is over with its login.
    if (!fault && !at.session.whose) this.close();
    return fault;
  }

  /** What a login came to is what it comes to alone; else it is none of isolation's. */
  async #hold(
    said: Said & { readonly login: string },
    at: Connected,
    seen: Observation | undefined,
    account: FullName | undefined,
  ): Promise<Fault | undefined> {
    const { story } = this.scene;
    const opened = seen === undefined ? "an account" : openedBy(seen, account);
    if (seen?.kind === "unclear" || seen?.kind === "notOffered") return story.unclear(seen.because);
    if (account === undefined ? !opened : opened === account) return undefined;
    at.session.close();
    this.scene.closeAll();
    const dial = this.#dial(said);
    const control = dial && await alone(dial);
    const expected = account === undefined
      ? control?.kind === "refused"
      : control && openedBy(control, account) === account;
    const what = `${said.login} ${opened ? `opened ${opened}` : "was refused"}, and should ${
      account === undefined ? "be refused" : `open ${account}`
    }`;
    if (expected) return this.#broken(`${what}, as it does alone`);
    // No way of routing names opens an account by another one's password: some login before was kept.
    const { deployment } = this.scene;
    return account !== undefined && seen?.kind === "opened" &&
        passwordOf(deployment, seen.account) !== said.password
      ? this.#broken(`${what}, whose password was sent`)
      : story.unclear(`${what}; it comes out otherwise alone, too`);
  }

  #broken(why: string): Fault {
    return this.scene.story.broken(CLAUSE, this.client.protocol, why);
  }

  async #end({ session, account }: Connected, how: "leave" | "drop"): Promise<undefined> {
    this.#at = undefined;
    this.scene.story.say(`${this.#name} ${how === "leave" ? "is ended" : "is lost"}`);
    // Before a login there is no good-bye that all servers know.
    if (how === "leave" && account !== undefined) await session.leave();
    session.close();
  }

  #said(login: string, password: string): Said & { readonly login: string } {
    const { protocol, address, domain } = this.client;
    const { carries } = TRAITS[protocol];
    const attempt: Attempt = {
      protocol,
      address,
      login,
      ...carries === "target domain" ? { targetDomain: domain } : {},
      ...carries === "host" ? { host: domain } : {},
    };
    return { attempt, login, password };
  }

  #dial(said: Said) {
    const { dialling, deployment } = this.scene;
    return dialSaid(dialling, deployment, said);
  }
}
