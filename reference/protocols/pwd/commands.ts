import { type Command, say } from "../../line_protocol.ts";
import { shownPassword } from "../../sasl/password.ts";
import { BAD_ARGUMENTS, type Here, OVER, REFUSED, row, type Standing, START } from "./standing.ts";

/** What a line's decoder puts for bytes that are no UTF-8: nobody could type such a password again. */
const REPLACED = "\uFFFD";

/** The password service's commands, as the first of its kind (poppassd) had them. */
export const commands: Readonly<Record<string, Command<Standing, Here>>> = {
  // Also in a session, which it leaves (access.isolation). To any name: whether it opens something is not told before PASS.
  USER: row(["authorization", "session"], (state, user, { wire }) => {
    if (user === undefined) return say(state, BAD_ARGUMENTS);
    if (state.phase === "session") wire.loggedOut();
    return say({ phase: "authorization", user }, "300 Send the password");
  }),

  PASS: row(["authorization"], async function* ({ user }, password, { wire, door }) {
    if (user === undefined) return yield* say(START, "500 USER first");
    if (password === undefined) return yield* say(START, BAD_ARGUMENTS);
    const admission = await door.login({ name: user, proof: shownPassword("USER", password) });
    if (admission.kind === "refused") {
      return yield* say(door.exhausted ? OVER : START, REFUSED);
    }
    const { session } = admission;
    wire.loggedIn();
    return yield* say({ phase: "session", session }, `200 Hello, ${session.account}`);
  }),

  NEWPASS: row(["session"], (state, password = "") => {
    const changed = password !== "" && !password.includes(REPLACED) &&
      state.session.changePassword(password);
    return say(state, changed ? "200 Password changed" : "500 Password not changed");
  }),

  QUIT: row(
    ["authorization", "session"],
    (state, argument) =>
      argument === undefined ? say(OVER, "200 Good-bye") : say(state, BAD_ARGUMENTS),
  ),
};
