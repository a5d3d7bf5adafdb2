/** A program that has to be on this machine. */
export interface Needed {
  /** Where Debian puts it. */
  readonly path: string;
  /** Debian's package that has it. */
  readonly package: string;
}

export const CHROMIUM: Needed = { path: "/usr/bin/chromium", package: "chromium" };
/** Gives a browser the authorities that it is to trust. */
export const CERTUTIL: Needed = { path: "/usr/bin/certutil", package: "libnss3-tools" };

/** Why nothing can be browsed here; nothing where all is there. */
export function missing(needed: readonly Needed[] = [CHROMIUM, CERTUTIL]): string | undefined {
  const lacking = needed.filter(({ path }) => !isFile(path));
  return lacking.length === 0
    ? undefined
    : `this machine has no ${
      lacking.map(({ path, package: name }) => `${path} (Debian's ${name})`).join(" and no ")
    }`;
}

function isFile(path: string): boolean {
  try {
    return Deno.statSync(path).isFile;
  } catch {
    return false;
  }
}
