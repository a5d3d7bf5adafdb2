import type { Commands, Read } from "../command.ts";
import { atom } from "../grammar/strings.ts";
import { taking } from "../permission.ts";
import type { Selected } from "../state.ts";
import { copying } from "./copy.ts";
import { uidExpunge } from "./expunge.ts";
import { fetching } from "./fetch.ts";
import { searching } from "./search.ts";
import { storing } from "./store.ts";
import { malformed } from "../grammar/rejected.ts";

const COMMANDS: Commands<Selected> = {
  FETCH: taking(["r"], fetching("uid")),
  STORE: taking(["r"], storing("uid")),
  SEARCH: taking(["r"], searching("uid")),
  COPY: taking(["r"], copying("uid", "copy")),
  MOVE: taking(["r", "d"], copying("uid", "move")),
  EXPUNGE: taking(["r", "d"], uidExpunge),
};

/** The commands that take unique identifiers (RFC 3501, 6.4.8; RFC 4315, 2.1; RFC 6851). */
export const uid: Read<Selected> = (cursor) => {
  cursor.expect(" ");
  const verb = atom(cursor).toUpperCase();
  return Object.hasOwn(COMMANDS, verb) ? COMMANDS[verb]!(cursor) : malformed("no such command");
};
