import { assert, assertEquals, assertMatch, assertStringIncludes } from "@std/assert";
import { workedExample } from "../../fixtures/worked_example.ts";
import { referenceTarget } from "../targets/reference.ts";
import { folder, loginspec } from "./_loginspec.ts";

Deno.test("doctor shows a table of a server that is right, ends with 0, and tells how far it is", async () => {
  using there = folder();
  await using running = await referenceTarget().start(workedExample, ["pop3"]);
  const endpoints = running.endpoints.filter(({ security }) => security === "upgrade")
    .map(({ address: host, ...rest }) => ({ ...rest, host }));
  const path = `${there.path}/there.json`;
  Deno.writeTextFileSync(`${there.path}/ca.pem`, running.authority ?? "");
  Deno.writeTextFileSync(
    path,
    JSON.stringify({ ca: "ca.pem", endpoints, deployment: workedExample }),
  );
  const { code, stdout, stderr } = await loginspec("doctor", path);
  assertEquals(code, 0, stdout);
  assertStringIncludes(stdout, "POP3 answers");
  assertMatch(stdout, /\n\d+ ok\.\n$/);
  // deno-lint-ignore no-control-regex -- no colours where no terminal reads them
  assert(!/\x1b/.test(stdout + stderr));
  assertMatch(stderr, /^ok file /m);
  assertMatch(stderr, /^ok lockout /m);
});

Deno.test("doctor --json prints the findings alone; a file at fault ends with 2", async () => {
  const { code, stdout, stderr } = await loginspec("doctor", "/nowhere.yaml", "--json");
  assertEquals({ code, stderr }, { code: 2, stderr: "" });
  const [first] = JSON.parse(stdout);
  assertEquals([first.stage, first.grade], ["file", "failed"]);
  assertMatch(first.says, /There is no file \/nowhere\.yaml\.$/);
});

Deno.test("doctor --help shows examples, and what its exit codes mean", async () => {
  const { code, stdout } = await loginspec("doctor", "--help");
  assertEquals(code, 0);
  assertStringIncludes(stdout, "deno task loginspec doctor our-server.yaml");
  assertMatch(stdout, /Exit codes: 0 .*2 .*4 .*\n?.*5 /);
});

Deno.test("doctor takes the names of files that a run takes, and no others", async () => {
  const { code, stderr } = await loginspec("doctor", "our-server.txt");
  assertEquals(code, 2);
  assertMatch(stderr, /ends in \.yaml, \.yml or \.json/);
});
