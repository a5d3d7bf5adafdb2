import { assert, assertEquals } from "@std/assert";
import { workedExample } from "../../fixtures/worked_example.ts";
import type { ReferenceOptions } from "../../reference/mod.ts";
import type { Plan } from "../../scenarios/plan.ts";
import type { Scenario } from "../../scenarios/scenario.ts";
import { saying } from "../clients/_reference.ts";
import { scenario } from "../judge/_judged.ts";
import { judgeRun } from "../judge/run.ts";
import { referenceTarget } from "../targets/reference.ts";
import type { Entry } from "./entry.ts";
import { execute } from "./execute.ts";
import { worldsOf } from "./group.ts";

/** A login to the worked example by a mechanism, with the right password or a wrong one. */
function login(
  protocol: "pop3" | "imap",
  mechanism: string,
  more: Partial<Scenario> = {},
  address = "127.0.1.1",
): Scenario {
  const name = "info@client1.com";
  const right = scenario(name);
  const { password = right.password } = more;
  return {
    ...right,
    cell: { ...right.cell, protocol },
    attempt: { protocol, address, login: name },
    serverSetting: address,
    mechanism,
    id: `${mechanism} ${password === right.password ? "right" : "wrong"} ${address}`,
    ...more,
  };
}

const WRONG = { password: "nobody's-Password" } as const;

/** @returns the verdict of each login and of each probe */
async function verdicts(scenarios: readonly Scenario[], parts: ReferenceOptions) {
  const plan: Plan = {
    seed: 1,
    profile: "smoke",
    deployments: [workedExample],
    scenarios,
    relations: [],
    observed: [],
    sequences: [],
    short: [],
  };
  const entries: Entry[] = [];
  await execute({
    target: referenceTarget(parts),
    worlds: worldsOf(scenarios),
    jobs: 2,
    timeout: 5_000,
    seen: new Set(),
    record: (entry) => entries.push(entry),
  });
  const { results, stopped } = judgeRun(plan, entries);
  return { stopped, told: results.map(({ id, verdict }) => `${id}: ${verdict}`).sort() };
}

const without = (mechanism: string) => saying((text) => text.replace(` ${mechanism}`, ""));

Deno.test("logins by a mechanism that the target lacks are neither green nor red", async () => {
  const logins = [
    login("pop3", "CRAM-MD5"),
    login("pop3", "CRAM-MD5", WRONG),
    login("pop3", "USER"),
    login("pop3", "USER", WRONG),
  ];
  const { told } = await verdicts(logins, { wire: without("CRAM-MD5") });
  assertEquals(told.filter((one) => /^(CRAM|USER)/.test(one)), [
    "CRAM-MD5 right 127.0.1.1: notOffered",
    "CRAM-MD5 wrong 127.0.1.1: notOffered",
    "USER right 127.0.1.1: conforms",
    "USER wrong 127.0.1.1: conforms",
  ]);
});

Deno.test("a target that offers nothing without TLS is not taken for a dead one", async () => {
  const logins = workedExample.addresses.flatMap((address) => [
    login("imap", "LOGIN", {}, address),
    login("imap", "LOGIN", WRONG, address),
    login("pop3", "USER", {}, address),
    login("pop3", "USER", WRONG, address),
  ]);
  const groups = worldsOf(logins)[0]?.groups.length ?? 0;
  assert(groups > 4, `only ${groups} groups`);
  const wire = saying((text) =>
    text.replace(/ AUTH=[-\w]+/g, "").replace("CAPABILITY ", "CAPABILITY LOGINDISABLED ")
      .replace(/^(USER|SASL .*)\r\n/gm, "")
  );
  const { told, stopped } = await verdicts(logins, { wire });
  assertEquals(stopped, undefined);
  assertEquals(told.filter((one) => !one.endsWith(": notOffered")), []);
  for (const probe of ["probe:login-first", "probe:challenge"]) {
    assert(told.some((one) => one.startsWith(probe)), told.join("\n"));
  }
});

Deno.test("where SCRAM-SHA-256 is not offered, unknown names are asked for by another SCRAM", async () => {
  const begun: string[] = [];
  const { told } = await verdicts([login("pop3", "USER"), login("pop3", "USER", WRONG)], {
    wire(wire) {
      const silent = without("SCRAM-SHA-256")(wire);
      return {
        ...silent,
        async line(limit) {
          const line = await silent.line(limit);
          const mechanism = /^AUTH (SCRAM-\S+)/.exec(line ?? "")?.[1];
          if (mechanism !== undefined) begun.push(mechanism);
          return line;
        },
      };
    },
  });
  assert(begun.length > 0 && begun.every((one) => one === "SCRAM-SHA-1"), `${begun}`);
  const probed = told.filter((one) => one.startsWith("probe:challenge"));
  assert(probed.length > 0 && probed.every((one) => one.endsWith(": conforms")), `${probed}`);
});

Deno.test("a right password that an offered mechanism refuses is a deviation: it opens by the usual one", async () => {
  const { told } = await verdicts([login("pop3", "CRAM-MD5"), login("pop3", "USER", WRONG)], {
    door: (door) => ({
      ...door,
      login: (request) =>
        request.proof.mechanism === "CRAM-MD5"
          ? Promise.resolve({ kind: "refused", because: "password" })
          : door.login(request),
    }),
  });
  assert(told.includes("CRAM-MD5 right 127.0.1.1: deviates"), told.join("\n"));
});
