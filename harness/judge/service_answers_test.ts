import { assertEquals } from "@std/assert";
import type { Deployment, Domain } from "../../fixtures/deployment.ts";
import { workedExample } from "../../fixtures/worked_example.ts";
import type { Scenario } from "../../scenarios/scenario.ts";
import { opened, refused, result, scenario } from "./_judged.ts";
import { oneReading } from "./readings.ts";
import { serviceAnswers } from "./service_answers.ts";
import type { Result } from "./verdict.ts";

/** The worked example with POP3 off in client1.com. */
const deployment: Deployment = {
  ...workedExample,
  domains: workedExample.domains.map((domain): Domain =>
    domain.name === "client1.com" ? { ...domain, services: ["imap"] } : domain
  ),
};

const login = (name: string, answer: string, more: Partial<Scenario> = {}) =>
  result(scenario(name, { deployment, ...more }), refused(answer));

const off = (answer: string, more: Partial<Scenario> = {}) =>
  login("info@client1.com", answer, more);
const wrong = (answer: string, more: Partial<Scenario> = {}) =>
  login("info@client2.com", answer, { password: "nobody's", ...more });

const told = (...results: readonly Result[]) =>
  serviceAnswers(results).map(({ verdict, readings, protocol, check }) => [
    check,
    verdict,
    protocol,
    JSON.stringify(readings),
  ]);

const reading = (id: string) => [
  "uniform:service",
  "open",
  "pop3",
  `[{"access.uniform.service":"${id}"}]`,
];

Deno.test("a service that is off, answered like a wrong password, is reading a", () => {
  assertEquals(told(off("-ERR no"), wrong("-ERR no")), [reading("a")]);
});

Deno.test("told apart it is reading b", () => {
  assertEquals(told(off("-ERR not by POP"), wrong("-ERR no")), [reading("b")]);
});

Deno.test("an echoed name tells nothing apart", () => {
  assertEquals(
    told(off("-ERR info@client1.com refused"), wrong("-ERR info@client2.com refused")),
    [reading("a")],
  );
});

Deno.test("where no wrong password was refused beside it nothing is said", () => {
  assertEquals(told(off("-ERR no")), []);
  const elsewhere = { ...scenario("").attempt, login: "info@client2.com", address: "127.0.0.1" };
  assertEquals(told(off("-ERR no"), wrong("-ERR no", { attempt: elsewhere })), []);
  assertEquals(told(off("-ERR no"), wrong("-ERR no", { mechanism: "APOP" })), []);
});

Deno.test("a wrong password for the account that is off is no measure: the server may look at services first", () => {
  assertEquals(told(off("-ERR not by POP"), off("-ERR not by POP", { password: "nobody's" })), []);
});

Deno.test("what opened, or was not refused as it should be, is not compared", () => {
  const wentIn = result(scenario("info@client1.com", { deployment }), opened("info@client1.com"));
  assertEquals(told(wentIn, wrong("-ERR no")), []);
  assertEquals(told({ ...off("-ERR no"), verdict: "unproven" }, wrong("-ERR no")), []);
});

Deno.test("a server that tells every such account apart follows reading b, and is not at fault", () => {
  const results = serviceAnswers([
    ...[off("-ERR not by POP"), wrong("-ERR no")],
    ...[off("-ERR off", { mechanism: "APOP" }), wrong("-ERR no", { mechanism: "APOP" })],
  ]);
  const judged = oneReading(results);
  assertEquals(judged.followed, { "access.uniform.service": "b" });
  assertEquals(judged.results.map(({ verdict }) => verdict), ["open", "open"]);
});

Deno.test("a server that tells one protocol's accounts apart and another's not follows no one reading", () => {
  const imap = (one: Result): Result => ({
    ...one,
    login: {
      ...one.login!,
      scenario: {
        ...one.login!.scenario,
        attempt: { ...one.login!.scenario.attempt, protocol: "imap" },
      },
    },
  });
  const results = serviceAnswers([
    ...[off("-ERR no"), wrong("-ERR no")],
    ...[off("-ERR no", { mechanism: "APOP" }), wrong("-ERR no", { mechanism: "APOP" })],
    ...[imap(off("NO service")), imap(wrong("NO"))],
  ]);
  const judged = oneReading(results);
  assertEquals(judged.followed, { "access.uniform.service": "a" });
  assertEquals(
    judged.results.map(({ verdict, protocol }) => `${protocol} ${verdict}`),
    ["pop3 open", "pop3 open", "imap deviates"],
  );
});
