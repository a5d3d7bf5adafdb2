import type { Protocol } from "../../fixtures/protocols.ts";
import type { Encryption } from "../wire.ts";
import { cramMd5 } from "./cram_md5.ts";
import { external } from "./external.ts";
import { login } from "./login.ts";
import type { Mechanism } from "./mechanism.ts";
import { plain } from "./plain.ts";
import { scramSha1, scramSha256 } from "./scram.ts";

type Makes = (encryption: Encryption | undefined) => Mechanism | undefined;

/** Every mechanism, the strongest first: clients that have no order of their own take the first. Nothing where the connection cannot have it. */
const MECHANISMS = {
  EXTERNAL: (encryption) => encryption?.client && external(encryption.client),
  "SCRAM-SHA-256": () => scramSha256,
  "SCRAM-SHA-1": () => scramSha1,
  "CRAM-MD5": () => cramMd5,
  PLAIN: () => plain,
  LOGIN: () => login,
} as const satisfies Readonly<Record<string, Makes>>;

type Name = keyof typeof MECHANISMS;

/** What a protocol leaves out. XMPP has SCRAM in its place (RFC 6120, section 13.8.1), XIMSS name and password in `login` itself, LDAP the simple bind. */
const LEFT_OUT: Partial<Record<Protocol, readonly Name[]>> = {
  xmpp: ["CRAM-MD5", "LOGIN"],
  ximss: ["LOGIN"],
  ldap: ["EXTERNAL", "SCRAM-SHA-256", "SCRAM-SHA-1", "LOGIN"],
};

/** The mechanisms that a connection offers at this moment: EXTERNAL only once TLS has brought a client's certificate. */
export function offered(
  protocol: Protocol,
  encryption: Encryption | undefined,
): readonly Mechanism[] {
  const leftOut = LEFT_OUT[protocol] ?? [];
  return Object.entries<Makes>(MECHANISMS)
    .filter(([name]) => !(leftOut as readonly string[]).includes(name))
    .flatMap(([, made]) => made(encryption) ?? []);
}

/** One of them by its name. Letter case does not matter (RFC 3501, 6.2.2; RFC 5034, section 4). */
export function mechanismNamed(
  mechanisms: readonly Mechanism[],
  name: string,
): Mechanism | undefined {
  return mechanisms.find((each) => each.name === name.toUpperCase());
}
