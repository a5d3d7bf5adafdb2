import { called } from "../called.ts";
import type { Found, Server } from "./server.ts";

/**
 * Where packages are unpacked to: `LOGINSPEC_SERVERS`, else a folder of the user's cache; of root's the machine's, since a server
 * that drops its rights cannot look into root's home.
 */
export function unpackedFolder(): string {
  const own = Deno.env.get("LOGINSPEC_SERVERS");
  if (own) return own;
  const home = Deno.env.get("HOME") ?? "/";
  // Deno.uid() would need a permission of its own.
  if (isRoots(home)) return "/var/cache/loginspec/servers";
  const cache = Deno.env.get("XDG_CACHE_HOME") || `${home}/.cache`;
  return `${cache}/loginspec/servers`;
}

/** Where the libraries of an unpacked Debian package lie. */
const LIBRARIES = ["usr/lib", "lib"].flatMap((lib) => {
  const arch = Deno.build.arch;
  return [`${lib}/${arch}-linux-gnu`, lib];
});

type Sought = Pick<Server, "program"> & { readonly exporter: { readonly id: string } };

/** A server's programs, installed or unpacked (`into`: the folder of all that are); nothing where they are not here. */
export function found(
  { exporter: { id }, program }: Sought,
  into = unpackedFolder(),
): Found | undefined {
  if (isThere(program)) return { root: "", env: {} };
  const root = `${into}/${id}`;
  if (!isThere(`${root}${program}`)) return undefined;
  const paths = LIBRARIES.map((library) => `${root}/${library}`).filter(isThere);
  return { root, env: { LD_LIBRARY_PATH: paths.join(":") } };
}

function isRoots(folder: string): boolean {
  try {
    return Deno.statSync(folder).uid === 0;
  } catch {
    return false;
  }
}

function isThere(path: string): boolean {
  try {
    Deno.statSync(path);
    return true;
  } catch {
    return false;
  }
}

/** The command that makes a server's programs be there. */
export const installing = ({ install, packages, exporter: { id } }: Server): string =>
  install === "apt"
    ? `apt-get install --no-install-recommends ${packages.join(" ")}`
    : `${called()} targets --unpack ${id}`;
