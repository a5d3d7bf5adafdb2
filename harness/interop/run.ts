import { canaryIn } from "../../fixtures/canary.ts";
import type { Attempt, Call, Left, Program } from "./program.ts";

/** Milliseconds; a program that takes longer hangs. */
const PATIENCE = 15_000;

/** What moves a terminal's cursor. */
// deno-lint-ignore no-control-regex -- escape sequences begin with one
const ESCAPES = /\x1b(\[[0-9;?]*[A-Za-z]|[()][A-Z0-9]|[=>])/g;

/** What a program showed: a canary's token, a refusal, or neither. */
export type Shown =
  | { readonly kind: "opened"; readonly token: string }
  | { readonly kind: "refused" }
  | { readonly kind: "unclear"; readonly because: string };

/**
 * Lets a program try a login, in a temporary folder that is gone afterwards.
 * @throws {Error} naming the package, where the program is not installed
 */
export async function tryLogin(program: Program, attempt: Attempt): Promise<Shown> {
  const folder = await Deno.makeTempDir({ prefix: "loginspec-interop-" });
  try {
    const left = await runIn(folder, program, program.call(attempt));
    const token = canaryIn(left.text);
    const refused = program.refused(left);
    if (token !== undefined && !refused) return { kind: "opened", token };
    if (token === undefined && refused) return { kind: "refused" };
    const text = left.text.replaceAll(attempt.password, "(password)").replace(ESCAPES, " ").trim();
    const needs = `It needs Debian's ${program.package}.`;
    return { kind: "unclear", because: `exit ${left.code}: ${text}\n${needs}` };
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

async function runIn(folder: string, program: Program, call: Call): Promise<Left> {
  for (const [name, content] of Object.entries({ ...call.files, "out/.keep": "" })) {
    const path = `${folder}/${name}`;
    await Deno.mkdir(path.slice(0, path.lastIndexOf("/")), { recursive: true });
    await Deno.writeTextFile(path, content, { mode: 0o600 });
  }
  const child = started(folder, program, call);
  const timer = setTimeout(() => child.kill("SIGKILL"), PATIENCE);
  try {
    const input = child.stdin.getWriter();
    // A program that reads no input may be gone by now.
    const written = input.write(new TextEncoder().encode(call.stdin ?? "")).then(() =>
      input.close()
    );
    const [{ code, stdout, stderr }] = await Promise.all([child.output(), written.catch(() => {})]);
    const printed = [stdout, stderr].map((bytes) => new TextDecoder().decode(bytes));
    return { code, text: [...printed, ...await textsIn(`${folder}/out`)].join("\n") };
  } finally {
    clearTimeout(timer);
  }
}

function started(cwd: string, program: Program, { args }: Call): Deno.ChildProcess {
  const env = {
    HOME: cwd,
    PATH: Deno.env.get("PATH") ?? "/usr/bin:/bin",
    LC_ALL: "C",
    TERM: "xterm",
    SHELL: "/bin/sh",
  };
  try {
    return new Deno.Command(program.command, {
      args: [...args],
      cwd,
      env,
      clearEnv: true,
      stdin: "piped",
      stdout: "piped",
      stderr: "piped",
    }).spawn();
  } catch (error) {
    if (!(error instanceof Deno.errors.NotFound)) throw error;
    const remedy = `install Debian's ${program.package}`;
    throw new Error(`Cannot run ${program.command}: it is not here; ${remedy}`, { cause: error });
  }
}

async function textsIn(folder: string): Promise<string[]> {
  const texts: string[] = [];
  for await (const { name, isFile, isDirectory } of Deno.readDir(folder)) {
    const path = `${folder}/${name}`;
    if (isDirectory) texts.push(...await textsIn(path));
    if (isFile) texts.push(await Deno.readTextFile(path));
  }
  return texts;
}
