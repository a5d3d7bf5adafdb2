import type { Commands } from "../command.ts";
import type { Authenticated, Selected } from "../state.ts";
import { taking } from "../permission.ts";
import { ACL } from "./acl.ts";
import { ANY_TIME } from "./any_time.ts";
import { append } from "./append.ts";
import { copying } from "./copy.ts";
import { enable } from "./enable.ts";
import { expunge, LEAVING } from "./expunge.ts";
import { fetching } from "./fetch.ts";
import { idle } from "./idle.ts";
import { LISTS } from "./list.ts";
import { BEFORE_LOGIN } from "./login.ts";
import { MAILBOXES } from "./mailboxes.ts";
import { namespace } from "./namespace.ts";
import { searching } from "./search.ts";
import { selecting } from "./select.ts";
import { status } from "./status.ts";
import { storing } from "./store.ts";
import { uid } from "./uid.ts";

export { ANY_TIME, BEFORE_LOGIN };

/** RFC 3501, 6.3, and the extensions that are legal with a mailbox selected or without. */
export const AFTER_LOGIN: Commands<Authenticated | Selected> = {
  SELECT: selecting(false),
  EXAMINE: selecting(true),
  ...MAILBOXES,
  ...LISTS,
  ...ACL,
  NAMESPACE: namespace,
  STATUS: status,
  APPEND: append,
  IDLE: idle,
};

/** RFC 5161, section 3.1: only as long as no mailbox is selected. */
export const BEFORE_SELECT: Commands<Authenticated> = { ENABLE: enable };

/** RFC 3501, 6.4, each with the rights that it takes from the selected mailbox (RFC 4314, section 4). */
export const SELECTED: Commands<Selected> = {
  ...LEAVING,
  EXPUNGE: taking(["r", "d"], expunge),
  FETCH: taking(["r"], fetching("sequence")),
  STORE: taking(["r"], storing("sequence")),
  SEARCH: taking(["r"], searching("sequence")),
  COPY: taking(["r"], copying("sequence", "copy")),
  MOVE: taking(["r", "d"], copying("sequence", "move")),
  UID: uid,
};
