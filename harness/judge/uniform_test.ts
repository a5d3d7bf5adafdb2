import { assertEquals } from "@std/assert";
import { refused, result, scenario } from "./_judged.ts";
import { uniform } from "./uniform.ts";
import type { Result } from "./verdict.ts";

const said = (clause: Result["clause"], login: string, answer: string, more = {}) =>
  result(scenario(login, more), refused(answer), { clause });
const wrongPassword = (answer: string, more = {}) =>
  said("access.password", "info@client1.com", answer, more);
const unknownDomain = (answer: string) =>
  said("route.unknown-domain", "info@unknown.example", answer);

const verdicts = (...results: readonly Result[]) => uniform(results).map(({ verdict }) => verdict);

Deno.test("refusals that are answered alike conform", () => {
  assertEquals(verdicts(wrongPassword("-ERR no"), unknownDomain("-ERR no")), ["conforms"]);
});

Deno.test("a refusal that tells why differs", () => {
  assertEquals(verdicts(wrongPassword("-ERR no"), unknownDomain("-ERR no such domain")), [
    "differs",
  ]);
  assertEquals(verdicts(wrongPassword("-ERR [AUTH] no"), unknownDomain("-ERR no")), ["differs"]);
});

Deno.test("an echoed name and a session's id may differ", () => {
  const echo = (name: string, id: string) => `-ERR ${name} refused (${id})`;
  assertEquals(
    verdicts(
      wrongPassword(echo("info@client1.com", "a81f00c3")),
      unknownDomain(echo("info@unknown.example", "77d2e9b0")),
    ),
    ["conforms"],
  );
});

Deno.test("one kind of refusal has nothing to be compared with", () => {
  assertEquals(verdicts(wrongPassword("-ERR no"), wrongPassword("-ERR never")), []);
});

Deno.test("another mechanism's answers are not compared with these", () => {
  const other = wrongPassword("-ERR never", { mechanism: "APOP" });
  assertEquals(verdicts(other, unknownDomain("-ERR no")), []);
});
