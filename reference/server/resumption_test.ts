import { assert, assertEquals } from "@std/assert";
import { testAuthority } from "../../fixtures/certificates/mod.ts";
import { serving } from "./_echo.ts";
import { identity, service } from "./_tls.ts";

/** No library here resumes a session in which it showed a certificate; this program does. */
const PROGRAM = "openssl";
const isThere = await new Deno.Command(PROGRAM, { args: ["version"] }).output()
  .then(({ success }) => success, () => false);

/** Says WHO over TLS, and gives all that the program tells. */
async function who(port: number, ...args: readonly string[]): Promise<string> {
  const child = new Deno.Command(PROGRAM, {
    args: ["s_client", "-connect", `127.0.0.1:${port}`, "-ign_eof", "-crlf", ...args],
    stdin: "piped",
    stdout: "piped",
    stderr: "null",
  }).spawn();
  const input = child.stdin.getWriter();
  await input.write(new TextEncoder().encode("WHO\nQUIT\n"));
  await input.close();
  const { stdout } = await child.output();
  return new TextDecoder().decode(stdout);
}

Deno.test({
  name: "a session that is resumed proves no more than the certificate that began it",
  ignore: !isThere,
  async fn() {
    const folder = await Deno.makeTempDir({ prefix: "loginspec-resumption-" });
    const file = (name: string) => `${folder}/${name}`;
    try {
      const { chain, key } = await (await testAuthority()).forClient("info@a.example");
      await Deno.writeTextFile(file("chain"), chain);
      await Deno.writeTextFile(file("key"), key);
      await serving(async ({ port }) => {
        const shown = ["-cert", file("chain"), "-key", file("key"), "-sess_out", file("session")];
        const first = await who(port, ...shown);
        const second = await who(port, "-sess_in", file("session"));
        assert(/^New, TLS/m.test(first), first);
        assert(/^Reused, TLS/m.test(second), second);
        const told = '{"client":{"name":"info@a.example","trusted":false}}';
        assertEquals([first.includes(told), second.includes(told)], [true, true]);
      }, { services: [service("tls")], identity: await identity() });
    } finally {
      await Deno.remove(folder, { recursive: true });
    }
  },
});
