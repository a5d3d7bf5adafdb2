import { assert, assertEquals, assertMatch } from "@std/assert";
import type { ReferenceOptions } from "../../reference/mod.ts";
import { onReference } from "./_site.ts";
import signalsBySender from "../mutants/delivery/signals_by_sender.ts";
import signal from "./signal.ts";

const found = async (parts: ReferenceOptions = {}, timeout = 5_000) =>
  await onReference("signal", (site) => signal.run(site), { parts, timeout });

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

Deno.test("messages that do not even reach the session that they are sent to are told, while the server answers", async () => {
  const [finding] = await found(signalsBySender.wrong(() => {}), 1_500);
  assert(finding?.finding === "broken", finding?.why);
  assertMatch(finding.why, /a message to \S+ does not come/);
});

Deno.test("where nobody is answered any more, messages that do not come prove nothing", async () => {
  const [finding] = await found({
    wire(wire) {
      let silent = false;
      return {
        ...wire,
        async chunk() {
          const chunk = await wire.chunk();
          silent ||= new TextDecoder().decode(chunk).includes("<message");
          return chunk;
        },
        send: (...data) =>
          silent || data.some((one) => String(one).includes("<message"))
            ? Promise.resolve()
            : wire.send(...data),
      };
    },
  }, 500);
  assertEquals(finding?.finding, "unclear");
});

Deno.test("a message to a name that comes behind one to a full JID is waited for", async () => {
  const held: (() => Promise<void>)[] = [];
  const [finding] = await found({
    wire: (wire) => ({
      ...wire,
      async send(...data) {
        const text = data.map(String).join("");
        if (/<body>signal \d+ \d+<\/body>/.test(text)) {
          return void held.push(() => wire.send(...data));
        }
        await wire.send(...data);
        if (text.includes(", the last<")) { for (const send of held.splice(0)) await send(); }
      },
    }),
  });
  assertEquals(finding?.finding, "kept", finding?.why);
});
