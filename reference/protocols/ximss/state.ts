import type { Door, Session } from "../../session.ts";
import type { Wire } from "../../wire.ts";
import type { Element } from "./element.ts";
import type { Failure } from "./failures.ts";
import type { Folders } from "./folders.ts";
import type { DocumentReader } from "./reader.ts";

export type State =
  | { readonly phase: "before login" }
  | { readonly phase: "session"; readonly session: Session; readonly folders: Folders }
  | { readonly phase: "over" };

export const BEFORE_LOGIN = { phase: "before login" } as const;
export const OVER = { phase: "over" } as const;

/** What stays the same for a whole conversation. */
export interface Here {
  readonly wire: Wire;
  readonly door: Door;
  readonly reader: DocumentReader;
  say(...messages: readonly Element[]): Promise<void>;
}

/** What a request came to, and where it leaves the conversation. */
export interface Outcome {
  readonly next: State;
  readonly failure?: Failure;
  /** The response has gone out already. */
  readonly answered?: true;
}

/** Gives the data messages of a request while it runs, and then its outcome. */
export type Turn = Generator<Element, Outcome> | AsyncGenerator<Element, Outcome>;

export interface Command {
  readonly legalIn: readonly State["phase"][];
  run(state: State, request: Element, here: Here): Turn;
}

/** Makes a table row: the state that `run` gets is narrowed to the phases that it is legal in. */
export function row<P extends State["phase"]>(
  legalIn: readonly P[],
  run: (state: Extract<State, { readonly phase: P }>, request: Element, here: Here) => Turn,
): Command {
  return { legalIn, run };
}

/** A turn whose data messages are known. */
export function* come(outcome: Outcome, ...data: readonly Element[]): Generator<Element, Outcome> {
  yield* data;
  return outcome;
}
