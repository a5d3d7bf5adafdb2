import { assert, assertEquals, assertMatch } from "@std/assert";
import type { Admission, ReferenceOptions } from "../../../reference/mod.ts";
import { among } from "../../mutants/among.ts";
import { conversing, doorWith, HungUp } from "../../mutants/conversing.ts";
import { onReference } from "../_site.ts";
import isolation from "./mod.ts";

const found = (parts: ReferenceOptions, seed = 2) =>
  onReference("isolation", (site) => isolation.run(site), { parts, runs: 36, seed });

/** A server that breaks IMAP connections off at their login. */
const brokenOff = conversing(({ protocol, wire }) =>
  protocol !== "imap" ? {} : {
    wire: {
      ...wire,
      async line(limit) {
        const line = await wire.line(limit);
        if (/ LOGIN /i.test(line ?? "")) throw new HungUp();
        return line;
      },
    },
  }
)();

Deno.test("what is lost in a login is lost in its own protocol, whoever was asked before", async () => {
  for (const seed of Array(20).keys()) {
    const lost = (await found(brokenOff, seed)).filter(({ why }) =>
      /closed/.test(why) && !/not asked/.test(why)
    );
    assertEquals(lost.map(({ protocol, finding }) => [protocol, finding]), [["imap", "unclear"]]);
  }
});

Deno.test("where a loss ends it, what was not asked yet is told", async () => {
  const all = (await found({})).map(({ protocol }) => protocol).sort();
  const findings = await found(brokenOff);
  assertEquals(findings.map(({ protocol }) => protocol).sort(), all);
  assert(findings.some(({ finding, why }) => finding === "unclear" && /not asked/.test(why)));
});

/** A server on which a refused login has every later one open what was open before it. */
const stuck = among(() => {
  let last: Admission | undefined;
  let always: Admission | undefined;
  return ({ door }) => ({
    door: doorWith(door, async (request) => {
      const admission = await door.login(request);
      if (admission.kind === "refused") {
        always ??= last;
        return admission;
      }
      last = admission;
      return always ?? admission;
    }),
  });
})(() => {});

Deno.test("a stranger's account that opens is told, also where it opens alone by then", async () => {
  const broken = (await found(stuck)).filter(({ finding }) => finding !== "kept");
  assertEquals(broken.map(({ clause, finding }) => [clause, finding]), [
    ["access.isolation", "broken"],
  ]);
  assertMatch(broken[0]?.why ?? "", /opened .*, and should open/);
});

/** A server whose FTP sessions take no login behind the one that opened them; `dropped`: nor do they go on as they were. */
const once = (dropped: boolean) =>
  conversing(({ protocol, wire }) => {
    if (protocol !== "ftp") return {};
    let open = false;
    return {
      wire: {
        ...wire,
        async line(limit) {
          for (;;) {
            const line = await wire.line(limit);
            if (line === undefined || !open || !/^USER/.test(line)) return line;
            if (dropped) throw new HungUp();
            await wire.send("501 Reauthentication not supported\r\n");
          }
        },
        async send(data) {
          open ||= String(data).startsWith("230");
          await wire.send(data);
        },
      },
    };
  })();

Deno.test("an FTP session may refuse another login, and stays what it is", async () => {
  const ftp = async (dropped: boolean) =>
    (await found(once(dropped))).filter(({ protocol }) => protocol === "ftp")
      .map(({ finding }) => finding);
  assertEquals(await ftp(false), ["kept"]);
  assertEquals(await ftp(true), ["unclear"]);
});
