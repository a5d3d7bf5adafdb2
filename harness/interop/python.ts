import { FILES, type Program } from "./program.ts";
import { idOf, type Way } from "./way.ts";

/** Reads the attempt from stdin, and says REFUSED where the library says so, DISTRUSTS where it is the certificate. */
const BEGIN = `
import json, ssl, sys
it = json.load(sys.stdin)
at, port, name, password = it.get("host") or it["address"], it["port"], it["name"], it["password"]
context = ssl.create_default_context(cafile="${FILES.authority}")

def unexpected(kind, error, trace):
    if isinstance(error, ssl.SSLCertVerificationError):
        print("DISTRUSTS", error)
    else:
        sys.__excepthook__(kind, error, trace)
sys.excepthook = unexpected
`;

/** Debian's Python: another interpreter in the path would not have the packages. */
export const PYTHON = "/usr/bin/python3";

/** A script for it. */
export function python(
  library: string,
  way: Way,
  { script, package: from = "python3-minimal" }: {
    readonly script: string;
    readonly package?: string;
  },
): Program {
  return {
    id: idOf(library, way),
    protocol: way.protocol,
    security: way.security ?? "plain",
    command: PYTHON,
    package: from,
    call: (attempt) => ({
      args: ["-B", "login.py"],
      files: { "login.py": BEGIN + script },
      stdin: JSON.stringify(attempt),
    }),
    refused: ({ code, text }) => code === 0 && /^REFUSED/m.test(text),
    distrusts: ({ text }) => /^DISTRUSTS/m.test(text),
  };
}
