import type { Ending, ServedProtocol } from "../../protocol.ts";
import type { Door } from "../../session.ts";
import type { Wire } from "../../wire.ts";
import { answer } from "./dispatch.ts";
import { element, written } from "./element.ts";
import { response } from "./failures.ts";
import { sizeOf } from "./folder_requests.ts";
import { type Arrival, DocumentReader } from "./reader.ts";
import { BEFORE_LOGIN, type Here, type State } from "./state.ts";

const BYE = element("bye");

/** XIMSS: XML documents over TCP, each ended by a zero byte. The client speaks first. */
export const ximss: ServedProtocol = {
  id: "ximss",
  upgrades: true,
  converse,
  farewell: (ending: Ending) =>
    written(ending === "too long" ? response(undefined, "too large") : BYE),
};
export default ximss;

async function converse(wire: Wire, door: Door): Promise<void> {
  const here: Here = {
    wire,
    door,
    reader: new DocumentReader(wire),
    say: (...messages) => wire.send(messages.map(written).join("")),
  };
  let state: State = BEFORE_LOGIN;
  try {
    while (state.phase !== "over") {
      const arrival = await next(state, here);
      if (arrival.kind === "end") return;
      if (arrival.kind === "bad") return await here.say(response(undefined, arrival.failure));
      const after = await answer(state, arrival.root, here);
      if (after.phase !== "session") leave(state);
      state = after;
    }
    await here.say(BYE);
  } finally {
    leave(state);
  }
}

/** The next request. While it is waited for, what other sessions change is told (access.live): never inside an answer. */
async function next(state: State, { reader, say }: Here): Promise<Arrival> {
  if (state.phase !== "session") return await reader.next();
  const { folders } = state;
  const came = reader.next();
  came.catch(() => {}); // seen by the race below, which may begin later
  while (true) {
    await say(...folders.news().map((folder) => sizeOf(folder, "notify")));
    const first = await Promise.race([came, folders.changed()]);
    if (first) return first;
  }
}

function leave(state: State): void {
  if (state.phase === "session") state.folders.closeAll();
}
