import { type Command, say } from "../../line_protocol.ts";
import { ANY_TIME, BAD_ARGUMENTS, bare, type Here, OVER, reset, row } from "./standing.ts";
import type { Standing } from "./standing.ts";

/** RFC 5321, sections 4.1.1.5 to 4.1.1.10: what has its place everywhere. */
export const anyTime: Record<string, Command<Standing, Here>> = {
  RSET: bare(ANY_TIME, (state) => say<Standing>(reset(state), "250 2.0.0 Nothing is kept")),
  // It would tell which names exist (section 7.3).
  VRFY: row(
    ANY_TIME,
    (state, argument) =>
      say<Standing>(state, argument?.trim() ? "252 2.5.0 Try to send to it" : BAD_ARGUMENTS),
  ),
  HELP: row(ANY_TIME, (state) => say<Standing>(state, "214 2.0.0 See RFC 5321")),
  NOOP: row(ANY_TIME, (state) => say<Standing>(state, "250 2.0.0 Ok")),
  QUIT: bare(ANY_TIME, () => say<Standing>(OVER, "221 2.0.0 Good-bye")),
};
