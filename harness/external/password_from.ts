import { dirname, resolve } from "node:path";

/** A password that stands elsewhere, or why it cannot be had; no text of it ever holds a password. */
export type Password =
  | { readonly kind: "read"; readonly password: string }
  | { readonly kind: "absent"; readonly problem: string; readonly remedy: string };

const absent = (problem: string, remedy: string): Password => ({ kind: "absent", problem, remedy });

/**
 * Reads a password from `env:NAME` or `file:PATH`, so that none has to stand in the target's file. A file's last line end is no part of it.
 * @param beside the file that says so: a path is meant from its folder
 */
export function passwordFrom(source: string, beside: string): Password {
  const [, kind, where = ""] = /^(env|file):(.+)$/.exec(source) ?? [];
  if (kind === "env") return fromEnvironment(where);
  if (kind === "file") return fromFile(where, beside);
  return absent(
    "`passwordFrom` says neither `env:` nor `file:`.",
    "Write env:NAME for a variable, or file:PATH for a file that has nothing but the password.",
  );
}

function fromEnvironment(name: string): Password {
  let password: string | undefined;
  try {
    password = Deno.env.get(name);
  } catch {
    return absent(
      `The variable ${name} may not be read.`,
      "Use letters, digits and _ in its name, and give Deno --allow-env.",
    );
  }
  if (password) return { kind: "read", password };
  return absent(
    `The variable ${name} is ${password === undefined ? "not set" : "empty"}.`,
    `Set it, and export it: export ${name}=...`,
  );
}

function fromFile(path: string, beside: string): Password {
  try {
    const password = Deno.readTextFileSync(resolve(dirname(beside), path)).replace(/\r?\n$/, "");
    if (password !== "" && !/[\r\n]/.test(password)) return { kind: "read", password };
    return absent(
      `The file ${path} ${password === "" ? "is empty" : "has several lines"}.`,
      "Put nothing but the password into it.",
    );
  } catch (error) {
    const because = error instanceof Deno.errors.NotFound
      ? "is not there"
      : `cannot be read (${error instanceof Error ? error.name : "unknown error"})`;
    return absent(
      `The file ${path} ${because}.`,
      `The path is meant from the folder of ${beside}.`,
    );
  }
}
