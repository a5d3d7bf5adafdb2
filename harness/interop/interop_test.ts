import { assert, assertEquals } from "@std/assert";
import { canaryOf } from "../../fixtures/canary.ts";
import { accountsOf } from "../../fixtures/deployment.ts";
import { workedExample } from "../../fixtures/worked_example.ts";
import { CURL } from "./curl.ts";
import { LFTP } from "./lftp.ts";
import { MBSYNC } from "./mbsync.ts";
import { NEOMUTT } from "./neomutt.ts";
import type { Program } from "./program.ts";
import { PYTHON_CLIENTS } from "./python_clients.ts";
import { tryLogin } from "./run.ts";
import { serve, type Served } from "./served.ts";
import { SLIXMPP } from "./slixmpp.ts";
import { BY_ADDRESS, BY_TARGET, type WorkedLogin } from "./worked_logins.ts";

const PROGRAMS: readonly Program[] = [
  ...CURL,
  LFTP,
  MBSYNC,
  ...NEOMUTT,
  ...PYTHON_CLIENTS,
  SLIXMPP,
];

for (const program of PROGRAMS) {
  Deno.test(`${program.id} opens what the worked example says, and nothing else`, async (t) => {
    await using served = await serve("fixtures/worked_example.json");
    for (const login of program.protocol === "xmpp" ? BY_TARGET : BY_ADDRESS) {
      const { name, address, target, opens } = login;
      const where = target ? `${address}, server ${target}` : address;
      await t.step(`${name} on ${where} opens ${opens}`, () => check(program, served, login));
    }
  });
}

/** A refusal counts beside logins that open, before and after: a server that refuses everything passes nothing. */
async function check(program: Program, served: Served, login: WorkedLogin): Promise<void> {
  const { address, name, target, opens, namesake } = login;
  const port = served.portOf(program.protocol, address);
  const withPassword = (password: string) =>
    tryLogin(program, { address, port, name, password, target });
  const opened = { kind: "opened", token: canaryOf(workedExample.name, opens).token } as const;

  assertEquals(await withPassword(passwordOf(opens)), opened);
  assertEquals(await withPassword(passwordOf(namesake)), { kind: "refused" });
  assertEquals(await withPassword("wrong-password"), { kind: "refused" });
  assertEquals(await withPassword(passwordOf(opens)), opened);
}

function passwordOf(fullName: string): string {
  const found = accountsOf(workedExample).find((each) => each.fullName === fullName);
  assert(found, `no account ${fullName}`);
  return found.account.password;
}
