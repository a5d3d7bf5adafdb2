import { assert, assertEquals } from "@std/assert";
import type { Deployment } from "../../../fixtures/deployment.ts";
import { decide } from "../../decide.ts";
import { opens, passwordFor } from "../said.ts";
import kind from "./mod.ts";
import { NAMES } from "./steps.ts";

const [deployment] = kind.deployments(1, "standard") as [Deployment];
const attempts = NAMES.flatMap((login) =>
  deployment.addresses.map((address) => ({ protocol: "pop3" as const, login, address }))
);

Deno.test("every name opens an account on every address, and a wrong password none", () => {
  for (const attempt of attempts) {
    const password = passwordFor(deployment, attempt);
    assert(password !== undefined, attempt.login);
    assert(opens(deployment, { attempt, password }) !== undefined, attempt.login);
    assertEquals(opens(deployment, { attempt, password: `${password}x` }), undefined);
  }
});

Deno.test("no OPEN clause decides one of the names", () => {
  const open = attempts.flatMap((attempt) => Object.keys(decide(deployment, attempt).readings));
  assertEquals(open, []);
});

Deno.test("a simple name opens different accounts on different addresses", () => {
  const opened = attempts.filter(({ login }) => login === "info").map((attempt) =>
    opens(deployment, { attempt, password: passwordFor(deployment, attempt) ?? "" })
  );
  assert(new Set(opened).size > 1);
});
