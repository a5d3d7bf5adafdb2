import { fileURLToPath } from "node:url";
import type { Certificate } from "../../fixtures/certificate.ts";
import { authorityIn, CERTIFICATE_FILE } from "../../fixtures/certificates/mod.ts";
import type { Endpoint, Security } from "../../fixtures/endpoint.ts";
import type { Spoken } from "./program.ts";

/** `loginspec serve` in a process of its own, with TLS. */
export interface Served extends AsyncDisposable {
  /** The port for a login of this security. @throws {RangeError} where it does not listen there */
  portOf(protocol: Spoken | "lmtp", address: string, security?: Security): number;
  /** The authority that signed its certificates, PEM. */
  readonly authority: string;
  /** A client's certificate for a name, by the authority that it trusts. */
  certificateOf(name: string): Promise<Certificate>;
}

const ROOT = fileURLToPath(new URL("../..", import.meta.url));

/** The rights that the task `serve` gives. */
const RIGHTS = [
  "--allow-net=127.0.0.0/8",
  "--allow-read",
  "--allow-write",
  "--allow-sys=hostname,osRelease",
  "--allow-env",
];

/** A plain login goes to the endpoint that would upgrade too. */
const ENDPOINTS: Readonly<Record<Security, readonly Security[]>> = {
  plain: ["plain", "upgrade"],
  upgrade: ["upgrade"],
  tls: ["tls"],
};

/** Serves a deployment file, as the command line does. @throws {Error} where it does not come up, or does not end well */
export async function serve(deployment: string): Promise<Served> {
  const folder = await Deno.makeTempDir({ prefix: "loginspec-authority-" });
  const child = new Deno.Command(Deno.execPath(), {
    args: [
      ...["run", "--quiet", "--no-prompt", "--no-check", ...RIGHTS],
      ...["harness/main.ts", "serve", "--deployment", deployment, "--tls-dir", folder],
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
    try {
      child.kill("SIGTERM");
    } catch (error) {
      // It ended by itself: its code tells.
      if (!(error instanceof TypeError)) throw error;
    }
    await hear(() => false);
    const { code } = await child.status;
    await Deno.remove(folder, { recursive: true });
    if (code !== 0) throw new Error(`Cannot end loginspec serve well: it ended with ${code}`);
  };
  await hear(() => said.includes("\n"));
  if (!said.includes("\n")) {
    const { code } = await child.status;
    await Deno.remove(folder, { recursive: true });
    throw new Error(`Cannot start loginspec serve: it ended with ${code}`);
  }
  const { endpoints } = JSON.parse(said.slice(0, said.indexOf("\n"))) as { endpoints: Endpoint[] };
  return {
    authority: await Deno.readTextFile(`${folder}/${CERTIFICATE_FILE}`),
    certificateOf: async (name) => await (await authorityIn(folder)).forClient(name),
    portOf(protocol, address, security = "plain") {
      const found = endpoints.find((each) =>
        each.protocol === protocol && each.address === address &&
        ENDPOINTS[security].includes(each.security)
      );
      if (found) return found.port;
      throw new RangeError(
        `Cannot reach ${protocol} (${security}) on ${address}: nothing listens`,
      );
    },
    [Symbol.asyncDispose]: end,
  };
}
