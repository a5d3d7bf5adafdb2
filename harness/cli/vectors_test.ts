import { assert, assertEquals, assertMatch } from "@std/assert";
import { VECTORS } from "../vectors/vector.ts";
import { folder, loginspec } from "./_loginspec.ts";

const SMALL = ["vectors", "--profile", "smoke", "--only", "name.*"];

Deno.test("vectors: JSON on stdout, what is left out on stderr; or into a file", async () => {
  const said = await loginspec(...SMALL, "--protocol", "pop3,imap");
  assertEquals(said.code, 0);
  const read = VECTORS.parse(JSON.parse(said.stdout));
  assertEquals(
    new Set<string>(read.vectors.map(({ protocol }) => protocol)),
    new Set(["pop3", "imap"]),
  );
  assert(read.vectors.every(({ clause }) => clause.startsWith("name.")));
  assertMatch(said.stderr, new RegExp(`^${read.vectors.length} vectors in \\d+ deployments\\.\n`));
  assertMatch(
    said.stderr,
    /^Left out: \d+: what the client says depends on the server's challenge/m,
  );

  using at = folder();
  const out = `${at.path}/vectors.json`;
  const filed = await loginspec(...SMALL, "--protocol", "imap", "--protocol", "pop3", "--out", out);
  assertEquals([filed.code, filed.stdout], [0, ""]);
  assertEquals(Deno.readTextFileSync(out), said.stdout);
});

Deno.test("vectors: another seed draws others", async () => {
  const idsOf = async (seed: string) => {
    const { stdout } = await loginspec(...SMALL, "--protocol", "ldap", "--seed", seed);
    return VECTORS.parse(JSON.parse(stdout)).vectors.map(({ id }) => id).join();
  };
  const [one, again, other] = await Promise.all([idsOf("1"), idsOf("1"), idsOf("2")]);
  assertEquals(one, again);
  assert(one !== other);
});

Deno.test("vectors: what means nothing is a usage error, with its remedy", async () => {
  for (
    const [wrong, says] of [
      [["--protocol", "pop4"], /Did you mean pop3\?/],
      [["--protocol", "lmtp"], /There is no such protocol/],
      [["--out", "/none/such/file.json"], /Remedy: another file by --out/],
      [["--skip", "name.*"], /Nothing is selected|No login that is selected/],
    ] as const
  ) {
    const { code, stdout, stderr } = await loginspec(...SMALL, "--protocol", "pwd", ...wrong);
    assertEquals([code, stdout], [2, ""], wrong.join(" "));
    assertMatch(stderr, says);
  }
});
