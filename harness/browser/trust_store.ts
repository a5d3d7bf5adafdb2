import { CERTUTIL } from "./installed.ts";

/** A home folder in which Chromium finds the authorities that it trusts, beside those of its own. */
export interface TrustStore extends AsyncDisposable {
  readonly home: string;
}

/** Where Chromium for Linux looks, below HOME. */
const PLACE = ".pki/nssdb";

/** @param authorities PEM @throws {Error} where certutil is not here, or fails */
export async function trustStore(authorities: readonly string[]): Promise<TrustStore> {
  const home = await Deno.makeTempDir({ prefix: "loginspec-browser-" });
  const remove = () => Deno.remove(home, { recursive: true });
  try {
    await Deno.mkdir(`${home}/${PLACE}`, { recursive: true });
    await certutil(home, "-N", "--empty-password");
    for (const [at, pem] of authorities.entries()) {
      await Deno.writeTextFile(`${home}/ca.pem`, pem);
      // Trusted to sign servers' certificates, and nothing else.
      await certutil(home, "-A", "-n", `authority ${at}`, "-t", "C,,", "-i", "ca.pem");
    }
    return { home, [Symbol.asyncDispose]: remove };
  } catch (error) {
    await remove();
    throw error;
  }
}

async function certutil(home: string, ...args: string[]): Promise<void> {
  const { success, stderr } = await new Deno.Command(CERTUTIL.path, {
    args: [...args, "-d", `sql:${PLACE}`],
    cwd: home,
    env: { HOME: home, PATH: "/usr/bin:/bin" },
    clearEnv: true,
    stdin: "null",
  }).output();
  if (!success) throw new Error(`certutil failed: ${new TextDecoder().decode(stderr).trim()}`);
}
