import type { ClauseId } from "../../fixtures/clauses/mod.ts";
import type { Protocol } from "../../fixtures/protocols.ts";
import type { Scenario } from "../scenario.ts";

/** Logins that must come out alike, whatever the answer is: it judges servers whose rules nobody wrote down. */
export interface Relation {
  /** The file's name, `-` for `_`; the check id is `relation:` and it. */
  readonly id: string;
  /** The clause that a difference breaks. */
  readonly clause: ClauseId;
  /** A sentence: what must hold. */
  readonly title: string;
  /** No more pairs than these in a protocol, where each costs much. */
  readonly most?: Readonly<Partial<Record<Protocol, number>>>;
  /** No more others than these for one scenario; which ones, turns from scenario to scenario. Absent: all. */
  readonly others?: number;
  /** The others that must come out as the given one does; undefined where the relation says nothing of it. */
  pair(scenario: Scenario): readonly Scenario[] | undefined;
}
