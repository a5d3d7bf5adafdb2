import { canaryIn } from "../../fixtures/canary.ts";
import { type Attempt, type Call, FILES, type Left, type Program } from "./program.ts";

/** Milliseconds for one login. */
const PATIENCE = 15_000;

/** What moves a terminal's cursor. */
// deno-lint-ignore no-control-regex -- escape sequences begin with one
const ESCAPES = /\x1b(\[[0-9;?]*[A-Za-z]|[()][A-Z0-9]|[=>])/g;

/** Answers for host names from a file, in programs that ask the C library. */
const RESOLVER = { library: "libnss_wrapper.so", package: "libnss-wrapper" };

/** What a program showed: a canary's token, a refusal, that it does not trust the server, or neither. */
export type Shown =
  | { readonly kind: "opened"; readonly token: string }
  | { readonly kind: "refused" }
  | { readonly kind: "distrusts" }
  | { readonly kind: "unclear"; readonly because: string };

/**
 * Lets a program try a login, in a temporary folder that is gone afterwards.
 * @throws {Error} naming the package, where the program is not installed
 */
export async function tryLogin(program: Program, attempt: Attempt): Promise<Shown> {
  await using folder = await folderFor(attempt);
  const left = await folder.run(program, program.call(attempt));
  const token = canaryIn(left.text);
  const refused = program.refused(left);
  const distrusts = program.distrusts?.(left) ?? false;
  if (token !== undefined && !refused && !distrusts) return { kind: "opened", token };
  if (token === undefined && refused && !distrusts) return { kind: "refused" };
  if (token === undefined && !refused && distrusts) return { kind: "distrusts" };
  const text = left.text.replaceAll(attempt.password, "(password)").replace(ESCAPES, " ").trim();
  const needs = `It needs Debian's ${program.package}, and ${RESOLVER.package} for host names.`;
  return { kind: "unclear", because: `exit ${left.code}: ${text}\n${needs}` };
}

/** A folder in which programs run, with what they are to trust and the host names that they know. */
export interface Folder extends AsyncDisposable {
  /** @param patience milliseconds; then the program hangs, and is killed */
  run(
    program: Pick<Program, "command" | "package">,
    call: Call,
    patience?: number,
  ): Promise<Left>;
}

/** Makes the folder; it is removed in the end. */
export async function folderFor(
  { authority, certificate, host, address }: Pick<
    Attempt,
    "authority" | "certificate" | "host" | "address"
  >,
): Promise<Folder> {
  const path = await Deno.makeTempDir({ prefix: "loginspec-interop-" });
  await write(path, {
    [FILES.authority]: authority,
    [FILES.certificate]: certificate?.chain ?? "",
    [FILES.key]: certificate?.key ?? "",
    [FILES.hosts]: host === undefined ? "" : `${address} ${host}\n`,
    "out/.keep": "",
  });
  return {
    async run(program, call, patience = PATIENCE) {
      await write(path, call.files ?? {});
      const child = started(path, program, call, host !== undefined);
      const timer = setTimeout(() => child.kill("SIGKILL"), patience);
      return await leftBy(child, path, call).finally(() => clearTimeout(timer));
    },
    [Symbol.asyncDispose]: () => Deno.remove(path, { recursive: true }),
  };
}

async function write(folder: string, files: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, content] of Object.entries(files)) {
    const path = `${folder}/${name}`;
    await Deno.mkdir(path.slice(0, path.lastIndexOf("/")), { recursive: true });
    await Deno.writeTextFile(path, content, { mode: 0o600 });
  }
}

async function leftBy(child: Deno.ChildProcess, folder: string, call: Call): Promise<Left> {
  const input = child.stdin.getWriter();
  // A program that reads no input may be gone by now.
  const written = input.write(new TextEncoder().encode(call.stdin ?? "")).then(() => input.close());
  const [{ code, stdout, stderr }] = await Promise.all([child.output(), written.catch(() => {})]);
  const printed = [stdout, stderr].map((bytes) => new TextDecoder().decode(bytes));
  return { code, text: [...printed, ...await textsIn(`${folder}/out`)].join("\n") };
}

function started(
  cwd: string,
  program: Pick<Program, "command" | "package">,
  { args }: Call,
  names: boolean,
): Deno.ChildProcess {
  const env = {
    HOME: cwd,
    PATH: Deno.env.get("PATH") ?? "/usr/bin:/bin",
    LC_ALL: "C",
    TERM: "xterm",
    SHELL: "/bin/sh",
    ...names && { LD_PRELOAD: RESOLVER.library, NSS_WRAPPER_HOSTS: `${cwd}/${FILES.hosts}` },
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
