import { assert, assertEquals, assertLess } from "@std/assert";
import fc from "fast-check";
import { ANY, deploy, outcome } from "./_deploy.ts";
import { directoryOf, type Login, referencePolicy } from "./mod.ts";

const NASTY = fc.string({
  unit: fc.constantFrom(
    ...[
      "@",
      "%",
      ".",
      "*",
      "<",
      ">",
      "[",
      "]",
      ":",
      "!",
      "+",
      '"',
      "\\",
      " ",
      "\t",
      "\0",
      "\r\n",
      "$&",
    ],
    ...[
      "info",
      "Info",
      "x",
      "client1.com",
      "CLIENT2.com",
      "company.com",
      "joe.local",
      ".local",
      "192.0.0.2",
    ],
    ...[
      "IPv6:",
      "::1",
      "::ffff:",
      "\u00e9",
      "\u212a",
      "\uff20",
      "\ud800",
      "\u{1F600}",
      "a.example",
      "gone.example",
    ],
  ),
  maxLength: 12,
});

const record = fc.tuple(NASTY, NASTY).map(([from, to]) => `${from.replace("=", "")} = ${to}`);

const DRAWN = fc.record({
  routes: fc.array(record, { maxLength: 6 }),
  protocol: fc.constantFrom("imap" as const, "xmpp" as const, "web" as const),
  name: NASTY,
  hint: NASTY,
  localAddress: fc.oneof(NASTY, fc.constantFrom("192.0.0.1", "192.0.0.2", "::ffff:192.0.0.2")),
  authzid: fc.option(NASTY.filter((text) => text !== ""), { nil: undefined }),
});

Deno.test("any strings at all come to an account of the deployment or to a refusal", async () => {
  const sketch = {
    "company.com": { accounts: ["joe"], forwarders: [{ name: "x", to: "x@a.example" }] },
    "client2.com": { aliases: ["a.example"] },
  };
  const accounts = deploy(sketch).domains.flatMap((domain) =>
    domain.accounts.map((account) => `${account.name}@${domain.name}`)
  );
  await fc.assert(
    fc.asyncProperty(DRAWN, async ({ routes, authzid, ...login }) => {
      const said: Partial<Login> = { ...login, ...(authzid !== undefined && { authzid }) };
      const seen = await outcome(deploy(sketch, routes), said);
      assert(seen.startsWith("refused: ") || accounts.includes(seen), seen);
    }),
    { numRuns: 3000 },
  );
});

Deno.test("without records, a name that opens is a fold of account, separator and Domain", async () => {
  const deployment = deploy();
  await fc.assert(
    fc.asyncProperty(NASTY, async (name) => {
      const seen = await outcome(deployment, { name });
      if (seen.startsWith("refused: ")) return;
      const read = name.toLowerCase().replaceAll(/[@%]company\.com(?=[@%]|$)/g, "");
      const written = read.includes("@") ? read : read.replace(/%(?=[^%]*$)/, "@");
      const literal = written.replace(/@\[?(ipv6:::ffff:)?192\.0\.0\.2\]?$/, "@client1.com");
      const main = literal.replace(/@\[ipv6:::1\]$/, "");
      assertEquals(main.includes("@") ? main : `${main}@company.com`, seen);
    }),
    { numRuns: 3000 },
  );
});

Deno.test("long names are refused in a moment, whatever they are made of", async () => {
  const deployment = deploy({ "company.com": { accounts: ["joe"] } }, [
    "<*@client1.com> = *@company.com",
    "*.example = *.x.example",
  ]);
  const started = performance.now();
  for (
    const unit of [
      "@",
      "%",
      "%company.com",
      ".",
      "!",
      "a",
      " ",
      "A",
      "<@",
      ":",
      "[",
      "*",
      "a.example@",
    ]
  ) {
    const name = unit.repeat(100_000 / unit.length);
    assert((await outcome(deployment, { name })).startsWith("refused: "), unit);
    await outcome(deployment, { name: `${name}@client1.com` });
    await outcome(deployment, { name: `info@${name}.example` });
    await outcome(deployment, { protocol: "web", hint: name });
  }
  assertLess(performance.now() - started, 5000);
});

Deno.test("thousands of logins a second are decided, with hundreds of Domains and records", async () => {
  const many = Object.fromEntries(
    Array.from({ length: 300 }, (_, n) => [`c${n}.example`, { aliases: [`m.c${n}.example`] }]),
  );
  const routes = Array.from(
    { length: 200 },
    (_, n) => `<sales@c${n}.example> = info@c${n + 1}.example`,
  );
  const world = directoryOf(deploy(many, routes));
  const started = performance.now();
  for (let n = 0; n < 5000; n++) {
    const login: Login = {
      protocol: "imap",
      localAddress: "192.0.0.1",
      name: `Sales%m.C${n % 200}.example`,
      proof: ANY,
    };
    const decision = await referencePolicy.admit(world, login);
    assert(decision.kind === "found" && decision.fullName === `info@c${n % 200 + 1}.example`);
  }
  assertLess(performance.now() - started, 2500);
});
