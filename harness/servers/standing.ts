import { found, installing } from "./found.ts";
import { ran } from "./program.ts";
import type { Server } from "./server.ts";
import { CONTENTS } from "./unpack.ts";

/** What there is of a server's programs; the version is its first package's, absent where nobody knows it. */
export type Standing =
  | { readonly is: "installed" | "unpacked"; readonly version?: string }
  | { readonly is: "missing"; readonly remedy: string };

export async function standingOf(server: Server, into?: string): Promise<Standing> {
  const programs = found(server, into);
  if (!programs) return { is: "missing", remedy: installing(server) };
  const [name = ""] = server.packages;
  const { root } = programs;
  const version = await (root === "" ? installedVersion(name) : unpackedVersion(root, name)).catch(
    () => undefined,
  );
  return { is: root === "" ? "installed" : "unpacked", ...version ? { version } : {} };
}

const installedVersion = async (name: string) =>
  (await ran("dpkg-query", ["-W", "-f", "${Version}", name], { cwd: "/" })).trim();

/** One that was unpacked by hand has no list of its contents. */
async function unpackedVersion(root: string, name: string): Promise<string | undefined> {
  const contents = await Deno.readTextFile(`${root}/${CONTENTS}`);
  return contents.split("\n").find((line) => line.startsWith(`${name} `))?.slice(name.length + 1);
}
