import { fileURLToPath } from "node:url";

/** The command line as a user has it: a process of its own, with the permissions of the task. */
export interface Said {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

const MAIN = fileURLToPath(new URL("../main.ts", import.meta.url));

const FLAGS = [
  "run",
  "--quiet",
  "--no-prompt",
  "--no-check",
  "--allow-net=127.0.0.0/8,[::1]",
  "--allow-read",
  "--allow-write",
  "--allow-sys=hostname,osRelease",
  "--allow-env",
];

export function command(args: readonly string[], options: Deno.CommandOptions = {}): Deno.Command {
  return new Deno.Command(Deno.execPath(), {
    args: [...FLAGS, MAIN, ...args],
    stdin: "null",
    stdout: "piped",
    stderr: "piped",
    ...options,
  });
}

export async function loginspec(...args: readonly string[]): Promise<Said> {
  const { code, stdout, stderr } = await command(args).output();
  return {
    code,
    stdout: new TextDecoder().decode(stdout),
    stderr: new TextDecoder().decode(stderr),
  };
}

/** The same with text on stdin. */
export async function loginspecFed(input: string, ...args: readonly string[]): Promise<Said> {
  const child = command(args, { stdin: "piped" }).spawn();
  const writer = child.stdin.getWriter();
  await writer.write(new TextEncoder().encode(input));
  await writer.close();
  const { code, stdout, stderr } = await child.output();
  return {
    code,
    stdout: new TextDecoder().decode(stdout),
    stderr: new TextDecoder().decode(stderr),
  };
}

/** A folder that is gone afterwards. */
export function folder(): { readonly path: string } & Disposable {
  const path = Deno.makeTempDirSync({ prefix: "loginspec-" });
  return { path, [Symbol.dispose]: () => Deno.removeSync(path, { recursive: true }) };
}
