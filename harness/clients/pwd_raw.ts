import { identifyByPassword } from "./identity_by_password.ts";
import { refusal } from "./pwd_refusal.ts";
import type { RawConnection } from "./raw_connection.ts";
import { rawClient, type RawTalk } from "./raw_login.ts";

/** An answer, with its continued lines. */
async function ask(connection: RawConnection, line?: string): Promise<string> {
  if (line !== undefined) connection.send(`${line}\r\n`);
  let answer = await connection.line();
  while (/^\d{3}-/.test(answer)) answer = await connection.line();
  return answer;
}

/** USER and PASS, each with its answer. Nothing: the password is asked for. */
export const pwdHalves = {
  async name(connection, dial, { login }) {
    const answer = await ask(connection, `USER ${login}`);
    return /^[23]/.test(answer) ? undefined : refusal(answer, dial);
  },
  async password(connection, dial, { password }) {
    const answer = await ask(connection, `PASS ${password}`);
    if (!answer.startsWith("2")) return refusal(answer, dial);
    connection.send("QUIT\r\n");
    return identifyByPassword(answer, dial);
  },
} satisfies Record<string, RawTalk["login"]>;

/** The session ends with the login: there is nothing of an account in it. */
export const pwdTalk: RawTalk = {
  async greet(connection) {
    const greeting = await ask(connection);
    if (!greeting.startsWith("2")) throw new Error(`greeted by ${greeting}`);
    return greeting;
  },
  async login(connection, dial, credentials) {
    return await pwdHalves.name(connection, dial, credentials) ??
      await pwdHalves.password(connection, dial, credentials);
  },
};

/** The password service (port 106): no library speaks it. */
export default rawClient(
  "pwd",
  ({ login, password, mechanism, authzid }) =>
    mechanism === "USER" && authzid === undefined && !/[\r\n]/.test(login + password),
  pwdTalk,
);
