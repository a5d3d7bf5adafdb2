import { ENVIRONMENT } from "./program_process.ts";

/** How a program is found. */
interface Installed {
  readonly command: string;
  readonly version: { readonly args: readonly string[]; readonly pattern: RegExp };
}

const known = new Map<Installed, string | undefined>();

/** A program's version, asked once; nothing where it is not installed, or may not be run. */
export function versionOf(program: Installed): string | undefined {
  if (!known.has(program)) known.set(program, ask(program));
  return known.get(program);
}

function ask({ command, version: { args, pattern } }: Installed): string | undefined {
  if (Deno.permissions.querySync({ name: "run", command }).state !== "granted") return undefined;
  try {
    const { stdout } = new Deno.Command(command, {
      args: [...args],
      env: { ...ENVIRONMENT, HOME: "/" }, // some will not start without one
      clearEnv: true,
      stdin: "null",
      stdout: "piped",
      stderr: "null",
    }).outputSync();
    return pattern.exec(new TextDecoder().decode(stdout))?.[1];
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return undefined;
    throw error;
  }
}
