import { Ended, EXIT } from "./exit.ts";

// Deno ends by 1 where it cannot start what it is to run, which is also what a server that deviates ends by. The child takes a file
// away when it begins; where the file stays, no verdict is told.
const BEGINS = "LOGINSPEC_BEGINS";

const mayTell = () =>
  (["env", "write"] as const).every((name) =>
    Deno.permissions.querySync({ name }).state === "granted"
  );

/** Tells the process that started this one that it began; any other hears nothing. */
export function begun(): void {
  if (!mayTell()) return;
  const file = Deno.env.get(BEGINS);
  if (file === undefined) return;
  Deno.env.delete(BEGINS);
  removed(file);
}

/** @returns whether it was there */
function removed(file: string): boolean {
  try {
    Deno.removeSync(file);
    return true;
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return false;
    throw error;
  }
}

const SIGNALS = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 } as const;

/**
 * Runs loginspec by another Deno: its streams are ours, signals go to it, its exit code comes back.
 * @throws {Ended} where it did not begin
 */
export async function inOurPlace(args: readonly string[]): Promise<number> {
  const file = mayTell() ? Deno.makeTempFileSync({ prefix: "loginspec-begins-" }) : undefined;
  const child = new Deno.Command(Deno.execPath(), {
    args: [...args],
    env: file === undefined ? {} : { [BEGINS]: file },
    stdin: "inherit",
    stdout: "inherit",
    stderr: "inherit",
  }).spawn();
  const listeners = (Object.keys(SIGNALS) as (keyof typeof SIGNALS)[]).map((name) => {
    const pass = () => {
      try {
        child.kill(name);
      } catch {
        // It is over already.
      }
    };
    Deno.addSignalListener(name, pass);
    return () => Deno.removeSignalListener(name, pass);
  });
  const { code, signal } = await child.status;
  listeners.forEach((remove) => remove());
  const silent = file !== undefined && removed(file);
  if (signal !== null && signal in SIGNALS) return SIGNALS[signal as keyof typeof SIGNALS];
  if (!silent) return code;
  throw new Ended(
    EXIT.fault,
    `Cannot start the process that may reach the target: Deno ended with ${code}, and says why above.`,
  );
}
