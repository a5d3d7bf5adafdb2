import type { Wire } from "./wire.ts";

/** Where a conversation stands: a phase with its data. Every line protocol ends in `over`. */
export interface Standing {
  readonly phase: string;
}

/** What a command says while it runs, and where it leaves the conversation. Text gets its CRLF; bytes go as they are. */
export type Turn<State> =
  | Generator<string | Uint8Array, State>
  | AsyncGenerator<
    string | Uint8Array,
    State
  >;

export interface Command<State extends Standing, Here> {
  readonly legalIn: readonly State["phase"][];
  /** @param argument all that stands behind the first blank of the line, untouched; nothing where there is no blank */
  run(state: State, argument: string | undefined, here: Here): Turn<State>;
}

export interface LineProtocol<State extends Standing, Here> {
  /** By verb, in capitals. */
  readonly commands: Readonly<Record<string, Command<State, Here>>>;
  readonly unknown: string;
  /** The answer to a command out of its place. */
  misplaced(state: State, verb: string): string;
}

/** Makes table rows: the state that `run` gets is narrowed to the phases that the row is legal in. */
export function rows<State extends Standing, Here>() {
  return <P extends State["phase"]>(
    legalIn: readonly P[],
    run: (
      state: Extract<State, { readonly phase: P }>,
      argument: string | undefined,
      here: Here,
    ) => Turn<State>,
  ): Command<State, Here> => ({ legalIn, run });
}

/** Reads commands and runs them by the table, until the conversation is over or input ends. */
export async function dispatch<State extends Standing, Here>(
  protocol: LineProtocol<State, Here>,
  lines: Pick<Wire, "line" | "send">,
  here: Here,
  first: State,
): Promise<void> {
  let state = first;
  while (state.phase !== "over") {
    const line = await lines.line();
    if (line === undefined) return;
    const turn = answer(protocol, state, line, here);
    let step = await turn.next();
    for (; !step.done; step = await turn.next()) {
      await lines.send(typeof step.value === "string" ? `${step.value}\r\n` : step.value);
    }
    state = step.value;
  }
}

function answer<State extends Standing, Here>(
  { commands, unknown, misplaced }: LineProtocol<State, Here>,
  state: State,
  line: string,
  here: Here,
): Turn<State> {
  const blank = line.indexOf(" ");
  // ASCII letters alone: toUpperCase makes an I of a dotless i.
  const verb = (blank < 0 ? line : line.slice(0, blank))
    .replace(/[a-z]+/g, (letters) => letters.toUpperCase());
  const command = commands[verb];
  if (!command) return say(state, unknown);
  if (!command.legalIn.includes(state.phase)) return say(state, misplaced(state, verb));
  return command.run(state, blank < 0 ? undefined : line.slice(blank + 1), here);
}

/** A turn of one answer that leaves the conversation at `state`. */
export function* say<State>(state: State, ...answers: string[]): Generator<string, State> {
  yield* answers;
  return state;
}
