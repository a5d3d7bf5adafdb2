import type { Commands, Read } from "../command.ts";
import { atom } from "../grammar/strings.ts";
import type { Selected } from "../state.ts";
import { copying } from "./copy.ts";
import { uidExpunge } from "./expunge.ts";
import { fetching } from "./fetch.ts";
import { searching } from "./search.ts";
import { storing } from "./store.ts";
import { malformed } from "../grammar/rejected.ts";

const COMMANDS: Commands<Selected> = {
  FETCH: fetching("uid"),
  STORE: storing("uid"),
  SEARCH: searching("uid"),
  COPY: copying("uid", "copy"),
  MOVE: copying("uid", "move"),
  EXPUNGE: uidExpunge,
};

/** The commands that take unique identifiers (RFC 3501, 6.4.8; RFC 4315, 2.1; RFC 6851). */
export const uid: Read<Selected> = (cursor) => {
  cursor.expect(" ");
  const verb = atom(cursor).toUpperCase();
  return Object.hasOwn(COMMANDS, verb) ? COMMANDS[verb]!(cursor) : malformed("no such command");
};
