import { assert, assertEquals, assertNotEquals } from "@std/assert";
import { accountsOf } from "../../fixtures/deployment.ts";
import { decide } from "../../scenarios/decide.ts";
import { plan } from "../../scenarios/plan.ts";
import type { Scenario } from "../../scenarios/scenario.ts";
import { passwordOf, scenario } from "../judge/_judged.ts";
import { seal, unseal } from "./sealed.ts";

const own = passwordOf("client1.com", "info");
const passwords = ({ deployment }: Scenario) =>
  accountsOf(deployment).map(({ account }) => account.password);

Deno.test("a sealed scenario holds no password", () => {
  const text = JSON.stringify(
    seal(scenario("info", { before: [{ login: "john", password: `${own} ` }] })),
  );
  assertEquals(passwords(scenario("info")).filter((password) => text.includes(password)), []);
});

Deno.test("passwords that were equal are equal again, and others are not", () => {
  const opened = unseal(seal(scenario("info")));
  const before = passwords(scenario("info"));
  const after = passwords(opened);
  assertEquals(after.map((one) => after.indexOf(one)), before.map((one) => before.indexOf(one)));
  assertEquals(after.filter((one) => before.includes(one)), []);
  const info = accountsOf(opened.deployment).find(({ fullName }) =>
    fullName === "info@client1.com"
  );
  assert(info);
  assertEquals(opened.password, info.account.password);
});

const EDITS: readonly (readonly [string, (password: string) => string])[] = [
  ["a blank behind", (one) => `${one} `],
  ["a blank before", (one) => ` ${one}`],
  ["one letter more", (one) => `${one}x`],
  ["nothing", () => ""],
];

for (const [what, edit] of EDITS) {
  Deno.test(`what was sent stays what it was of the password: ${what}`, () => {
    const opened = unseal(seal(scenario("info", { password: edit(own) })));
    const info = accountsOf(opened.deployment)
      .find(({ fullName }) => fullName === "info@client1.com");
    assert(info);
    assertEquals(opened.password, edit(info.account.password));
  });
}

Deno.test("an opened scenario is sealed to the same again", () => {
  const sealed = seal(scenario("info"));
  assertEquals(seal(unseal(sealed)), sealed);
});

Deno.test("every drawn scenario comes out of its seal with the outcome that it went in with", () => {
  const { scenarios } = plan({ seed: 1, profile: "smoke", protocols: ["pop3"] });
  const changed = scenarios.filter((one) => {
    const again = unseal(JSON.parse(JSON.stringify(seal(one))) as Scenario);
    const [before, after] = [one, again].map(({ deployment, attempt, password }) =>
      decide(deployment, attempt, password).outcome
    );
    return JSON.stringify(before) !== JSON.stringify(after);
  });
  assertNotEquals(scenarios.length, 0);
  assertEquals(changed.map(({ id }) => id), []);
});
