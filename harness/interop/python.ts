import type { Program, Spoken } from "./program.ts";

/** Reads the attempt from stdin, and says REFUSED where the library says so. */
const BEGIN = `
import json, sys
it = json.load(sys.stdin)
at, port, name, password = it["address"], it["port"], it["name"], it["password"]
`;

/** A script in Debian's Python: another interpreter in the path would not have the packages. */
export function python(
  { id, protocol, package: from = "python3-minimal", script }: {
    readonly id: string;
    readonly protocol: Spoken;
    readonly package?: string;
    readonly script: string;
  },
): Program {
  return {
    id,
    protocol,
    command: "/usr/bin/python3",
    package: from,
    call: (attempt) => ({
      args: ["-B", "login.py"],
      files: { "login.py": BEGIN + script },
      stdin: JSON.stringify(attempt),
    }),
    refused: ({ code, text }) => code === 0 && /^REFUSED/m.test(text),
  };
}
