import { assertEquals, assertMatch } from "@std/assert";
import { accountsOf } from "../../../fixtures/deployment.ts";
import { workedExample } from "../../../fixtures/worked_example.ts";
import { exitOf } from "../../cli/doctor.ts";
import { assertNoPassword, examined, referenceThere, wrong } from "./_examined.ts";
import type { Finding } from "./finding.ts";

/** The worked example, where info@client2.com is told by something else, or has another password. */
const with2 = (changes: Record<string, unknown>) => ({
  ...workedExample,
  domains: workedExample.domains.map((domain) =>
    domain.name !== "client2.com" ? domain : {
      ...domain,
      accounts: domain.accounts.map((account) =>
        account.name === "info" ? { ...account, ...changes } : account
      ),
    }
  ),
});

const ACCOUNTS: readonly (readonly [string, unknown, RegExp])[] = [
  [
    "a password that is not the account's",
    with2({ password: "not-this-one" }),
    /^login failed: it is refused: .*\. correct its password/,
  ],
  [
    "a canary of another deployment's",
    { ...workedExample, name: "another" },
    /^login failed: logged in, but saw a canary of no account here\. put a message .*: Canary [0-9a-f]{24} of the account info@/m,
  ],
];

for (const [title, deployment, expected] of ACCOUNTS) {
  Deno.test(`${title} is told, and no password`, async () => {
    await using there = await referenceThere("pop3", "upgrade");
    const findings = await examined(there.endpoints, { authority: there.authority, deployment });
    assertMatch(wrong(findings).join("\n"), expected);
    assertEquals(exitOf(findings), 5);
    assertNoPassword(findings);
  });
}

Deno.test("an account that shows a text of its own is told by it", async () => {
  await using there = await referenceThere("pop3", "upgrade");
  const text = "of the account info@client2.com";
  const findings = await examined(there.endpoints, {
    authority: there.authority,
    deployment: { ...with2({ canary: { text } }), name: "another" },
  });
  assertEquals(
    findings.filter(({ stage, grade }) => stage === "login" && grade === "ok")
      .map(({ at, says }) => `${at} ${says}`),
    ["info@client2.com opens over pop3, told by its own text"],
  );
});

Deno.test("accounts that nothing tells apart are told before a login", async () => {
  await using there = await referenceThere("pop3", "upgrade");
  const same = workedExample.domains[0]?.accounts[0]?.password;
  const { authority } = there;
  assertMatch(
    wrong(
      await examined(there.endpoints, {
        authority,
        deployment: with2({ password: same, canary: "none" }),
      }),
    ).join("\n"),
    /^identity warning: they have the same password: that does not tell them apart\. /m,
  );
});

Deno.test("where no login may fail the right ones are made, and one that is wrong is the last", async () => {
  await using there = await referenceThere("imap", "upgrade");
  const { authority } = there;
  const limits = { failures: { perAccount: 0, perAddress: 1 } };
  const right = await examined(there.endpoints, { authority, limits });
  const opening = (findings: readonly Finding[]) =>
    findings.filter(({ stage, grade }) => stage === "login" && grade === "ok").length;
  assertEquals(wrong(right), []);
  assertEquals(opening(right), accountsOf(workedExample).length);
  assertEquals(right.at(-1)?.says, "not tried: the file allows no failed login");
  const [first] = accountsOf(workedExample);
  const deployment = {
    ...workedExample,
    domains: workedExample.domains.map((domain) => ({
      ...domain,
      accounts: domain.accounts.map((account) =>
        account === first?.account ? { ...account, password: "not-this-one" } : account
      ),
    })),
  };
  const found = await examined(there.endpoints, { authority, limits, deployment });
  assertEquals(opening(found), 0);
  assertEquals(wrong(found).length, 1);
});
