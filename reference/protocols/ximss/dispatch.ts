import { anyTime } from "./any_time.ts";
import type { Element } from "./element.ts";
import { type Failure, response } from "./failures.ts";
import { folderRequests } from "./folder_requests.ts";
import { login } from "./login.ts";
import { mailboxes } from "./mailboxes.ts";
import type { Command, Here, State } from "./state.ts";

const COMMANDS: ReadonlyMap<string, Command> = new Map(
  Object.entries({ ...anyTime, ...login, ...mailboxes, ...folderRequests }),
);

/** Runs a request by the table, and ends it with its response. @returns where the conversation stands then */
export async function answer(state: State, request: Element, here: Here): Promise<State> {
  const { id } = request.attrs;
  const command = COMMANDS.get(request.name);
  const fault = faultIn(command, state, id);
  if (!command || fault) {
    await here.say(response(id, fault));
    return state;
  }
  const turn = command.run(state, request, here);
  let step = await turn.next();
  for (; !step.done; step = await turn.next()) await here.say(step.value);
  const { next, failure, answered } = step.value;
  if (!answered) await here.say(response(id, failure));
  return next;
}

function faultIn(
  command: Command | undefined,
  state: State,
  id: string | undefined,
): Failure | undefined {
  if (!command) return "unknown";
  if (id === undefined) return "bad arguments";
  return command.legalIn.includes(state.phase) ? undefined : "misplaced";
}
