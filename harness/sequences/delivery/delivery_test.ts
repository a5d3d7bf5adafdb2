import { assert, assertEquals, assertMatch } from "@std/assert";
import type { Door, ReferenceOptions } from "../../../reference/mod.ts";
import { conversing, doorWith } from "../../mutants/conversing.ts";
import mailToNamesakeToo from "../../mutants/delivery/mail_to_namesake_too.ts";
import { onReference } from "../_site.ts";
import { deliveryWith } from "./mod.ts";

const delivery = deliveryWith({ first: 300, again: 30 });

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

/** A server that keeps mail back until somebody has asked three times, each time anew. */
function queueing() {
  const queue: (() => void)[] = [];
  let asked = 0;
  return conversing(({ protocol, wire, door }) => ({
    wire: {
      ...wire,
      async line(limit) {
        const line = await wire.line(limit);
        if (protocol === "imap" && line?.endsWith(" NOOP") && ++asked % 3 === 0) {
          queue.splice(0).forEach((deliver) => deliver());
        }
        return line;
      },
    },
    door: doorWith(door, (attempt) => door.login(attempt), {
      post: {
        recipients: (address) => door.post.recipients(address),
        deliver: (...mail) => queue.push(() => door.post.deliver(...mail)) > 0,
      },
    }),
  }))();
}

Deno.test("mail that comes some time after 250 is waited for", async () => {
  const findings = await found(queueing());
  assertEquals(findings.map(({ finding }) => finding), ["kept", "kept"]);
});

Deno.test("where nothing comes at all, and nobody else has it, nothing is proven", async () => {
  const findings = await found(posting(() => ({ deliver: () => true })), 400);
  assertEquals(findings.map(({ finding }) => finding), ["unclear", "unclear"]);
  assertMatch(findings[0]?.why ?? "", /neither it nor a message to the full name came/);
});

Deno.test("mail that a namesake gets too is told, with who got it", async () => {
  const parts = mailToNamesakeToo.wrong(() => {});
  const [smtp] = await onReference("delivery", (site) => delivery.run(site), { parts, runs: 30 });
  assert(smtp?.finding === "broken");
  assertMatch(smtp.why, /^mail to \S+, which is for (\w+)@\S+, is in the INBOX of \S+ too$/);
  assertEquals(smtp.steps?.length, 2);
});

Deno.test("one address is tried by each of the ways", async () => {
  const findings = await onReference("delivery", (site) => delivery.run(site), { runs: 1 });
  assertEquals(findings.map(({ why }) => why.match(/\d+ times$/)?.[0]), ["1 times", "1 times"]);
});
