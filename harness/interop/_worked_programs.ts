import { assertEquals } from "@std/assert";
import { canaryOf } from "../../fixtures/canary.ts";
import { workedExample } from "../../fixtures/worked_example.ts";
import type { Program } from "./program.ts";
import { tryLogin } from "./run.ts";
import type { Served } from "./served.ts";
import { shared } from "./shared.ts";
import { HOST_OF, passwordOf, WORKED_LOGINS, type WorkedLogin } from "./worked_logins.ts";

/** So many worked logins for a mechanism or a security more: the name is read in one place. */
export const FEW = 2;

/** A test for each program: its worked logins, or the last `few` of them, on a server that these tests share. */
export function testWorkedLogins(programs: readonly Program[], few?: number): void {
  const server = shared("fixtures/worked_example.json");
  for (const program of programs) {
    Deno.test(`${program.id} opens what the worked example says, and nothing else`, async (t) => {
      const served = server();
      const logins = WORKED_LOGINS[program.protocol];
      for (const login of few === undefined ? logins : logins.slice(-few)) {
        const { name, address, target, opens } = login;
        const where = target ? `${address}, server ${target}` : address;
        await t.step(`${name} on ${where} opens ${opens}`, () => check(program, served, login));
      }
    });
  }
}

/** The server as it is typed: where it is sent the target itself, else a name that leads to the address. Plain it is the address. */
function hostOf({ protocol, security }: Program, { address, target }: WorkedLogin): string {
  if (protocol === "web") return target;
  if (security === "plain") return "";
  return protocol === "xmpp" ? target : HOST_OF[address]!;
}

/** A refusal counts beside logins that open, before and after: a server that refuses everything passes nothing. */
async function check(program: Program, served: Served, login: WorkedLogin): Promise<void> {
  const { address, name, target, opens, namesake } = login;
  const { protocol, security } = program;
  const port = served.portOf(protocol, address, security);
  const host = hostOf(program, login);
  const withPassword = (password: string) =>
    tryLogin(program, {
      address,
      port,
      name,
      password,
      target,
      authority: served.authority,
      ...host !== "" && { host },
    });
  const opened = { kind: "opened", token: canaryOf(workedExample.name, opens).token } as const;

  assertEquals(await withPassword(passwordOf(opens)), opened);
  assertEquals(await withPassword(passwordOf(namesake)), { kind: "refused" });
  assertEquals(await withPassword("wrong-password"), { kind: "refused" });
  assertEquals(await withPassword(passwordOf(opens)), opened);
}
