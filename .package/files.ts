import { dirname } from "node:path";

/** Copies a file, and makes the folders that it goes to. */
export function put(from: URL, to: string): void {
  Deno.mkdirSync(dirname(to), { recursive: true });
  Deno.copyFileSync(from, to);
}

/** A file itself; all files in and below a folder. */
export function filesBelow(path: URL): URL[] {
  if (!Deno.statSync(path).isDirectory) return [path];
  const folder = new URL(`${path.href.replace(/\/$/, "")}/`);
  return [...Deno.readDirSync(folder)].flatMap(({ name }) =>
    filesBelow(new URL(encodeURIComponent(name), folder))
  );
}

/** Afterwards it is not there, be it that it never was. */
export function removeIfThere(path: URL): void {
  try {
    Deno.removeSync(path, { recursive: true });
  } catch (error) {
    if (!(error instanceof Deno.errors.NotFound)) throw error;
  }
}
