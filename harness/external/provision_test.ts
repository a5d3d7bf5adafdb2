import { assert, assertEquals, assertGreater } from "@std/assert";
import { fileURLToPath } from "node:url";
import { workedExample } from "../../fixtures/worked_example.ts";
import { EXIT, exitOf } from "../cli/exit.ts";
import { count } from "../reports/summary.ts";
import { findTarget } from "../targets/find.ts";
import { judged, verdictsOf } from "./_there.ts";
import type { Order } from "./_provision.ts";
import { commanded } from "./commanded.ts";

const COMMAND = [
  Deno.execPath(),
  ...[
    "run",
    "--quiet",
    "--no-check",
    "-A",
    fileURLToPath(new URL("./_provision.ts", import.meta.url)),
  ],
];

/** A target's file with a provision command. */
function fileWith(said: object): { readonly path: string; readonly folder: string } & Disposable {
  const folder = Deno.makeTempDirSync({ prefix: "loginspec-" });
  const path = `${folder}/any.json`;
  Deno.writeTextFileSync(path, JSON.stringify(said));
  return { path, folder, [Symbol.dispose]: () => Deno.removeSync(folder, { recursive: true }) };
}

Deno.test("a server is made for each deployment, judged, ended, and taken back", async () => {
  using file = fileWith({
    provision: [...COMMAND, "tls"],
    // The same order comes to it.
    reset: "cat >> undone.ndjson",
    protocols: ["pop3"],
  });
  const { results } = await judged(file.path, "address.*", "name.full", "pop3");
  assertGreater(results.length, 20);
  const told = [...verdictsOf(results)];
  assert(told.every((one) => ["conforms", "notOffered", "open"].includes(one)), told.join());
  const undone = Deno.readTextFileSync(`${file.folder}/undone.ndjson`).trim().split("\n")
    .map((line) => (JSON.parse(line) as Order).deployment.name);
  assert(undone.includes("worked-example") && new Set(undone).size > 1, undone.join());
});

Deno.test("a server that could not be taken back leaves its run unproven, and is told", async () => {
  using file = fileWith({
    provision: [...COMMAND, "tls"],
    reset: "echo nobody may do that >&2; exit 3",
    protocols: ["pop3"],
  });
  const { results, losses = [] } = await judged(file.path, "name.full", "pop3");
  // All logins were right.
  assertEquals(exitOf(count(results)), EXIT.conforms);
  assert(losses.some((loss) => loss.endsWith(": reset failed: nobody may do that")), `${losses}`);
  assertEquals(exitOf(count(results), undefined, { losses }), EXIT.unproven);
});

Deno.test("a command that fails is told with its last words, and without the passwords in them", async () => {
  using file = fileWith({ provision: [...COMMAND, "noisy"], protocols: ["pop3"] });
  const said = await findTarget(file.path)?.start(workedExample, ["pop3"])
    .then(() => "", (error: Error) => error.message) ?? "";
  assert(said.startsWith("provision failed (exit 7): ***"), said);
  assert(!/kettle|anchor|lantern/.test(said), said);
});

for (
  const [printed, why] of [
    ["not at all", "provision printed no JSON"],
    ['{"endpoints": [{"protocol": "pop4"}]}', "provision printed "],
    [
      '{"endpoints":[{"protocol":"pop3","address":"10.9.9.9","port":110,"security":"plain"}]}',
      "provision says 10.9.9.9, which is none of the deployment's addresses",
    ],
  ] as const
) {
  Deno.test(`a command that prints ${printed} is told: ${why}`, async () => {
    using file = fileWith({ provision: ["echo", printed], protocols: ["pop3"] });
    const said = await findTarget(file.path)?.start(workedExample, ["pop3"])
      .then(() => "", (error: Error) => error.message) ?? "";
    assert(said.startsWith(why), said);
  });
}

Deno.test("what a command left running ends with it, be it deaf to SIGTERM", async () => {
  using file = fileWith({});
  const line = `trap "" TERM; echo $$ > pid; echo '{}'; while :; do sleep 0.1; done`;
  const command = commanded(
    { provision: ["/bin/sh", "-c", line], cwd: file.folder },
    "{}",
  );
  const printed = await command.printed((text) => text.includes("{}"), 10_000);
  assertEquals(printed.whole, true);
  const pid = Deno.readTextFileSync(`${file.folder}/pid`).trim();
  // Who was killed may stand in the list until its parent looks.
  const alive = () => {
    const ps = new Deno.Command("/bin/ps", { args: ["-o", "stat=", "-p", pid] });
    return /^[^Z]/.test(new TextDecoder().decode(ps.outputSync().stdout));
  };
  assertEquals(alive(), true);
  assertEquals(await command.end(), false);
  assertEquals(alive(), false);
});

Deno.test("no password stands in the list of processes", async () => {
  using file = fileWith({});
  const order = JSON.stringify(workedExample);
  const command = commanded(
    { provision: ["/bin/sh", "-c", "cat > order; echo '{}'; sleep 100"], cwd: file.folder },
    order,
  );
  await command.printed((text) => text.includes("{}"), 10_000);
  const { stdout } = new Deno.Command("/bin/ps", { args: ["-eo", "args"] }).outputSync();
  assert(!new TextDecoder().decode(stdout).includes("brass-kettle-main"));
  await command.end();
  assertEquals(Deno.readTextFileSync(`${file.folder}/order`), `${order}\n`);
});
