import { assertEquals } from "@std/assert";

const ROOT = new URL("../", import.meta.url);

async function deno(...args: readonly string[]): Promise<{ code: number; said: string }> {
  const { code, stdout, stderr } = await new Deno.Command(Deno.execPath(), {
    args: [...args],
    cwd: ROOT,
    env: { NO_COLOR: "1" },
  }).output();
  const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
  return { code, said: text(stdout) + text(stderr) };
}

Deno.test("every name that others can import is documented, and so are those that it leads to", async () => {
  const { exports }: { exports: Record<string, string> } = JSON.parse(
    Deno.readTextFileSync(new URL("deno.json", ROOT)),
  );
  const { code, said } = await deno("doc", "--lint", ...Object.values(exports));
  assertEquals(code, 0, said);
});

Deno.test("JSR would take it: no slow types, nothing that is left out is imported or led to, and no test goes with it", async () => {
  const { code, said } = await deno("publish", "--dry-run", "--allow-dirty");
  assertEquals(code, 0, said);
  assertEquals(said.split("\n").filter((line) => /_test\.ts|\.gate|\.package/.test(line)), []);
  const page = Deno.readTextFileSync(new URL("README.md", ROOT));
  const links = [...page.matchAll(/\]\((?![a-z]+:|#)([^)#]+)/g)].map(([, path = ""]) => path);
  const published = links.filter((path) => said.includes(new URL(path, ROOT).href));
  assertEquals(links.filter((path) => !published.includes(path)), [], "links of its page");
});
