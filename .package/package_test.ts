import { assert, assertEquals, assertMatch, assertStringIncludes } from "@std/assert";
import { fileURLToPath } from "node:url";
import { build, BUILT } from "./build.ts";
import { filesBelow } from "./files.ts";

/** What a command came to. */
interface Came {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

async function command(cwd: string, name: string, ...args: readonly string[]): Promise<Came> {
  const { code, stdout, stderr } = await new Deno.Command(name, {
    args: [...args],
    cwd,
    stdin: "null",
    env: { NO_COLOR: "1", npm_config_audit: "false", npm_config_fund: "false" },
  }).output();
  const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
  return { code, out: text(stdout), err: text(stderr) };
}

/** That a command did well. @returns what it said */
async function said(...args: Parameters<typeof command>): Promise<string> {
  const { code, out, err } = await command(...args);
  assertEquals(code, 0, `${args.slice(1).join(" ")} said ${out}\n${err}`);
  return out;
}

/** Why nothing can be tried here; nothing: all can. */
async function missing(): Promise<string | undefined> {
  try {
    const { code } = await command(".", "npm", "view", "deno", "version");
    return code === 0 ? undefined : "the npm registry is out of reach";
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return "npm is not there";
    throw error;
  }
}

const because = await missing();

Deno.test({
  name: because === undefined
    ? "what npm installs from the tarball runs, serves in Node, and has types"
    : `what npm installs from the tarball is not tried: ${because}`,
  ignore: because !== undefined,
  async fn(t) {
    await build();
    const folder = await Deno.makeTempDir({ prefix: "loginspec installed-" });
    try {
      const [packed] = JSON.parse(
        await said(fileURLToPath(BUILT), "npm", "pack", "--json", "--pack-destination", folder),
      );
      await Deno.writeTextFile(`${folder}/package.json`, '{ "private": true, "type": "module" }');

      await t.step("it has a licence and a page, and no path of the machine that built it", () => {
        const names: string[] = packed.files.map(({ path }: { path: string }) => path);
        for (const name of ["LICENSE", "README.md"]) assert(names.includes(name), name);
        assertEquals(names.filter((name) => /(?<!\.d)\.ts$|_test\./.test(name)), []);
        const here = [
          fileURLToPath(new URL("../../", BUILT)),
          `${Deno.env.get("HOME")}/.`,
          "file:///",
        ];
        const telling = filesBelow(BUILT).filter((file) => {
          const text = Deno.readTextFileSync(file);
          return here.some((path) => text.includes(path));
        });
        assertEquals(telling.map(({ pathname }) => pathname), []);
        // Over it somebody packaged what nobody imports.
        assert(packed.size < 2_000_000, `${packed.size} bytes`);
      });

      await t.step("it is installed outside the tree", async () => {
        await said(folder, "npm", "install", `${folder}/${packed.filename}`);
      });

      await t.step("the command helps", async () => {
        const out = await said(folder, "npx", "loginspec", "--help");
        assertMatch(out, /^Usage: loginspec/);
      });

      await t.step("what it says to type is a command that is there", async () => {
        const words = "run --target mutant:rights-ignored --profile smoke --only share.granted";
        const run = await command(folder, "npx", "loginspec", ...words.split(" "));
        assertEquals(run.code, 1, run.err);
        assertMatch(run.out, /again +npx loginspec replay/);
        const help = await said(folder, "npx", "loginspec", "explain", "--help");
        assertStringIncludes(help, "npx loginspec explain");
      });

      await t.step("the command judges the reference, and writes reports", async () => {
        const words = "run --target reference --profile smoke --only pop3".split(" ");
        const out = await said(folder, "npx", "loginspec", ...words);
        assertMatch(out, /reference: \d+ conform/);
        const record = await Deno.readTextFile(`${folder}/report/run.ndjson`);
        assertStringIncludes(record, '"type":"login"');
      });

      await t.step("the command ends by the codes that it documents", async () => {
        const { code, err } = await command(folder, "npx", "loginspec", "run");
        assertEquals(code, 2, err);
      });

      await t.step("a signal to the command ends the server below it", async () => {
        const deployment = "node_modules/loginspec/fixtures/worked_example.yaml";
        await using serving = new Deno.Command("node_modules/.bin/loginspec", {
          args: ["serve", "--deployment", deployment],
          cwd: folder,
          stdin: "null",
          stdout: "piped",
          stderr: "inherit",
        }).spawn();
        const reader = serving.stdout.pipeThrough(new TextDecoderStream()).getReader();
        assertMatch((await reader.read()).value ?? "", /^\{"ready":true/);
        serving.kill("SIGTERM");
        assertEquals((await serving.status).code, 0);
        // What runs below writes there too: the pipe ends with the last of them.
        while (!(await reader.read()).done);
      });

      await t.step(
        "the reference serves node:test, as the example and the package's page have it",
        async () => {
          const example = new URL("./examples/node.test.mjs", import.meta.url);
          await Deno.copyFile(example, `${folder}/node.test.mjs`);
          const page = await Deno.readTextFile(`${folder}/node_modules/loginspec/README.md`);
          const [, shown = ""] = /```js\n(.*?)```/s.exec(page) ?? [];
          await Deno.writeTextFile(`${folder}/page.test.mjs`, shown);
          const tests = ["--test", "node.test.mjs", "page.test.mjs"];
          const out = await said(folder, ...await node(), ...tests);
          assertMatch(out, /pass 4\n/);
          assertMatch(out, /fail 0\n/);
        },
      );

      await t.step("what is imported has types", async () => {
        const use = new URL("./examples/types.txt", import.meta.url);
        await Deno.copyFile(use, `${folder}/types.ts`);
        await said(folder, Deno.execPath(), "check", "--quiet", "types.ts");
      });
    } finally {
      await Deno.remove(folder, { recursive: true });
    }
  },
});

/** This machine's Node, where imports from the package run in it, else one from npm. */
async function node(): Promise<[string, ...string[]]> {
  const { out } = await command(".", "node", "--version");
  const major = Number(/^v(\d+)/.exec(out)?.[1]);
  return major >= 24 ? ["node"] : ["npx", "--yes", "-p", "node@24", "node"];
}
