import type { Dial } from "./client.ts";

/** How a program is called, in an empty folder of its own. No password stands in `args`: others can read it there. */
export interface Call {
  readonly args: readonly string[];
  /** Files to be written before, by name. What the program writes itself goes into the folder `out`. */
  readonly files: Readonly<Record<string, string>>;
  readonly stdin?: string;
}

/** What a program left behind. */
export interface Left {
  readonly code: number;
  /** All that it printed, and the files in `out`. */
  readonly text: string;
}

/** A program that runs; disposed of, it is dead and its folder gone. */
export interface Process extends AsyncDisposable {
  readonly left: Promise<Left>;
  kill(): void;
}

/** All that a program knows of the machine: nobody's settings, keys or proxies. */
export const ENVIRONMENT = { PATH: "/usr/bin:/bin", LC_ALL: "C.UTF-8" };

/** The names of the files that hold what TLS needs, in every call. */
export const TLS_FILES = { authority: "ca.pem", chain: "chain.pem", key: "key.pem" } as const;

/** The files of a login that TLS needs: the authorities that are trusted, the client's own certificate. */
export const tlsFiles = ({ trust, certificate }: Dial): Record<string, string> => ({
  ...trust.kind === "authorities" ? { [TLS_FILES.authority]: trust.pem.join("\n") } : {},
  ...certificate ? { [TLS_FILES.chain]: certificate.chain, [TLS_FILES.key]: certificate.key } : {},
});

/** Starts a program. @throws where it cannot be started */
export async function start(command: string, { args, files, stdin = "" }: Call): Promise<Process> {
  const folder = await Deno.makeTempDir({ prefix: "loginspec-" });
  try {
    await Deno.mkdir(`${folder}/out`);
    await Promise.all(
      Object.entries(files).map(([name, content]) =>
        Deno.writeTextFile(`${folder}/${name}`, content, { mode: 0o600 })
      ),
    );
    const child = new Deno.Command(command, {
      args: [...args],
      cwd: folder,
      env: { ...ENVIRONMENT, HOME: folder },
      clearEnv: true,
      stdin: "piped",
      stdout: "piped",
      stderr: "piped",
    }).spawn();
    const left = leftBy(child, folder, stdin);
    left.catch(() => {});
    return {
      left,
      kill: () => kill(child),
      async [Symbol.asyncDispose]() {
        kill(child);
        await left.catch(() => {});
        await Deno.remove(folder, { recursive: true });
      },
    };
  } catch (error) {
    await Deno.remove(folder, { recursive: true });
    throw error;
  }
}

function kill(child: Deno.ChildProcess): void {
  try {
    child.kill("SIGKILL");
  } catch {
    // It has ended by itself.
  }
}

async function leftBy(child: Deno.ChildProcess, folder: string, stdin: string): Promise<Left> {
  const input = child.stdin.getWriter();
  const written = input.write(new TextEncoder().encode(stdin)).then(() => input.close());
  // A program that reads no input may be gone by now.
  const [{ code, stdout, stderr }] = await Promise.all([child.output(), written.catch(() => {})]);
  const printed = [stdout, stderr].map((bytes) => new TextDecoder().decode(bytes));
  return { code, text: [...printed, ...await textsIn(`${folder}/out`)].join("\n") };
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
