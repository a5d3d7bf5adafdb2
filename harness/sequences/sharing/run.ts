import type { ClauseId } from "../../../fixtures/clauses/mod.ts";
import type { Protocol } from "../../../fixtures/protocols.ts";
import { controlsOf, sortOf } from "../../../scenarios/sequences/sharing/controls.ts";
import { expect } from "../../../scenarios/sequences/sharing/expect.ts";
import type { Model } from "../../../scenarios/sequences/sharing/model.ts";
import type { Seen, Step } from "../../../scenarios/sequences/sharing/step.ts";
import { inWords } from "../../../scenarios/sequences/sharing/words.ts";
import type { FullName } from "../../../fixtures/deployment.ts";

/** A step came out otherwise than the model says. */
export class Broken extends Error {
  override readonly name = "Broken";

  constructor(readonly clause: ClauseId, readonly protocol: Protocol, why: string) {
    super(why);
  }
}

/** Has a step done, and says what was seen. @throws {Lost} */
export type Doing = (step: Step, model: Model, owner: FullName | undefined) => Promise<Seen>;

/** What a step can show something of. */
export interface About {
  readonly clause: ClauseId;
  readonly protocol: Protocol;
}

/** What is known from the runs of a sequence so far. */
export class Ledger {
  /** Of what something was shown, by clause and protocol. */
  readonly shown = new Map<string, About>();
  /** The sorts of deeds that were accepted. */
  readonly accepted = new Set<string>();
  /** What is being asked for now. */
  asking: About | undefined;
}

/** What a step is made over. */
export const protocolOf = (step: Step): Protocol => "over" in step ? step.over : "imap";

/** Where there is less to see than there is, somebody was kept out too. */
const isRefusal = (seen: Seen) =>
  seen.kind === "refused" || seen.kind === "listed" && seen.paths.length === 0;

/** The steps of one run, each held against the model. */
export class Run {
  /** What was made, up to what went wrong. */
  readonly made: Step[] = [];
  /** Refusals that are not held against anything yet: by sort, with the clauses they would show. */
  readonly #refused = new Map<string, { readonly step: Step; readonly shows: About[] }>();

  constructor(
    public model: Model,
    private readonly ledger: Ledger,
    private readonly doing: Doing,
  ) {}

  /** @throws {Broken}, and {Lost} where it proves nothing. */
  async make(step: Step, as: "drawn" | "control" = "drawn"): Promise<void> {
    const expected = expect(this.model, step);
    if (!expected) {
      throw new RangeError(`Cannot make a step: no clause says what comes of "${inWords(step)}"`);
    }
    const { about, next, owner } = expected;
    const [clause] = about;
    if (!clause) throw new RangeError(`Cannot make a step: no clause is about "${inWords(step)}"`);
    const protocol = protocolOf(step);
    this.ledger.asking = { clause, protocol };
    if (as === "drawn") this.made.push(step);
    const seen = await this.doing(step, this.model, owner);
    const wrong = differs(expected.seen, seen);
    if (wrong) {
      if (as === "control") this.made.push(step);
      throw new Broken(clause, protocol, wrong);
    }
    this.model = next;
    if (expected.seen.kind === "either") return;
    this.#credit(step, seen, about.map((clause) => ({ clause, protocol })));
  }

  #credit(step: Step, seen: Seen, about: readonly About[]) {
    const { accepted, shown } = this.ledger;
    const sort = sortOf(step);
    const { shows = [] } = this.#refused.get(sort) ?? {};
    if (isRefusal(seen)) {
      if (accepted.has(sort)) this.#refused.set(sort, { step, shows: [...shows, ...about] });
      return;
    }
    accepted.add(sort);
    for (const one of [...about, ...shows]) shown.set(`${one.clause} ${one.protocol}`, one);
    this.#refused.delete(sort);
  }

  /** Has the owner do what was refused to others: a refusal counts where the same was accepted before and after it. */
  async control(owner: FullName): Promise<void> {
    for (const { step } of [...this.#refused.values()]) {
      for (const control of controlsOf(this.model, step, owner)) {
        if (!expect(this.model, control)) break;
        await this.make(control, "control");
      }
    }
  }
}

/** What is wrong with what was seen, in a sentence; nothing where it is as it should be. */
function differs(expected: Seen, seen: Seen): string | undefined {
  if (expected.kind === "either" || JSON.stringify(expected) === JSON.stringify(seen)) {
    return undefined;
  }
  return `expected: ${said(expected)}; seen: ${said(seen)}`;
}

function said(seen: Seen): string {
  switch (seen.kind) {
    case "rights":
      return `the rights "${seen.letters}"`;
    case "grants":
      return seen.grants.length === 0 ? "nobody was given anything" : seen.grants.join(", ");
    case "count":
      return `${seen.count} messages`;
    case "listed":
      return seen.paths.length === 0
        ? "nothing in the list"
        : `in the list: ${seen.paths.join(", ")}`;
    case "messages":
      return seen.messages.length === 0 ? "no message" : seen.messages.join(", ");
    default:
      return seen.kind;
  }
}
