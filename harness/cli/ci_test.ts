import { assert, assertEquals } from "@std/assert";
import { fileURLToPath } from "node:url";
import { callsIn, scriptsIn } from "../../fixtures/ci/_commands.ts";
import { WORDS } from "../../fixtures/ci/action_outputs.ts";
import { orderOf } from "../../fixtures/ci/action_inputs.ts";
import { VERSION } from "../version.ts";
import { folder, loginspec } from "./_loginspec.ts";
import { EXIT } from "./exit.ts";

// fixtures/ci may not know the commands that its templates call; here they are held against each other.

const TEMPLATES = ["gitlab-ci.yml", "kubernetes-job.yaml"];

/** The long options of a subcommand, as its help has them. */
async function optionsOf(subcommand: string): Promise<Set<string>> {
  const { code, stdout } = await loginspec(subcommand, "--help");
  assertEquals(code, 0, subcommand);
  return new Set([...stdout.matchAll(/^ +(?:-\w, )?(--[\w-]+)/gm)].map(([, option]) => option!));
}

async function assertKnown(words: readonly string[]): Promise<void> {
  const [subcommand = "", ...rest] = words;
  const known = await optionsOf(subcommand);
  const ends = rest.includes("--") ? rest.indexOf("--") : rest.length;
  const unknown = rest.slice(0, ends).filter((word) => word.startsWith("--"))
    .map((word) => word.split("=")[0]!)
    .filter((option) => !known.has(option));
  assertEquals(unknown, [], words.join(" "));
}

for (const template of TEMPLATES) {
  Deno.test(`${template} runs shards and a merge of this version, by options that they have`, async () => {
    const calls = scriptsIn(template).flatMap(({ text }) => callsIn(text));
    assertEquals(calls.map(({ words: [subcommand] }) => subcommand), ["run", "merge"]);
    assertEquals(calls.map(({ version }) => version), [VERSION, VERSION]);
    for (const { words } of calls) await assertKnown(words);
  });
}

Deno.test("the action calls run and merge by options that they have", async () => {
  const every = Object.fromEntries(
    [
      "target",
      "profile",
      "seed",
      "only",
      "skip",
      "deviations",
      "ca",
      "durations",
      "shard-index",
      "fail-on",
    ]
      .map((name) => [`INPUT_${name.toUpperCase().replace("-", "_")}`, "x"]),
  );
  for (const inputs of [every, { ...every, INPUT_MERGE: "shards" }]) {
    await assertKnown(orderOf(inputs, "/", () => ["a"]).args);
  }
});

Deno.test("the action's words are the names of our exit codes", () => {
  assertEquals(Object.fromEntries(WORDS.map((word, code) => [word, code])), {
    conforms: EXIT.conforms,
    deviates: EXIT.deviates,
    usage: EXIT.usage,
    fault: EXIT.fault,
    unreachable: EXIT.unreachable,
    unproven: EXIT.unproven,
  });
});

/** A folder with an `npx` that starts these sources, whatever package is asked for. */
function withNpx(path: string): string {
  const config = fileURLToPath(new URL("../../deno.json", import.meta.url));
  const script = `#!/bin/sh
shift 2
exec "${Deno.execPath()}" task --quiet --config "${config}" loginspec "$@"
`;
  Deno.writeTextFileSync(`${path}/npx`, script, { mode: 0o755 });
  return `${path}:${Deno.env.get("PATH")}`;
}

Deno.test("the scripts of the GitLab template make shards, and one red run of them", async () => {
  using at = folder();
  const PATH = withNpx(at.path);
  const [run, merge] = scriptsIn("gitlab-ci.yml");
  const said = async (script: string, env: Record<string, string>) => {
    const { code, stdout, stderr } = await new Deno.Command("bash", {
      args: ["-eo", "pipefail", "-c", script],
      cwd: at.path,
      env: {
        ...{ PATH, CI: "true", CI_PROJECT_DIR: at.path, LOGINSPEC_FAIL_ON: "deviates" },
        ...{ LOGINSPEC_TARGET: "mutant:percent-is-a-letter", LOGINSPEC_PROFILE: "smoke" },
        ...env,
      },
    }).output();
    return { code, text: new TextDecoder().decode(stdout) + new TextDecoder().decode(stderr) };
  };
  const total = 2;
  const shards = await Promise.all(
    Array.from({ length: total }, (_, at) => {
      const node = { CI_NODE_INDEX: `${at + 1}`, CI_NODE_TOTAL: `${total}` };
      return said(run?.text ?? "", node);
    }),
  );
  for (const { code, text } of shards) assertEquals(code, 0, text);
  const { code, text } = await said(merge?.text ?? "", {});
  assertEquals(code, EXIT.deviates, text);
  assert(Deno.statSync(`${at.path}/loginspec-report/junit.xml`).isFile);
});
