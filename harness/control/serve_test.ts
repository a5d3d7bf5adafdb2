import { assert, assertEquals, assertMatch } from "@std/assert";
import { fileURLToPath } from "node:url";
import { workedExample } from "../../fixtures/worked_example.ts";

interface Ready {
  readonly endpoints: readonly { readonly protocol: string; readonly port: number }[];
  readonly control: { readonly url: string; readonly token: string };
}

/** The lines of a stream, one at each call. */
function lines(stream: ReadableStream<Uint8Array>): () => Promise<string> {
  const reader = stream.pipeThrough(new TextDecoderStream()).getReader();
  let held = "";
  return async () => {
    while (!held.includes("\n")) {
      const { done, value } = await reader.read();
      if (done) return held;
      held += value;
    }
    const end = held.indexOf("\n");
    const line = held.slice(0, end);
    held = held.slice(end + 1);
    return line;
  };
}

/** `serve` as a user starts it, on a file of its own. */
async function served(
  work: (child: {
    readonly file: string;
    readonly ready: Ready;
    hup(): void;
    next(): Promise<string>;
  }) => Promise<void>,
): Promise<{ readonly code: number; readonly errors: string }> {
  const folder = await Deno.makeTempDir();
  const file = `${folder}/world.json`;
  await Deno.writeTextFile(file, JSON.stringify(workedExample));
  const root = fileURLToPath(new URL("../../", import.meta.url));
  const child = new Deno.Command(Deno.execPath(), {
    args: [
      ...["run", "--quiet", "--no-prompt", `--config=${root}deno.json`],
      ...["--allow-net=127.0.0.0/8", "--allow-read", "--allow-write", "--allow-env", "--allow-sys"],
      ...[`${root}harness/main.ts`, "serve", "--deployment", file, "--control", `${folder}/token`],
    ],
    stdout: "piped",
    stderr: "piped",
  }).spawn();
  const errors = new Response(child.stderr).text();
  const next = lines(child.stdout);
  try {
    const ready = JSON.parse(await next()) as Ready;
    await work({ file, ready, next, hup: () => child.kill("SIGHUP") });
    child.kill("SIGTERM");
    while (await next() !== "");
  } catch (error) {
    child.kill("SIGKILL");
    while (await next() !== "");
    throw error;
  } finally {
    await child.status;
    await errors;
    await Deno.remove(folder, { recursive: true });
  }
  return { code: (await child.status).code, errors: await errors };
}

Deno.test("SIGHUP reads the file again; what is wrong with it is said, and changes nothing", async () => {
  const { code, errors } = await served(async ({ file, ready, hup, next }) => {
    const accounts = async () => {
      const token = (await Deno.readTextFile(ready.control.token)).trim();
      const headers = { authorization: `Bearer ${token}` };
      const response = await fetch(`${ready.control.url}/accounts`, { headers });
      return (await response.json() as { accounts: string[] }).accounts;
    };
    assert(ready.endpoints.some(({ protocol }) => protocol === "pop3"));
    const before = await accounts();
    const [first, ...others] = workedExample.domains;
    const account = { name: "later", password: "a-secret-of-later", aliases: [], enabled: true };
    const domains = [{ ...first, accounts: [...first?.accounts ?? [], account] }, ...others];
    await Deno.writeTextFile(file, JSON.stringify({ ...workedExample, domains }));
    hup();
    assertEquals(JSON.parse(await next()), { reloaded: true });
    const after = await accounts();
    assertEquals(after.filter((name) => !before.includes(name)), [`later@${first?.name}`]);
    await Deno.writeTextFile(file, '{ "main": ');
    hup();
    const { reloaded, problems } = JSON.parse(await next()) as {
      reloaded: boolean;
      problems: string[];
    };
    assertEquals(reloaded, false);
    assertMatch(problems.join(), /world\.json:1:/);
    assertEquals(await accounts(), after);
  });
  assertEquals(code, 0);
  assertMatch(errors, /Nothing was changed:\n.*world\.json:1:/);
  assert(!errors.includes("a-secret-of-later"));
});
