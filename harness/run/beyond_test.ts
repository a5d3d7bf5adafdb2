import { assert, assertEquals } from "@std/assert";
import { workedExample } from "../../fixtures/worked_example.ts";
import type { Attempt } from "../../scenarios/attempt.ts";
import type { Scenario } from "../../scenarios/scenario.ts";
import { beyond } from "./beyond.ts";

const withRecord = {
  ...workedExample,
  routes: [{ from: "*.client2.com", to: "client2.com" }],
};

const scenario = (login: string): Scenario => {
  const attempt: Attempt = { protocol: "imap", address: "127.0.0.1", login };
  return {
    id: login,
    cell: { protocol: "imap", form: "at", address: "main", credential: "own", security: "plain" },
    deployment: withRecord,
    attempt,
    password: "granite-feather-two",
    mechanism: "LOGIN",
    subject: "info@client2.com",
    serverSetting: "127.0.0.1",
  };
};

const running = {
  served: workedExample,
  cannot: [{ what: "Router records", why: "its table has no patterns", which: ["*.client2.com"] }],
};

Deno.test("a login that a record decides is beyond a server that cannot say the record", () => {
  const because = beyond(scenario("info@www.client2.com"), running);
  assert(because?.includes("Router records"), because);
});

Deno.test("where several things cannot be said it is one of them, and not all", () => {
  const [records] = running.cannot;
  const cannot = [records!, { what: "Forwarders", why: "it has none", which: ["sales"] }];
  const of = (all: typeof cannot) =>
    beyond(scenario("info@www.client2.com"), { ...running, cannot: all });
  assertEquals(
    of(cannot),
    "this configuration cannot say one of these: Router records, Forwarders: the login would come to something else",
  );
  assertEquals(
    of([records!]),
    "this configuration cannot say Router records: the login would come to something else",
  );
});

Deno.test("a login that no record touches is made all the same", () => {
  assertEquals(beyond(scenario("info@client2.com"), running), undefined);
  assertEquals(beyond(scenario("info%client2.com"), running), undefined);
});

Deno.test("nothing is beyond a server whose configuration says all", () => {
  assertEquals(beyond(scenario("info@www.client2.com"), {}), undefined);
});
