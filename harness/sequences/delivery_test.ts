import { assert, assertEquals, assertMatch } from "@std/assert";
import type { Door, ReferenceOptions } from "../../reference/mod.ts";
import { onReference } from "./_site.ts";
import delivery from "./delivery.ts";

/** A reference with another idea of whom mail goes to. */
const posting = (change: (post: Door["post"]) => Partial<Door["post"]>): ReferenceOptions => ({
  door: (door) => ({ ...door, post: { ...door.post, ...change(door.post) } }),
});

const found = async (parts: ReferenceOptions, timeout?: number) =>
  await onReference("delivery", (site) => delivery.run(site), {
    parts,
    ...timeout === undefined ? {} : { timeout },
  });

Deno.test("mail to an address is found by who logs in under it, by SMTP and by LMTP", async () => {
  const findings = await found({});
  assertEquals(findings.map(({ protocol, finding }) => [protocol, finding]), [
    ["smtp", "kept"],
    ["lmtp", "kept"],
  ]);
});

Deno.test("mail that always goes to one account is told with the simplest address that shows it", async () => {
  let first: ReturnType<Door["post"]["recipients"]> | undefined;
  const [smtp] = await found(posting((post) => ({
    recipients: (address) => first ??= post.recipients(address),
  })));
  assert(smtp?.finding === "broken");
  assert(smtp.steps && smtp.steps.length <= 6, `${smtp.steps?.length} steps`);
  assertMatch(smtp.why, /was taken, and a login as .* does not find it/);
});

Deno.test("mail that is routed otherwise than logins is told by an address of which that is so", async () => {
  const [smtp] = await found(posting((post) => ({
    recipients: (address) => post.recipients(address.replace("%", ".")),
  })));
  assert(smtp?.finding === "broken");
  assertMatch(smtp.why, /mail to \S+%\S+ is refused \(550/);
});

Deno.test("a server that takes mail for nobody routes nothing wrongly: nothing is proven", async () => {
  const findings = await found(posting(() => ({
    recipients: () => ({ kind: "refused", because: "unknown" }),
  })));
  assertEquals(findings.map(({ finding }) => finding), ["unclear", "unclear"]);
});

Deno.test("a server that says no more proves nothing, in bounded time", async () => {
  const silent: ReferenceOptions = {
    wire: (wire) => ({
      ...wire,
      send: (...data) =>
        data.some((one) => typeof one === "string" && one.startsWith("250 2.1.5"))
          ? Promise.resolve()
          : wire.send(...data),
    }),
  };
  const findings = await found(silent, 150);
  assertEquals(findings.map(({ finding }) => finding), ["unclear", "unclear"]);
});
