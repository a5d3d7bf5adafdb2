import { assert, assertEquals, assertMatch, assertStringIncludes } from "@std/assert";
import { TARGETS } from "../targets/find.ts";
import { command, folder, loginspec } from "./_loginspec.ts";

Deno.test("every target is listed, with what there is of it", async () => {
  const { code, stdout } = await loginspec("targets", "--json");
  assertEquals(code, 0);
  const rows: { id: string; here: { is: string } }[] = JSON.parse(stdout);
  assertEquals(rows.map(({ id }) => id), TARGETS.map(({ id }) => id));
  assertEquals(rows[0]?.here, { is: "embedded" });
});

Deno.test("where nothing is unpacked, the command that does it is told", async () => {
  using empty = folder();
  const { stdout } = await command(["targets", "--json"], {
    env: { LOGINSPEC_SERVERS: empty.path, PATH: "/nowhere" },
  }).output();
  const rows: { id: string; here: { is: string; remedy?: string } }[] = JSON.parse(
    new TextDecoder().decode(stdout),
  );
  const cyrus = rows.find(({ id }) => id === "cyrus")?.here;
  assert(cyrus);
  if (cyrus.is === "missing") assertMatch(cyrus.remedy ?? "", /targets --unpack cyrus$/);
  else assertEquals(cyrus.is, "installed");
});

Deno.test("what is to be unpacked must be a server's id", async () => {
  const { code, stderr } = await loginspec("targets", "--unpack", "cirrus");
  assertEquals(code, 2);
  assertStringIncludes(stderr, 'No server is called "cirrus". To be unpacked are: ');
});

Deno.test("targets --help shows an example", async () => {
  const { stdout } = await loginspec("targets", "--help");
  assertStringIncludes(stdout, "deno task loginspec targets --unpack");
});
