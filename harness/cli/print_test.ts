import { assertEquals } from "@std/assert";

const SAYING = `
import { complain, print } from "${new URL("./print.ts", import.meta.url)}";
const said = "S: ##[error]not so, ##vso[task.complete] and # #[x]; ## [y]";
print(said);
complain(said);
print(JSON.stringify({ said }));
`;

/** What it prints, line by line: both of stdout, then that of stderr. */
async function said(actions: string): Promise<string[]> {
  const { stdout, stderr } = await new Deno.Command(Deno.execPath(), {
    args: ["eval", "--no-lock", "--no-check", SAYING],
    env: { GITHUB_ACTIONS: actions },
  }).output();
  return [stdout, stderr].flatMap((bytes) => new TextDecoder().decode(bytes).trimEnd().split("\n"));
}

const RAW = "S: ##[error]not so, ##vso[task.complete] and # #[x]; ## [y]";

Deno.test("on GitHub nothing that a server said is a command of the runner, and JSON says the same", async () => {
  const [line, json, complaint] = await said("true");
  const unobeyed = "S: #\\u0023[error]not so, #\\u0023vso[task.complete] and # #[x]; ## [y]";
  assertEquals([line, complaint], [unobeyed, unobeyed]);
  assertEquals(json?.includes("##["), false);
  assertEquals(JSON.parse(json ?? ""), { said: RAW });
});

Deno.test("elsewhere it is printed as it was said", async () => {
  assertEquals(await said(""), [RAW, JSON.stringify({ said: RAW }), RAW]);
});
