import type { Scenario } from "../../scenarios/scenario.ts";
import type { Observation } from "../observation.ts";
import type { Group } from "./group.ts";

/** So many logins in a row without an answer: it is asked whether anybody is there. */
const SILENT = 4;

/** Makes a login that should open, on a connection of its own, where the group has one. */
export type Ask = (group: Pick<Group, "id" | "scenarios">) => Promise<Observation | undefined>;

/** What is left of an endpoint that does not answer. */
type Doubt = "answers" | "endpoint" | "deployment";

/**
 * Whether one deployment's server is there. One unclear login tells nothing of the server; where several come in a row, a login that
 * should open is made there, and then one elsewhere: so what is silent is told, an endpoint or all.
 */
export class Pulse {
  readonly #silent = new Map<string, number>();
  readonly #asking = new Map<string, Promise<Doubt>>();
  readonly #gone = new Set<string>();
  /** The groups that gave an answer, the last one last. */
  readonly #heard = new Set<string>();
  /** Why the deployment is lost. */
  lost: string | undefined;

  constructor(private readonly groups: readonly Group[], private readonly ask: Ask) {}

  /** Whether logins on this endpoint are not made any more. */
  over(group: string): boolean {
    return this.lost !== undefined || this.#gone.has(group);
  }

  /** A login came to something. @returns what is not there any more, where that is found out by it */
  async saw(group: Group, seen: Observation): Promise<Doubt> {
    if (seen.kind !== "unclear") {
      this.#answered(group.id);
      return "answers";
    }
    const silent = (this.#silent.get(group.id) ?? 0) + 1;
    this.#silent.set(group.id, silent);
    if (silent < SILENT || this.over(group.id)) return "answers";
    const asking = this.#asking.get(group.id);
    // Who comes later waits for the same answer, and has nothing to tell.
    if (asking) return await asking.then(() => "answers");
    const doubt = this.#examine(group, seen.because);
    this.#asking.set(group.id, doubt);
    return await doubt.finally(() => this.#asking.delete(group.id));
  }

  #answered(id: string): void {
    this.#silent.delete(id);
    this.#heard.delete(id);
    this.#heard.add(id);
  }

  async #examine(group: Group, because: string): Promise<Doubt> {
    const here = await this.#answers(group);
    if (here) return "answers";
    if (here === false) this.#gone.add(group.id);
    const others = this.groups.filter(({ id }) => id !== group.id && !this.#gone.has(id));
    const heard = [...this.#heard];
    const [other] = others.sort((a, b) => heard.indexOf(b.id) - heard.indexOf(a.id));
    // Where nobody can be asked here, and others answer, it may be the names.
    if (other && await this.#answers(other)) return here === undefined ? "answers" : "endpoint";
    this.lost ??= `no login is answered any more, the last: ${because}`;
    return "deployment";
  }

  /** Undefined: there is no login to ask by. */
  async #answers(group: Group): Promise<boolean | undefined> {
    const seen = await this.ask(group);
    if (seen === undefined) return undefined;
    if (seen.kind === "unclear") return false;
    this.#answered(group.id);
    return true;
  }
}

/** Whether it tells anything of the server that a login is unclear: some are so before anything is sent. */
export const wasSent = ({ client }: { readonly client: string }): boolean => client !== "none";

/** The kind of an endpoint, over all deployments. */
export const kindOf = ({ attempt: { protocol }, cell: { security } }: Scenario) =>
  `${protocol}/${security}` as const;
