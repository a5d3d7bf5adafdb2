import { assert, assertEquals, assertMatch } from "@std/assert";
import { exitOf } from "../../cli/doctor.ts";
import {
  assertNoPassword,
  examined,
  referenceThere,
  say,
  serverThere,
  type Written,
  wrong,
} from "./_examined.ts";
import { examine } from "./mod.ts";

for (
  const [protocol, security] of [
    ["imap", "upgrade"],
    ["pop3", "tls"],
    ["ftp", "upgrade"],
    ["xmpp", "upgrade"],
    ["ximss", "tls"],
    ["web", "plain"],
    ["smtp", "upgrade"],
    ["ldap", "upgrade"],
    ["pwd", "plain"],
  ] as const
) {
  Deno.test(`of a server that is right nothing is to be mended: ${protocol} ${security}`, async () => {
    await using there = await referenceThere(protocol, security);
    const findings = await examined(there.endpoints, { authority: there.authority });
    assertEquals(wrong(findings), []);
    assertEquals(exitOf(findings), 0);
    assertNoPassword(findings);
    const stages = new Set(findings.map(({ stage }) => stage));
    for (const stage of ["file", "reach", "greeting", "login", "identity", "lockout"] as const) {
      assert(stages.has(stage), `${stage} was not looked at`);
    }
    assertEquals(stages.has("tls"), security !== "plain");
  });
}

Deno.test("a file that cannot be read is told with the place, and nothing is dialled", async () => {
  const findings = await examined([{
    protocol: "imap",
    host: "127.0.0.1",
    port: 70000,
    security: "plain",
  }]);
  assertMatch(wrong(findings).join("\n"), /^file failed: .*there\.json:1:\d+: `port` is too large/);
  assertEquals(exitOf(findings), 2);
});

Deno.test("a command that makes no server is told, with what it says", async () => {
  const folder = await Deno.makeTempDir({ prefix: "loginspec-doctor-" });
  try {
    const path = `${folder}/any.yaml`;
    await Deno.writeTextFile(
      path,
      "provision: echo no server today >&2; exit 1\nprotocols: [imap]\n",
    );
    const findings = await examine(path, { timeout: 5_000, tell() {} });
    assertMatch(wrong(findings).join("\n"), /^reach failed: .*no server today.* run the command/s);
    assertEquals(exitOf(findings), 4);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});

Deno.test("of a server without a login there is nothing more to look at", async () => {
  await using there = await serverThere("lmtp", say("220 mail ready\r\n"));
  const findings = await examined(there.endpoints);
  assertEquals(wrong(findings), []);
});

Deno.test("a port where nobody listens is told from one where nobody answers", async () => {
  let endpoints: readonly Written[] = [];
  {
    await using gone = await serverThere("imap", () => {});
    endpoints = gone.endpoints;
  }
  const findings = await examined(endpoints);
  assertMatch(wrong(findings).join("\n"), /^reach failed: the connection is refused/);
  assertEquals(exitOf(findings), 4);
});

Deno.test("where TLS is on demand over the net, it is told that logins go by it alone", async () => {
  await using there = await referenceThere("pop3", "upgrade");
  // It leads to this machine, which the file does not say.
  const endpoints = there.endpoints.map((endpoint) => ({
    ...endpoint,
    host: "0.0.0.0",
    address: endpoint.host,
  }));
  const skipped = async (more: object) =>
    (await examined(endpoints.map((one) => ({ ...one, ...more })), {
      authority: there.authority,
    })).filter(({ stage, grade }) => stage === "offer" && grade === "skipped")
      .map(({ says }) => says.split(":")[0]);
  assertEquals([...new Set(await skipped({}))], ["logins without TLS are not offered"]);
  assertEquals(await skipped({ clear: true }), []);
});
