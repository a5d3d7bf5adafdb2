import { assert } from "@std/assert";
import { type Authority, certificatesOf, testAuthority } from "../../fixtures/certificates/mod.ts";
import type { Protocol } from "../../fixtures/protocols.ts";
import type { Security } from "../../fixtures/endpoint.ts";
import { workedExample } from "../../fixtures/worked_example.ts";
import {
  PROTOCOLS_SERVED,
  type ReferenceOptions,
  type SeenLogin,
  startReference,
} from "../../reference/mod.ts";
import { canariesOf, knownIn } from "../run/dial.ts";
import { servedBy } from "../targets/endpoint_for.ts";
import type { Client, Dial } from "./client.ts";
import { ALL } from "./mod.ts";
import { Transcript } from "./transcript.ts";

const SERVED = PROTOCOLS_SERVED.map(({ id }) => id);
/** Programs are tried in `harness/interop`, where they are sure to be there. */
const PROGRAM = /^(curl|mpop|mbsync|slixmpp)/;

/** The clients of this process, for what the reference serves. */
export const CLIENTS: readonly Client[] = ALL.filter(({ protocol, name }) =>
  SERVED.includes(servedBy(protocol)) && !PROGRAM.test(name)
);

/** What a protocol's dial has beside name and password. */
const ALSO: Readonly<Partial<Record<Protocol, Partial<Dial>>>> = {
  xmpp: { targetDomain: "company.com" },
  web: { host: "company.com" },
  mapi: { setting: "company.com" },
};

/** Each protocol's first, in this order. */
const MECHANISMS = [
  "USER",
  "LOGIN",
  "SIMPLE",
  "PLAIN",
  "FORM",
  "CRAM-MD5",
  "SCRAM-SHA-1",
  "SCRAM-SHA-256",
];

export function passwordOf(name: string, domain: string): string {
  const found = workedExample.domains.find((one) => one.name === domain)?.accounts
    .find((one) => one.name === name);
  assert(found);
  return found.password;
}

let known: Promise<Authority> | undefined;
/** One for all tests of a process: it takes long to make. */
export const authority = (): Promise<Authority> => known ??= testAuthority();

/** A reference that does as it does, and says something else. */
export const saying =
  (reword: (text: string) => string): NonNullable<ReferenceOptions["wire"]> => (wire) => ({
    ...wire,
    send: (...data) =>
      wire.send(
        ...data.map((one) => reword(typeof one === "string" ? one : new TextDecoder().decode(one))),
      ),
  });

/** The reference with the worked example, and dials for it; over TLS unless told otherwise. */
export async function reference(
  protocols: readonly Protocol[],
  { tls = true, wire }: { readonly tls?: boolean; readonly wire?: ReferenceOptions["wire"] } = {},
) {
  const seen: SeenLogin[] = [];
  const { certificate } = await authority();
  const server = await startReference(workedExample, {
    serve: [...new Set(protocols.map(servedBy))],
    addresses: ["127.0.0.1", "127.0.1.1"],
    ...tls && {
      tls: {
        certificate: certificatesOf(await authority()),
        clients: certificate,
      },
    },
    ...wire && { wire },
    onLogin: (login) => seen.push(login),
  });
  /** info@client2.com by the client's own mechanism, on the Main Domain's address. */
  const dial = (client: Client, changes: Partial<Dial> = {}, at = "127.0.0.1"): Dial => {
    const security: Security = changes.security ?? "plain";
    const endpoint = server.endpoints.find((one) =>
      one.protocol === servedBy(client.protocol) && one.address === at &&
      (one.security === "tls") === (security === "tls")
    );
    assert(endpoint, `no ${client.protocol} with ${security}`);
    const order: Dial = {
      protocol: client.protocol,
      endpoint,
      security,
      trust: { kind: "authorities", pem: [certificate] },
      login: "info@client2.com",
      password: passwordOf("info", "client2.com"),
      mechanism: "",
      timeout: 5_000,
      accountOf: canariesOf(workedExample),
      accounts: knownIn(workedExample),
      transcript: new Transcript(),
      ...ALSO[client.protocol],
      ...changes,
    };
    if (changes.mechanism !== undefined) return order;
    const mechanism = MECHANISMS.find((one) => client.says({ ...order, mechanism: one })) ?? "";
    return { ...order, mechanism };
  };
  return { seen, dial, [Symbol.asyncDispose]: () => server.close() };
}
