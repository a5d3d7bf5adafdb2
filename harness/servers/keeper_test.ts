import { assert, assertEquals } from "@std/assert";
import { keep } from "./keeper.ts";

const isAlive = (pid: number) => {
  const { stdout } = new Deno.Command("ps", { args: ["-o", "stat=", "-p", `${pid}`] }).outputSync();
  const state = new TextDecoder().decode(stdout).trim();
  // A zombie is dead: nobody here is its parent.
  return state !== "" && !state.startsWith("Z");
};

const isThere = (path: string) => {
  try {
    Deno.statSync(path);
    return true;
  } catch {
    return false;
  }
};

/** A server that is two processes, the second in a session of its own. */
const PAIR = "setsid sleep 1000 & echo $! > second; exec sleep 1000";

async function until(is: () => boolean) {
  const late = performance.now() + 10_000;
  while (!is()) {
    assert(performance.now() < late, "it did not come to that in ten seconds");
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

const second = (folder: string) => {
  try {
    return Number(Deno.readTextFileSync(`${folder}/second`));
  } catch {
    return 0;
  }
};

Deno.test("with its keeper a server ends, all of it, and its folder goes", async () => {
  const folder = await Deno.makeTempDir();
  const kept = await keep({ program: "/bin/sh", args: ["-c", PAIR] }, folder, "server");
  await until(() => second(folder) > 0);
  const other = second(folder);
  assert(isAlive(kept.pid) && isAlive(other));
  await kept[Symbol.asyncDispose]();
  assertEquals([isAlive(kept.pid), isAlive(other), isThere(folder)], [false, false, false]);
});

Deno.test("a server that does not mind SIGTERM, or is stopped, ends too", async () => {
  const folder = await Deno.makeTempDir();
  const script = "trap '' TERM; : > second; kill -STOP $$; sleep 1000";
  const kept = await keep({ program: "/bin/sh", args: ["-c", script] }, folder, "server");
  await until(() => isThere(`${folder}/second`));
  await kept[Symbol.asyncDispose]();
  assertEquals(isAlive(kept.pid), false);
});

Deno.test("a server that ends by itself is told of, with what it said", async () => {
  const folder = await Deno.makeTempDir();
  const script = "echo no such file >&2; exit 3";
  await using kept = await keep({ program: "/bin/sh", args: ["-c", script] }, folder, "server");
  assertEquals(await kept.ended, 3);
  assertEquals(kept.said(), "no such file");
});

/** How we end: we alone, or with all of our process group. */
const ENDINGS: readonly [string, Deno.Signal, (pid: number) => number][] = [
  ["killed", "SIGKILL", (pid) => pid],
  ["ended by Ctrl-C", "SIGINT", (pid) => -pid],
  ["ended by `timeout`", "SIGTERM", (pid) => -pid],
  ["killed with all of our process group", "SIGKILL", (pid) => -pid],
];

for (const [how, signal, whom] of ENDINGS) {
  Deno.test(`when we are ${how} the server ends, and its folder goes`, async () => {
    const folder = await Deno.makeTempDir();
    const keeping = `
      const { keep } = await import(${
      JSON.stringify(new URL("./keeper.ts", import.meta.url).href)
    });
      const serving = { program: "/bin/sleep", args: ["1000"] };
      const kept = await keep(serving, ${JSON.stringify(folder)}, "server");
      console.log("%d", kept.pid);
      await kept.ended;`;
    const us = new Deno.Command("setsid", {
      args: [Deno.execPath(), "eval", "--quiet", keeping],
      stdout: "piped",
    }).spawn();
    const reader = us.stdout.getReader();
    const { value } = await reader.read();
    const pid = Number(new TextDecoder().decode(value));
    assert(isAlive(pid));
    Deno.kill(whom(us.pid), signal);
    await us.status;
    await reader.cancel();
    await until(() => !isAlive(pid) && !isThere(folder));
  });
}
