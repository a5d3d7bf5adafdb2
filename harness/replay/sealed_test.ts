import { assert, assertEquals, assertGreater, assertNotEquals } from "@std/assert";
import { accountsOf, type Deployment } from "../../fixtures/deployment.ts";
import { decide } from "../../scenarios/decide.ts";
import { shownIn } from "../../scenarios/shown.ts";
import { credentialOf } from "../../scenarios/draw/credentials.ts";
import { worldOf } from "../../scenarios/draw/world.ts";
import { plan } from "../../scenarios/plan.ts";
import type { Scenario } from "../../scenarios/scenario.ts";
import { passwordOf, scenario } from "../judge/_judged.ts";
import { seal, unseal, unsealIn } from "./sealed.ts";

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

/** Passwords that a server may take one for another, in the shapes that are drawn; in both cases, so that none drops out. */
const SHAPED: Readonly<Record<string, readonly [string, string]>> = {
  plain: ["Pw-1-28fz", "Pw-2-2emy"],
  case: ["Crossword", "cRossword"],
  signs: ["P@ss%\"\\'&<1", "P@ss%\"\\'&<2"],
  long: [`${"Seventy-two bytes ".repeat(4)}1`, `${"Seventy-two bytes ".repeat(4)}22`],
};

/** Two accounts, the second of which is asked for: what fits both was made of its password. */
function shaped([other, password]: readonly [string, string]) {
  const { deployment } = scenario("info");
  const passwords = new Map([["info@company.com", other], ["info@client1.com", password]]);
  return {
    ...deployment,
    domains: deployment.domains.map((domain) => ({
      ...domain,
      accounts: domain.accounts.map((account) => ({
        ...account,
        password: passwords.get(`${account.name}@${domain.name}`) ?? account.password,
      })),
    })),
  };
}

/** What the generator sends as a wrong password, in the order in which it picks. */
function wrongOnes(deployment: Deployment): string[] {
  const domain = deployment.domains.find(({ name }) => name === "client1.com");
  const subject = domain?.accounts.find(({ name }) => name === "info");
  assert(domain && subject);
  const wrong: string[] = [];
  credentialOf(
    "wrong",
    worldOf(deployment, domain, subject, "127.0.1.1"),
    (list) => {
      wrong.push(...list as readonly unknown[] as readonly string[]);
      return list[0];
    },
  );
  return wrong;
}

for (const [shape, pair] of Object.entries(SHAPED)) {
  Deno.test(`every wrong password that is drawn keeps its relation: ${shape}`, () => {
    const deployment = shaped(pair);
    const drawn = wrongOnes(deployment);
    assertGreater(drawn.length, 8);
    drawn.forEach((password) => {
      const opened = unseal(seal(scenario("info", { deployment, password })));
      // The same thing done to the new passwords; a password of nobody is another one of nobody.
      const places = drawn.flatMap((one, at) => one === password ? [at] : []);
      const again = wrongOnes(opened.deployment);
      const nobodys = password === "no-password-of-anyone";
      assert(
        nobodys
          ? !again.slice(1).includes(opened.password)
          : places.some((at) => again[at] === opened.password),
        `wrong password ${places[0]} came back as another one`,
      );
    });
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
    const [before, after] = [one, again].map((each) =>
      decide(each.deployment, each.attempt, shownIn(each)).outcome
    );
    return JSON.stringify(before) !== JSON.stringify(after);
  });
  assertNotEquals(scenarios.length, 0);
  assertEquals(changed.map(({ id }) => id), []);
});

Deno.test("what was sent comes back by the passwords of the deployment that is there", () => {
  const { deployment } = scenario("info");
  const before = [{ login: "john", password: `${own} ` }];
  for (const password of [own, own.toUpperCase(), `${own}x`, ""]) {
    const made = scenario("info", { password, before });
    const sealed = JSON.parse(JSON.stringify(seal(made))) as Scenario;
    assertEquals(unsealIn(sealed, deployment), made);
  }
  const nobodys = unsealIn(seal(scenario("info", { password: "of-no-account" })), deployment);
  assert(nobodys && !passwords(nobodys).includes(nobodys.password));
});

Deno.test("a scenario of another deployment than the one that is there stays sealed", () => {
  const { deployment } = scenario("info");
  const renamed = { ...deployment, name: "another" };
  assertEquals(unsealIn(seal(scenario("info")), renamed), undefined);
  const without = { ...deployment, domains: deployment.domains.slice(1) };
  assertEquals(unsealIn(seal(scenario("info")), without), undefined);
});
