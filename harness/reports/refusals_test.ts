import { assertEquals } from "@std/assert";
import type { Scenario } from "../../scenarios/scenario.ts";
import { opened, refused, result, scenario } from "../judge/_judged.ts";
import type { Result } from "../judge/verdict.ts";
import type { LoginEntry } from "../run/entry.ts";
import { refusalRows, refusalsOf } from "./refusals.ts";

interface Seen {
  readonly result: Result;
  readonly entry: LoginEntry;
}

let number = 0;

/** A refused login, and how long it took. */
function seen(clause: Result["clause"], ms: number, more: Partial<Scenario> = {}): Seen {
  const id = `login ${number++}`;
  const made = result(scenario("info@client1.com", { id, ...more }), refused(), { clause });
  return { result: made, entry: entryOf(id, ms) };
}

function entryOf(id: string, ms: number, client = "raw"): LoginEntry {
  const observation = refused();
  return { type: "login", role: "scenario", id, group: "g/pop3/a/plain", observation, client, ms };
}

const rows = (all: readonly Seen[], more: readonly Result[] = []) =>
  refusalRows(refusalsOf(
    all.map(({ entry }) => entry),
    [...all.map(({ result }) => result), ...more],
  ));

const wrong = (...times: readonly number[]) => times.map((ms) => seen("access.password", ms));

Deno.test("median and quartiles are times that were measured", () => {
  assertEquals(rows([...wrong(4.5, 1, 3, 2), seen("address.no-fallback", 7)]), [
    ["pop3", "", "USER, plain, raw", "2 (1 to 3)", "7 (7 to 7)", "", ""],
  ]);
});

Deno.test("only the way that most refusals went counts: by another one they take another time", () => {
  const tls = { ...scenario("").cell, security: "tls" } as const;
  assertEquals(
    rows([
      ...wrong(1, 1),
      seen("access.password", 900, { mechanism: "APOP" }),
      seen("access.password", 50, { cell: tls }),
    ]),
    [["pop3", "", "USER, plain, raw", "1 (1 to 1)", "", "", ""]],
  );
});

Deno.test("an empty password, a connection that was used, and what is not as it should be are left out", () => {
  const before = [{ login: "nobody", password: "x" }];
  const red = seen("access.password", 900);
  const wentIn = seen("access.password", 900);
  assertEquals(
    rows([
      ...wrong(1),
      seen("access.password", 900, { password: "" }),
      seen("access.password", 900, { before }),
      { ...red, result: { ...red.result, verdict: "deviates" } },
      {
        ...wentIn,
        result: {
          ...wentIn.result,
          login: { ...wentIn.result.login!, observed: opened("info@client1.com") },
        },
      },
    ]),
    [["pop3", "", "USER, plain, raw", "1 (1 to 1)", "", "", ""]],
  );
});

Deno.test("both readings of a service that is off are shown where both were seen", () => {
  const told = (reading: string): Result => ({
    ...seen("access.service", 1).result,
    check: "uniform:service",
    readings: [{ "access.uniform.service": reading }],
  });
  const reading = (...all: readonly string[]) => rows(wrong(1), all.map(told))[0]?.[1];
  assertEquals(reading("a", "a"), "(a) like a wrong password");
  assertEquals(reading("b"), "(b) told apart");
  assertEquals(reading("b", "a"), "(a) like a wrong password, (b) told apart");
});

Deno.test("where nothing was refused there is no line", () => {
  assertEquals(refusalsOf([], []), []);
});
