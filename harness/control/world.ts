import { resolve } from "node:path";
import { accountsOf, type Deployment, type FullName } from "../../fixtures/deployment.ts";
import { printProblem } from "../../fixtures/problem.ts";
import { deploymentAt, readDeployment } from "../../fixtures/read_deployment.ts";
import type { OpenSession, Reference } from "../../reference/mod.ts";

/** What came of a change: it is made, or nothing is and these lines say why. */
export type Changed =
  | { readonly kind: "changed" }
  | { readonly kind: "refused"; readonly problems: readonly string[] };

/** An account to be made, as a deployment's file has it, with its full name. */
export interface NewAccount {
  readonly account: string;
  readonly [key: string]: unknown;
}

const refused = (...problems: string[]): Changed => ({ kind: "refused", problems });

/** What of a running server is asked and changed. */
export type Changeable = Pick<
  Reference,
  "deployment" | "reconfigure" | "reset" | "sessions" | "deliver"
>;

/** A served deployment, and how it is changed while it is served. */
export class World {
  readonly #reference: Changeable;
  readonly #file: string | undefined;
  /** As the file said it last: what a reset goes back to. */
  #filed: Deployment;
  /** Changes are made one after another: a reload beside a reset would be undone by it. */
  #last: Promise<unknown> = Promise.resolve();

  /** @param file what `reload` reads; absent: there is none */
  constructor(reference: Changeable, file?: string) {
    this.#filed = reference.deployment();
    this.#reference = reference;
    this.#file = file && resolve(file);
  }

  sessions(): readonly OpenSession[] {
    return this.#reference.sessions();
  }

  /** Reads the file again. What is wrong with it changes nothing; open sessions stay as they are (access.reconfigured). */
  reload(): Promise<Changed> {
    return this.#inTurn(() => this.#reload());
  }

  #reload(): Changed {
    if (this.#file === undefined) return refused("There is no file to read again.");
    const reading = deploymentAt(this.#file);
    if (reading.kind === "rejected") return refused(...reading.problems.map(printProblem));
    const { addresses } = reading.deployment;
    const here = this.#reference.deployment().addresses;
    const missing = addresses.filter((address) => !here.includes(address));
    if (missing.length > 0 || addresses.length !== here.length) {
      return refused(
        `${this.#file}: \`addresses\` is ${addresses.join(", ")}, and ${here.join(", ")} ` +
          "is listened on. Remedy: start anew, what is listened on does not change while it serves.",
      );
    }
    this.#filed = reading.deployment;
    return this.#become(reading.deployment);
  }

  /** One more account, with its canary, for the logins that follow. */
  create(wanted: NewAccount): Promise<Changed> {
    return this.#inTurn(() => this.#create(wanted));
  }

  #create({ account, ...rest }: NewAccount): Changed {
    const at = account.lastIndexOf("@");
    const [name, domain] = [account.slice(0, at), account.slice(at + 1).toLowerCase()];
    const now = this.#reference.deployment();
    const known = now.domains.find((one) => one.name.toLowerCase() === domain);
    if (at < 0 || !known) {
      const domains = now.domains.map((one) => one.name).join(", ");
      return refused(`account: must be name@domain with one of the Domains ${domains}.`);
    }
    // What a file may say of an account may be said here, and it is checked as a file is.
    const wished = {
      ...now,
      domains: now.domains.map((one) =>
        one === known ? { ...one, accounts: [...one.accounts, { ...rest, name }] } : one
      ),
    };
    const reading = readDeployment(JSON.stringify(wished), "account.json");
    return reading.kind === "read"
      ? this.#become(reading.deployment)
      : refused(...reading.problems.map(({ problem, remedy }) => `${problem} ${remedy}`));
  }

  /** Back to what the file said last; every account has its canary alone, and nobody is logged in. */
  reset(): Promise<void> {
    return this.#inTurn(() => this.#reference.reset(this.#filed));
  }

  /** @returns whether the address leads to anybody here */
  deliver(to: string, message: Uint8Array): Promise<boolean> {
    return this.#inTurn(() => this.#reference.deliver(to, message));
  }

  accounts(): readonly FullName[] {
    return accountsOf(this.#reference.deployment()).map(({ fullName }) => fullName);
  }

  #inTurn<T>(change: () => T | Promise<T>): Promise<T> {
    const turn = this.#last.then(change);
    this.#last = turn.catch(() => {});
    return turn;
  }

  #become(deployment: Deployment): Changed {
    this.#reference.reconfigure(deployment);
    return { kind: "changed" };
  }
}
