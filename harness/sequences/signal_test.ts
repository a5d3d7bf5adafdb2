import { assert, assertEquals, assertMatch } from "@std/assert";
import type { ReferenceOptions } from "../../reference/mod.ts";
import { onReference } from "./_site.ts";
import signal from "./signal.ts";

const found = async (parts: ReferenceOptions = {}) =>
  await onReference("signal", (site) => signal.run(site), { parts });

/** A reference whose XMPP hears another address than the one that a message is sent to. */
const readdressed = (change: (to: string) => string): ReferenceOptions => ({
  wire: (wire) => ({
    ...wire,
    async chunk() {
      const chunk = await wire.chunk();
      const text = new TextDecoder().decode(chunk);
      const said = text.replace(
        /(<message type='chat' to=')([^/']*)'/,
        (_, start, to) => `${start}${change(to)}'`,
      );
      return said === text ? chunk : new TextEncoder().encode(said);
    },
  }),
});

Deno.test("a message to an address comes to who logged in under it", async () => {
  const findings = await found();
  assertEquals(findings.map(({ finding }) => finding), ["kept"]);
});

Deno.test("messages that are routed otherwise than logins are told with an address of which that is so", async () => {
  const [finding] = await found(readdressed((to) => to.replace("%", ".")));
  assert(finding?.finding === "broken");
  assertMatch(finding.why, /a message to \S+%\S+ does not come/);
  assert(finding.steps && finding.steps.length <= 6);
});

Deno.test("messages that go nowhere are told by the simplest address", async () => {
  const [finding] = await found(readdressed(() => "nobody@nowhere.invalid"));
  assert(finding?.finding === "broken");
  assertMatch(finding.why, /a message to [a-z]+@/);
});
