import { Unreachable } from "../targets/target.ts";

export interface Ran {
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
  /** For its standard input. */
  readonly input?: string;
}

/** Of what a program printed: so many characters are told. */
const TOLD = 1000;
const TIMEOUT = 60_000;

/**
 * Runs a program to its end. @returns what it printed
 * @throws {Unreachable} where it is not there, fails, or takes more than a minute
 */
export async function ran(
  program: string,
  args: readonly string[],
  { cwd, env = {}, input }: Ran,
): Promise<string> {
  const signal = AbortSignal.timeout(TIMEOUT);
  let child: Deno.ChildProcess;
  try {
    child = new Deno.Command(program, {
      args: [...args],
      cwd,
      env,
      signal,
      stdin: input === undefined ? "null" : "piped",
      stdout: "piped",
      stderr: "piped",
    }).spawn();
  } catch (error) {
    throw new Unreachable(
      `${program} cannot be run: ${error instanceof Error ? error.message : error}`,
    );
  }
  const told = child.output();
  if (input !== undefined) await write(child.stdin, input);
  const { success, code, stdout, stderr } = await told;
  const text = new TextDecoder().decode(stdout);
  if (success) return text;
  const why = signal.aborted ? `did not end in ${TIMEOUT} ms` : `failed (${code})`;
  const said = `${text}${new TextDecoder().decode(stderr)}`.trim().slice(-TOLD);
  throw new Unreachable(`${program} ${why}: ${said}`);
}

/** One that ends without reading all of it tells so by its exit code. */
async function write(stream: WritableStream<Uint8Array>, text: string) {
  const writer = stream.getWriter();
  await writer.write(new TextEncoder().encode(text)).catch(() => {});
  await writer.close().catch(() => {});
}
