import type { Door } from "../../session.ts";
import type { Wire } from "../../wire.ts";
import type { Answer } from "./answer.ts";
import type { Cursor } from "./grammar/cursor.ts";
import type { Output } from "./output.ts";
import type { State } from "./state.ts";

/** What a running command may reach. */
export interface Talk {
  readonly wire: Wire;
  readonly door: Door;
  readonly output: Output;
}

/** A command with its arguments, ready to run in a state that it is legal in. */
export type Run<S extends State = State> = (talk: Talk, state: S) => Answer | Promise<Answer>;

/** Reads all arguments, the blank before the first one too. @throws {Rejected} */
export type Read<S extends State = State> = (cursor: Cursor) => Run<S>;

/** Commands by their verb in capitals; the table that a command stands in says where it is legal. */
export type Commands<S extends State> = Readonly<Record<string, Read<S>>>;
