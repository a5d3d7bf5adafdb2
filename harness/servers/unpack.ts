import { Unreachable } from "../targets/target.ts";
import { found, unpackedFolder } from "./found.ts";
import { isThere } from "./is_there.ts";
import { ran } from "./program.ts";
import type { Server } from "./server.ts";

/** What of a server matters here. */
export type Packaged = Pick<Server, "packages" | "program"> & {
  readonly exporter: { readonly id: string };
};

/** What an unpacking does its work with: the machine's own, unless a test has others. */
export interface Tools {
  /** The folder of all unpacked servers. */
  readonly into: string;
  /** Runs a program in a folder. @throws {Unreachable} */
  run(program: string, args: readonly string[], cwd: string): Promise<string>;
  /** Progress, line by line. */
  tell(text: string): void;
}

/** Beside the unpacked files: `NAME VERSION`, line by line. */
export const CONTENTS = "loginspec-packages.txt";

/** apt is asked in its own words, whatever the user's language is. */
const onMachine: Tools["run"] = (program, args, cwd) => ran(program, args, { cwd, env: SPEAKING });
const SPEAKING = { LC_ALL: "C", DEBIAN_FRONTEND: "noninteractive" };

/**
 * The packages that apt would put in, of what `apt-get install -s` says. Those that it would remove stay as they are: that is
 * what unpacking is for. Those that it would put in the place of older ones (`[1.2]` behind the name) stay too: what is
 * installed serves.
 */
export function missingIn(simulated: string): string[] {
  return [...simulated.matchAll(/^Inst (\S+) \(/gm)].map(([, name]) => name!);
}

/**
 * Makes a server's programs be there, in a folder of their own: its packages and their missing dependencies, downloaded by apt
 * and unpacked by dpkg. Needs no root. The folder gets its name at the end, so a broken one is never taken for whole.
 * @returns where they are; `""`: installed
 * @throws {Unreachable} where apt or dpkg is not there, a package is not known, or the network is out
 */
export async function unpack(server: Packaged, tools: Partial<Tools> = {}): Promise<string> {
  const { into = unpackedFolder(), run = onMachine, tell = () => {} } = tools;
  const { exporter: { id }, packages, program } = server;
  const root = `${into}/${id}`;
  const whole = () => isThere(`${root}${program}`);
  if (whole()) return root;
  if (tools.into === undefined && found(server)?.root === "") return "";
  await Deno.mkdir(into, { recursive: true });
  const work = await Deno.makeTempDir({ dir: into, prefix: `.${id}-` });
  try {
    const simulated = await run(
      "apt-get",
      ["install", "-s", "-q", "--no-install-recommends", ...packages],
      work,
    ).catch((error) => {
      throw new Unreachable(
        `${packages.join(" ")}: apt does not find them all. Remedy: apt-get update. ${error}`,
      );
    });
    // What is installed already is no `Inst`, and is wanted all the same, since the program is not found.
    const names = [...new Set([...packages, ...missingIn(simulated)])];
    await Deno.mkdir(`${work}/packages`);
    await Deno.mkdir(`${work}/root`);
    for (const [at, name] of names.entries()) {
      tell(`${id}: ${at + 1} of ${names.length}: ${name}`);
      await run("apt-get", ["download", "-q", name], `${work}/packages`).catch((error) => {
        throw new Unreachable(
          `${name}: not downloaded. Remedy: apt-get update, or a network that reaches Debian's archive. ${error}`,
        );
      });
    }
    const files = [...Deno.readDirSync(`${work}/packages`)].map(({ name }) => name).sort();
    for (const file of files) await run("dpkg-deb", ["-x", `packages/${file}`, "root"], work);
    if (!isThere(`${work}/root${program}`)) {
      throw new Unreachable(`${packages.join(" ")}: ${program} is not in them`);
    }
    await Deno.writeTextFile(
      `${work}/root/${CONTENTS}`,
      files.map((file) => `${described(file)}\n`).join(""),
    );
    await Deno.chmod(`${work}/root`, 0o755);
    // Somebody else may have been quicker: theirs is as good.
    if (whole()) return root;
    await Deno.remove(root, { recursive: true }).catch(() => {});
    await Deno.rename(`${work}/root`, root);
    tell(`${id}: unpacked into ${root}`);
    return root;
  } finally {
    await Deno.remove(work, { recursive: true });
  }
}

/** `cyrus-imapd 3.6.1-4`, of a file's name, in which apt writes `:` as `%3a`. */
function described(file: string): string {
  const [name = "", version = ""] = file.split("_");
  return `${name} ${decodeURIComponent(version)}`;
}
