import type { Protocol } from "../../fixtures/protocols.ts";

/** What a login says: the two texts that a mechanism has to carry. */
interface Said {
  readonly login: string;
  readonly password: string;
}

interface Exclusion {
  readonly protocols: readonly Protocol[];
  /** Absent: all. */
  readonly mechanisms?: readonly string[];
  readonly because: string;
  cannot(said: Said): boolean;
}

const BLANK = /[ \t]/;
const LINE_END = /[\0\r\n]/;
// deno-lint-ignore no-control-regex -- all of ASCII
const BEYOND_ASCII = /[^\x00-\x7f]/;

/**
 * What no client at all can say, because the protocol has no way to write it. What only a library cannot say (a blank that
 * it trims, a name that it refuses) stands with that library's client in the harness, where our own client takes over.
 */
const EXCLUSIONS: readonly Exclusion[] = [
  {
    protocols: ["pop3", "imap", "ftp", "xmpp"],
    because: "a line ends at CR LF, and NUL ends a field of SASL PLAIN (RFC 4616)",
    cannot: ({ login, password }) => LINE_END.test(login) || LINE_END.test(password),
  },
  {
    protocols: ["pop3"],
    mechanisms: ["APOP", "CRAM-MD5"],
    because: "the name is followed by a blank and the digest (RFC 1939, 7; RFC 2195, 2)",
    cannot: ({ login }) => login === "" || BLANK.test(login),
  },
  {
    protocols: ["pop3", "xmpp"],
    mechanisms: ["APOP", "CRAM-MD5", "SCRAM-SHA-1"],
    because: "what a digest is computed over is prepared in ways of which each library has its own",
    cannot: ({ login, password }) => BEYOND_ASCII.test(login) || BEYOND_ASCII.test(password),
  },
  {
    protocols: ["xmpp"],
    mechanisms: ["SCRAM-SHA-1"],
    because: "a saslname has one character at least (RFC 5802, 7)",
    cannot: ({ login }) => login === "",
  },
];

/** Why a login cannot be said by a mechanism; undefined: it can. */
export function inexpressible(
  protocol: Protocol,
  mechanism: string,
  said: Said,
): string | undefined {
  return EXCLUSIONS.find((exclusion) =>
    exclusion.protocols.includes(protocol) &&
    (exclusion.mechanisms?.includes(mechanism) ?? true) &&
    exclusion.cannot(said)
  )?.because;
}
