import { assert, assertEquals } from "@std/assert";
import { fileURLToPath } from "node:url";
import { accountsOf } from "../../fixtures/deployment.ts";
import { workedExample } from "../../fixtures/worked_example.ts";
import { there } from "../external/_there.ts";
import { folder } from "./_loginspec.ts";
import { fileIn, placesOf, runnable } from "./elsewhere.ts";

Deno.test("a target's file is found in a command line, and an id is none", () => {
  assertEquals(fileIn(["run", "--target", "our.yaml", "--json"]), "our.yaml");
  assertEquals(fileIn(["replay", "x/y", "--target=a/our.JSON"]), "a/our.JSON");
  assertEquals(fileIn(["doctor", "--json", "our.yml"]), "our.yml");
  assertEquals(fileIn(["run", "--target", "dovecot", "--report", "x.yaml"]), undefined);
  assertEquals(fileIn(["serve", "--deployment", "our.yaml"]), undefined);
});

Deno.test("a replay goes to the target of the record or of the failure, unless another is named", () => {
  using report = folder();
  const record = `${report.path}/run.ndjson`;
  Deno.writeTextFileSync(record, '{"type":"run","target":"a/our.yaml"}\n{"type":"group"}\n');
  const failure = `${report.path}/failure.json`;
  Deno.writeTextFileSync(failure, '{"target":"b/their.yaml"}');
  assertEquals(fileIn(["replay", "x/y", "--report", report.path]), "a/our.yaml");
  assertEquals(fileIn(["replay", failure]), "b/their.yaml");
  assertEquals(
    fileIn(["replay", "x/y", `--report=${report.path}`, "--target", "reference"]),
    undefined,
  );
  assertEquals(fileIn(["replay", "x/y", "--report", "/nowhere"]), undefined);
});

Deno.test("a process may reach the endpoints of a file, and any port where FTP is", () => {
  const endpoint = { address: "10.0.0.1", security: "plain" } as const;
  assertEquals(
    placesOf({
      kind: "fixed",
      deployment: workedExample,
      marks: {},
      endpoints: [
        { ...endpoint, protocol: "imap", host: "mail.example.org", port: 143 },
        { ...endpoint, protocol: "imap", host: "fd00::1", port: 143 },
        { ...endpoint, protocol: "ftp", host: "10.0.0.1", port: 21 },
      ],
    }),
    ["mail.example.org:143", "[fd00::1]:143", "10.0.0.1"],
  );
});

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const PASSWORDS = accountsOf(workedExample).map(({ account: { password } }) => password);
const SMALL = ["--profile", "smoke", "--only", "address.*,name.full", "--only", "pop3"];

/** A run by a process that may reach nothing but `::1` by itself. */
function confined(args: readonly string[], more: readonly string[], root = ROOT) {
  return new Deno.Command(Deno.execPath(), {
    args: [
      ...["run", "--quiet", "--no-prompt", "--no-check", "--allow-net=[::1]"],
      ...["--allow-read", "--allow-write", "--allow-env", "--allow-sys=hostname,osRelease"],
      ...more,
      `${root}/harness/main.ts`,
      ...args,
    ],
    stdin: "null",
    stdout: "piped",
    stderr: "piped",
  }).output();
}

Deno.test("a target out of this process's reach is judged by one that may, and no password comes out", async () => {
  await using server = await there({ protocols: ["pop3"] });
  using report = folder();
  const args = ["run", "--target", server.path, ...SMALL, "--report", report.path, "--json"];
  const { code, stdout, stderr } = await confined(args, ["--allow-run"]);
  const [out, err] = [stdout, stderr].map((bytes) => new TextDecoder().decode(bytes));
  assertEquals(code, 0, err);
  const { verdicts } = JSON.parse(out ?? "") as { verdicts: { conforms: number } };
  assert(verdicts.conforms > 5);
  const files = [...Deno.readDirSync(report.path)].filter(({ isFile }) => isFile)
    .map(({ name }) => Deno.readTextFileSync(`${report.path}/${name}`));
  assert(files.length > 2);
  for (const text of [out, err, ...files]) {
    assertEquals(PASSWORDS.filter((password) => text?.includes(password)), []);
  }
  const alone = await confined(args, []);
  assertEquals(alone.code, 2);
  assert(new TextDecoder().decode(alone.stderr).includes("may start none that may"));
});

Deno.test("a command that lies below a folder with blanks and escapes in its name runs there", async () => {
  await using server = await there({ protocols: ["pop3"] });
  using report = folder();
  const root = `${report.path}/a b%41`;
  Deno.symlinkSync(ROOT, root);
  const args = ["run", "--target", server.path, ...SMALL, "--report", `${report.path}/report`];
  const { code, stderr } = await confined(args, ["--allow-run"], root);
  assertEquals(code, 0, new TextDecoder().decode(stderr));
});

Deno.test("a module is run by its path, by its package, or by its address", () => {
  const cases = {
    "file:///a%20b%2541/harness/main.ts": "/a b%41/harness/main.ts",
    "https://example.org/@who/what/1.2.3/harness/main.ts": "jsr:@who/what@1.2.3",
    "https://example.org/harness/main.ts": "https://example.org/harness/main.ts",
  };
  for (const [main, run] of Object.entries(cases)) assertEquals(runnable(new URL(main)), run);
});

Deno.test("a file with faults is told with their places, and nothing is started", async () => {
  await using server = await there({ protocols: ["pop3"] });
  server.write({ endpoints: [], name: 7 });
  const { code, stderr } = await confined(["run", "--target", server.path], []);
  const said = new TextDecoder().decode(stderr).trim().split("\n");
  assertEquals([code, said.length], [2, 2]);
  assert(said.every((line) => line.startsWith(`${server.path}:1:`)), said.join("\n"));
});
