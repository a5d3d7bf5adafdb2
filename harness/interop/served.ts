import type { Endpoint } from "../../fixtures/endpoint.ts";
import type { Spoken } from "./program.ts";

/** `loginspec serve` in a process of its own. */
export interface Served extends AsyncDisposable {
  /** @throws {RangeError} where it does not listen there */
  portOf(protocol: Spoken, address: string): number;
}

const ROOT = new URL("../..", import.meta.url).pathname;

/** The rights that the task `serve` gives. */
const RIGHTS = [
  "--allow-net=127.0.0.0/8",
  "--allow-read",
  "--allow-write",
  "--allow-sys=hostname,osRelease",
  "--allow-env",
];

/** Serves a deployment file, as the command line does. @throws {Error} where it does not come up, or does not end well */
export async function serve(deployment: string): Promise<Served> {
  const child = new Deno.Command(Deno.execPath(), {
    args: [
      ...["run", "--quiet", "--no-prompt", ...RIGHTS],
      ...["harness/main.ts", "serve", "--deployment", deployment],
    ],
    cwd: ROOT,
    stdout: "piped",
  }).spawn();
  const output = child.stdout.pipeThrough(new TextDecoderStream()).getReader();
  let said = "";
  const hear = async (enough: () => boolean) => {
    while (!enough()) {
      const { value, done } = await output.read();
      if (done) return;
      said += value;
    }
  };
  const end = async () => {
    child.kill("SIGTERM");
    await hear(() => false);
    const { code } = await child.status;
    if (code !== 0) throw new Error(`Cannot end loginspec serve well: it ended with ${code}`);
  };
  await hear(() => said.includes("\n"));
  if (!said.includes("\n")) {
    const { code } = await child.status;
    throw new Error(`Cannot start loginspec serve: it ended with ${code}`);
  }
  const { endpoints } = JSON.parse(said.slice(0, said.indexOf("\n"))) as { endpoints: Endpoint[] };
  return {
    portOf(protocol, address) {
      const found = endpoints.find((each) =>
        each.protocol === protocol && each.address === address
      );
      if (!found) throw new RangeError(`Cannot reach ${protocol} on ${address}: nothing listens`);
      return found.port;
    },
    [Symbol.asyncDispose]: end,
  };
}
