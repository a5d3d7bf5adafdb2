import { assertEquals, assertMatch } from "@std/assert";
import { type Policy, referencePolicy } from "../../../reference/mod.ts";
import { refused } from "../../../reference/policy/policy.ts";
import { examined, referenceThere, wrong } from "./_examined.ts";

const counting = (most: number, whom: (login: { readonly name: string }) => string): Policy => {
  const failures = new Map<string, number>();
  return {
    ...referencePolicy,
    async admit(world, login) {
      const key = whom(login);
      const failed = failures.get(key) ?? 0;
      const decision = failed >= most
        ? refused("password")
        : await referencePolicy.admit(world, login);
      if (decision.kind === "refused") failures.set(key, failed + 1);
      return decision;
    },
  };
};

Deno.test("a server that locks the account is told, with whom it shuts out", async () => {
  await using there = await referenceThere("imap", "upgrade", {
    policy: counting(2, ({ name }) => name),
  });
  const findings = await examined(there.endpoints, { authority: there.authority });
  assertMatch(
    wrong(findings).join("\n"),
    /^lockout failed: it is locked behind 3 wrong passwords; \S+ still opens\. .*perAccount/,
  );
});

Deno.test("a server that locks the client out is told, and a file that allows fewer spares it", async () => {
  const locking = () => ({ policy: counting(2, () => "all") });
  await using there = await referenceThere("imap", "upgrade", locking());
  const { authority } = there;
  assertMatch(
    wrong(await examined(there.endpoints, { authority })).join("\n"),
    /^lockout failed: behind 3 wrong passwords this client is shut out\. .*perAddress/,
  );
  await using spared = await referenceThere("imap", "upgrade", locking());
  assertEquals(
    wrong(
      await examined(spared.endpoints, {
        authority: spared.authority,
        limits: { failures: { perAddress: 2 } },
      }),
    ),
    [],
  );
});

Deno.test("a server that opens by any password is told", async () => {
  await using there = await referenceThere("pop3", "upgrade", {
    policy: {
      ...referencePolicy,
      admit: (world, login) =>
        referencePolicy.admit(world, { ...login, proof: { ...login.proof, accepts: () => true } }),
    },
  });
  const findings = await examined(there.endpoints, { authority: there.authority });
  assertMatch(wrong(findings).join("\n"), /^lockout failed: a wrong password opens it/m);
});
