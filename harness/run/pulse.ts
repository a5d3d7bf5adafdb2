import type { Scenario } from "../../scenarios/scenario.ts";
import { isAnswer, type Observation } from "../observation.ts";
import type { Group } from "./group.ts";

/** So many logins in a row without an answer: it is asked whether anybody is there. */
const SILENT = 4;

/** So many other endpoints are asked. */
const ASKED = 3;

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
  /** Over all groups. */
  #silentInAll = 0;
  readonly #asking = new Map<string, Promise<Doubt>>();
  readonly #gone = new Set<string>();
  /** The groups that gave an answer, the last one last. */
  readonly #heard = new Set<string>();
  /** Why the deployment is lost. */
  lost: string | undefined;

  constructor(private readonly groups: readonly Group[], private readonly ask: Ask) {}

  /** Whether any endpoint was given up. */
  get lacks(): boolean {
    return this.#gone.size > 0;
  }

  /** Whether logins on this endpoint are not made any more. */
  over(group: string): boolean {
    return this.lost !== undefined || this.#gone.has(group);
  }

  /** A login came to something. @returns what is not there any more, where that is found out by it */
  async saw(group: Group, seen: Observation): Promise<Doubt> {
    if (seen.kind !== "unclear" || isAnswer(seen)) {
      this.#answered(group.id);
      return "answers";
    }
    const silent = (this.#silent.get(group.id) ?? 0) + 1;
    this.#silent.set(group.id, silent);
    this.#silentInAll++;
    if (Math.max(silent, this.#silentInAll) < SILENT) return "answers";
    return await this.doubt(group, seen.because);
  }

  /** Asks whether anybody is there. @returns what is not there any more, where that is found out by it */
  async doubt(group: Group, because: string): Promise<Doubt> {
    if (this.over(group.id)) return "answers";
    const asking = this.#asking.get(group.id);
    // Who comes later waits for the same answer, and has nothing to tell.
    if (asking) return await asking.then(() => "answers");
    const doubt = this.#examine(group, because);
    this.#asking.set(group.id, doubt);
    return await doubt.finally(() => this.#asking.delete(group.id));
  }

  #answered(id: string): void {
    this.#silent.delete(id);
    this.#silentInAll = 0;
    this.#heard.delete(id);
    this.#heard.add(id);
  }

  async #examine(group: Group, because: string): Promise<Doubt> {
    const here = await this.#answers(group);
    if (here) return "answers";
    if (here === false) this.#gone.add(group.id);
    const others = await Promise.all(
      this.#others(group).map((other) => this.#answers(other)),
    );
    // Where nobody can be asked here, and others answer, it may be the names.
    if (others.includes(true)) return here === undefined ? "answers" : "endpoint";
    if (this.lost !== undefined) return "answers";
    this.lost ??= `no login is answered any more, the last: ${because}`;
    return "deployment";
  }

  /** A few that may answer, each of another kind: those that did before all. */
  #others({ id, scenarios: [first] }: Group): Group[] {
    const heard = [...this.#heard];
    const others = this.groups.filter((other) => other.id !== id && !this.#gone.has(other.id))
      .sort((a, b) => heard.indexOf(b.id) - heard.indexOf(a.id));
    const ofKinds = new Map(
      others.toReversed().map((other) => [kindIn(other), other] as const),
    );
    const own = first && kindOf(first);
    return [...ofKinds.values()].sort((a, b) =>
      Number(kindIn(a) === own) - Number(kindIn(b) === own) ||
      heard.indexOf(b.id) - heard.indexOf(a.id)
    ).slice(0, ASKED);
  }

  /** Settles when it is known whether anybody is there, where that is being asked. */
  async known(): Promise<void> {
    if (this.#silentInAll >= SILENT) await Promise.all(this.#asking.values());
  }

  /** Undefined: there is no login to ask by. */
  async #answers(group: Group): Promise<boolean | undefined> {
    const seen = await this.ask(group);
    if (seen === undefined) return undefined;
    if (!isAnswer(seen)) return false;
    this.#answered(group.id);
    return true;
  }
}

/** Whether it tells anything of the server that a login is unclear: some are so before anything is sent. */
export const wasSent = ({ client }: { readonly client: string }): boolean => client !== "none";

/** The kind of an endpoint, over all deployments. */
export const kindIn = ({ scenarios: [first] }: Group) => first && kindOf(first);

export const kindOf = ({ attempt: { protocol }, cell: { security } }: Scenario) =>
  `${protocol}/${security}` as const;
