import { assert, assertEquals, assertMatch } from "@std/assert";
import { referencePolicy } from "../../../reference/mod.ts";
import { refused } from "../../../reference/policy/policy.ts";
import { exitOf } from "../../cli/doctor.ts";
import { examined, referenceThere, wrong } from "./_examined.ts";

Deno.test("an address behind NAT that the file has wrong is told, with the right one", async () => {
  await using there = await referenceThere("imap", "upgrade");
  const endpoints = there.endpoints.filter(({ host }) => host === "127.0.1.1")
    .map((one) => ({ ...one, address: "127.0.0.1" }));
  assertMatch(
    wrong(await examined(endpoints, { authority: there.authority })).join("\n"),
    /^address warning: the simple name info opens info@client1\.com; on 127\.0\.0\.1 it should open info@company\.com\. .*\(127\.0\.1\.1\?\)/,
  );
});

Deno.test("a server that takes full names alone is warned of, and is not asked more often than may be", async () => {
  const asked: string[] = [];
  await using there = await referenceThere("imap", "upgrade", {
    policy: {
      ...referencePolicy,
      admit(world, login) {
        if (login.name.includes("@")) return referencePolicy.admit(world, login);
        asked.push(login.name);
        return Promise.resolve(refused("account"));
      },
    },
  });
  const findings = await examined(there.endpoints, { authority: there.authority });
  assertMatch(
    wrong(findings).join("\n"),
    /^address warning: the simple name info opens nothing that was tried; it should open info@/,
  );
  assertEquals(exitOf(findings), 0);
  assert(asked.length > 1 && asked.length <= 3 * 3, asked.join(" "));
});
