/** A file that cannot be read or written, in words, with the remedy. */
export class Unusable extends Error {
  override readonly name = "Unusable";
}

const because = (error: unknown) =>
  error instanceof Deno.errors.NotFound
    ? "there is no such file"
    : error instanceof Deno.errors.IsADirectory
    ? "it is a folder"
    : error instanceof Error
    ? error.message.replace(/:? ?\(os error.*/, "").replace(/, \w+ '.*$/, "")
    : String(error);

/** A text as it is, a byte order mark and all. @throws {Unusable} */
export function textOf(path: string): string {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(
      Deno.readFileSync(path),
    );
  } catch (error) {
    throw error instanceof TypeError
      ? new Unusable(`Cannot read ${path}: it is not UTF-8. Remedy: store it as UTF-8`)
      : new Unusable(`Cannot read ${path}: ${because(error)}. Remedy: another path`);
  }
}

/**
 * Puts a text in the place of a file's: whoever looks sees the old one or the new one, whole. Where a symbolic link leads the
 * file is written that it leads to, with the permissions that it had.
 * @throws {Unusable}
 */
export function keep(path: string, text: string): void {
  let beside: string | undefined;
  try {
    const real = Deno.realPathSync(path);
    const { mode, uid, gid } = Deno.statSync(real);
    const at = Math.max(real.lastIndexOf("/"), real.lastIndexOf("\\"));
    beside = Deno.makeTempFileSync({ dir: real.slice(0, at) || "/", prefix: ".loginspec-" });
    Deno.writeTextFileSync(beside, text);
    give(beside, uid, gid);
    if (mode !== null) Deno.chmodSync(beside, mode & 0o7777);
    Deno.renameSync(beside, real);
  } catch (error) {
    if (beside !== undefined) removeIfThere(beside);
    throw new Unusable(
      `Cannot write ${path}: ${because(error)}. Remedy: make it and its folder writable`,
    );
  }
}

/** Only root may give a file away: whoever else writes another's file owns it then. */
function give(path: string, uid: number | null, gid: number | null): void {
  const now = Deno.statSync(path);
  if (now.uid === uid && now.gid === gid) return;
  try {
    Deno.chownSync(path, uid, gid);
  } catch (error) {
    if (!(error instanceof Deno.errors.PermissionDenied)) throw error;
  }
}

function removeIfThere(path: string): void {
  try {
    Deno.removeSync(path);
  } catch (error) {
    if (!(error instanceof Deno.errors.NotFound)) throw error;
  }
}
