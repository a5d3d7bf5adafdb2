import { isIP, isIPv6 } from "node:net";
import { fileURLToPath } from "node:url";
import { targetAt } from "../external/read_target.ts";
import type { Serves } from "../external/target_file.ts";
import { isTargetFile } from "../targets/find.ts";
import { Ended, EXIT } from "./exit.ts";
import { inOurPlace } from "./in_our_place.ts";
import { RECORD } from "./report_folder.ts";

// The tasks give the net of this machine alone. Who names a server elsewhere gets a process that may reach that one, and no other.

/** The command line as `deno run` takes it: a path has no escapes, and a package of JSR's cannot be run by its files' addresses. */
export function runnable(main: URL): string {
  if (main.protocol === "file:") return fileURLToPath(main);
  const [, scope, name, version] = main.pathname.split("/");
  return scope?.startsWith("@") ? `jsr:${scope}/${name}@${version}` : main.href;
}

const MAIN = runnable(new URL("../main.ts", import.meta.url));
const LOOPBACK = ["127.0.0.0/8", "[::1]", "[::]"];

/** The values of an option, in the order in which they were typed. */
const valuesOf = (option: string, args: readonly string[]): string[] =>
  args.flatMap((word, at) => {
    if (word === option) return args[at + 1] ?? [];
    return word.startsWith(`${option}=`) ? word.slice(option.length + 1) : [];
  });

/** The target's file that a command line names, if it names one; `replay` goes to that of what it makes again. */
export function fileIn(args: readonly string[]): string | undefined {
  const named = valuesOf("--target", args);
  const [command, ...rest] = args;
  if (command === "doctor") return [...named, ...rest].find(isTargetFile);
  if (command !== "replay" || named.length > 0) return named.find(isTargetFile);
  const report = valuesOf("--report", rest).at(-1) ?? "report";
  const failures = rest.filter((word) => /\.json$/i.test(word));
  const targets = failures.length > 0
    ? failures.map(failureTarget)
    : [recordTarget(`${report}/${RECORD}`)];
  return targets.find((target) => target !== undefined && isTargetFile(target));
}

/** The target of a failure's file. What is wrong with a file the command says itself. */
const failureTarget = (path: string) => targetNamed(path, (text) => text);

/** That of a record: its first line names it. */
const recordTarget = (path: string) => targetNamed(path, (text) => text.split("\n", 1)[0] ?? "");

function targetNamed(path: string, part: (text: string) => string): string | undefined {
  try {
    const { target } = JSON.parse(part(Deno.readTextFileSync(path))) as { target?: unknown };
    return typeof target === "string" ? target : undefined;
  } catch {
    return undefined;
  }
}

/** As `--allow-net` has it. FTP's data connections go to any port of a host. */
export function placesOf(serves: Serves): string[] {
  const bracketed = (host: string) => isIPv6(host) ? `[${host}]` : host;
  const places = serves.kind === "fixed"
    ? serves.endpoints.map(({ protocol, host, port }) =>
      protocol === "ftp" ? bracketed(host) : `${bracketed(host)}:${port}`
    )
    : serves.hosts.map(bracketed);
  return [...new Set(places)];
}

const isGranted = (descriptor: Deno.PermissionDescriptor) =>
  Deno.permissions.querySync(descriptor).state === "granted";

/**
 * Does what a command line says in a process that may reach the target that it names, where this one may not.
 * @returns its exit code; nothing: this process may do it itself
 * @throws {Ended} where no process may be started, or none starts
 */
export async function elsewhere(args: readonly string[]): Promise<number | undefined> {
  const file = fileIn(args);
  const reading = file === undefined ? undefined : targetAt(file);
  // What is wrong with the file the command says itself.
  if (reading?.kind !== "read") return undefined;
  const places = placesOf(reading.target.serves);
  if (places.every((host) => isGranted({ name: "net", host }))) return undefined;
  if (!isGranted({ name: "run", command: Deno.execPath() })) {
    throw new Ended(
      EXIT.usage,
      `This process may not reach ${
        places.join(", ")
      }, and may start none that may. Remedy: give Deno --allow-run, or --allow-net=${
        places.join(",")
      }`,
    );
  }
  const numbers = await Promise.all(places.map(dataAddresses));
  return await inOurPlace([
    "run",
    "--quiet",
    "--no-prompt",
    `--allow-net=${[...LOOPBACK, ...places, ...numbers.flat()].join(",")}`,
    ...granted(),
    MAIN,
    ...args,
  ]);
}

/** The other permissions of this process, as flags. */
function granted(): string[] {
  const whole = (["read", "write", "env", "run"] as const).filter((name) => isGranted({ name }));
  const kinds = (["hostname", "osRelease", "networkInterfaces"] as const)
    .filter((kind) => isGranted({ name: "sys", kind }));
  const programs = ["curl", "mpop", "mbsync", "swaks", "/usr/bin/python3", "/bin/sh"]
    .filter((command) => isGranted({ name: "run", command }));
  return [
    ...whole.map((name) => `--allow-${name}`),
    ...kinds.length > 0 ? [`--allow-sys=${kinds.join(",")}`] : [],
    ...programs.length > 0 && !whole.includes("run") ? [`--allow-run=${programs.join(",")}`] : [],
  ];
}

const LOOK_UP = `import { lookup } from "node:dns/promises";
const found = await lookup(Deno.args[0], { all: true }).catch(() => []);
console.log(found.map(({ address, family }) => family === 6 ? "[" + address + "]" : address).join());`;

/** A place without a port, by name: its data connections go to the address of the first one. */
async function dataAddresses(place: string): Promise<string[]> {
  if (/:\d+$|^\[/.test(place) || isIP(place)) return [];
  const { stdout } = await new Deno.Command(Deno.execPath(), {
    args: ["eval", LOOK_UP, place],
    stdin: "null",
    stderr: "null",
  }).output();
  return new TextDecoder().decode(stdout).trim().split(",").filter((one) => one !== "");
}
