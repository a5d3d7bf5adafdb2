import type { Protocol } from "../../fixtures/protocols.ts";

/** What a login says: the two texts that a mechanism has to carry. */
interface Said {
  readonly login: string;
  readonly password: string;
}

interface Exclusion {
  /** Absent: all. */
  readonly protocols?: readonly Protocol[];
  /** Absent: all. */
  readonly mechanisms?: readonly string[];
  readonly because: string;
  cannot(said: Said): boolean;
}

const BLANK = /[ \t]/;
const LINE_END = /[\0\r\n]/;
// deno-lint-ignore no-control-regex -- all of ASCII
const BEYOND_ASCII = /[^\x00-\x7f]/;
// deno-lint-ignore no-control-regex -- what RFC 5234 calls CTL
const CONTROL = /[\x00-\x1f\x7f]/;
const NO_XML = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/u;
/** A common name has no more characters (X.520). */
const COMMON_NAME = 64;

/**
 * What no client at all can say, because the protocol has no way to write it. What only a library cannot say (a blank that
 * it trims, a name that it refuses) stands with that library's client in the harness, where our own client takes over.
 */
const EXCLUSIONS: readonly Exclusion[] = [
  {
    because:
      "a line ends at CR LF, a form's field has one line, and NUL ends a field of SASL PLAIN",
    cannot: ({ login, password }) => LINE_END.test(login) || LINE_END.test(password),
  },
  {
    mechanisms: ["APOP", "CRAM-MD5"],
    because: "the name is followed by a blank and the digest (RFC 1939, 7; RFC 2195, 2)",
    cannot: ({ login }) => login === "" || BLANK.test(login),
  },
  {
    mechanisms: ["APOP", "CRAM-MD5", "SCRAM-SHA-1", "SCRAM-SHA-256"],
    because: "what a digest is computed over is prepared in ways of which each library has its own",
    cannot: ({ login, password }) => BEYOND_ASCII.test(login) || BEYOND_ASCII.test(password),
  },
  {
    mechanisms: ["SCRAM-SHA-1", "SCRAM-SHA-256"],
    because: "a saslname has one character at least (RFC 5802, 7)",
    cannot: ({ login }) => login === "",
  },
  {
    mechanisms: ["EXTERNAL"],
    because: "a certificate has the name as an address or as a common name, both short and plain",
    cannot: ({ login }) =>
      login === "" || login.length > COMMON_NAME || BEYOND_ASCII.test(login) || CONTROL.test(login),
  },
  {
    protocols: ["ximss"],
    mechanisms: ["LOGIN"],
    because: "an attribute has only the characters of XML (XML 1.0, 2.2)",
    cannot: ({ login, password }) => NO_XML.test(login) || NO_XML.test(password),
  },
  {
    protocols: ["web"],
    mechanisms: ["BASIC"],
    because: "a colon ends the name, and of other letters than ASCII nothing is sure (RFC 7617)",
    cannot: ({ login, password }) =>
      login.includes(":") || CONTROL.test(login) || CONTROL.test(password) ||
      BEYOND_ASCII.test(login) || BEYOND_ASCII.test(password),
  },
];

/** Why a login cannot be said by a mechanism; undefined: it can. */
export function inexpressible(
  protocol: Protocol,
  mechanism: string,
  said: Said,
): string | undefined {
  return EXCLUSIONS.find((exclusion) =>
    (exclusion.protocols?.includes(protocol) ?? true) &&
    (exclusion.mechanisms?.includes(mechanism) ?? true) &&
    exclusion.cannot(said)
  )?.because;
}
