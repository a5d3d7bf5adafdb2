import { assert, assertEquals, assertFalse } from "@std/assert";
import { certificatesOf, testAuthority } from "../fixtures/certificates/mod.ts";
import { workedExample } from "../fixtures/worked_example.ts";
import { startReference } from "./mod.ts";
import { call, type Caller, gone } from "./server/_echo.ts";
import { authority, callTls, type Hello, upgraded } from "./server/_tls.ts";
import { SASL_CLIENTS } from "./testing/sasl_client.ts";
import { CARRIERS, type Line, logInOn, type SaslProtocol } from "./testing/sasl_talk.ts";

const PROTOCOLS = Object.keys(CARRIERS) as SaslProtocol[];
const CLIENT1 = "127.0.1.1";

/** A server of the SASL protocols with TLS, and what its doors came to: accounts, and why there was none. */
async function serving(work: (server: Served) => Promise<void>): Promise<void> {
  const own = await authority();
  const came: string[] = [];
  await using reference = await startReference(workedExample, {
    serve: PROTOCOLS,
    addresses: [CLIENT1],
    tls: { certificate: certificatesOf(own), clients: own.certificate },
    door: (door) => ({
      ...door,
      async login(request) {
        const admission = await door.login(request);
        came.push(admission.kind === "opened" ? admission.session.account : admission.because);
        return admission;
      },
    }),
  });
  await work({
    came,
    endpoint(protocol, security) {
      const found = reference.endpoints.find((each) =>
        each.protocol === protocol && each.security === security
      );
      assert(found, `no ${protocol} with ${security}`);
      return found;
    },
  });
}

interface Served {
  readonly came: string[];
  endpoint(
    protocol: SaslProtocol,
    security: "upgrade" | "tls",
  ): Parameters<typeof call>[0];
}

const lineOf = ({ socket, until }: Caller): Line => ({
  send: (data) => void socket.write(data),
  until,
  hear: async () => (await until("\n")).replace(/\r?\n$/, ""),
});

/** Speaks TLS with a server, from the first byte or on demand, up to where a login may come. @param behind plain text right behind the request for TLS */
async function inTls(
  { endpoint }: Served,
  protocol: SaslProtocol,
  security: "upgrade" | "tls",
  hello: Hello,
  behind = "",
): Promise<Caller> {
  const { begin, upgrade: [request, mark] } = CARRIERS[protocol];
  const to = endpoint(protocol, security);
  if (security === "tls") {
    const caller = await callTls(to, hello);
    await begin(lineOf(caller));
    return caller;
  }
  const plain = await call(to);
  await begin(lineOf(plain));
  plain.socket.write(request + behind);
  await plain.until(mark);
  const caller = await upgraded(plain.socket, hello);
  await begin(lineOf(caller), true);
  return caller;
}

/** The certificate's name, and the account that it opens: on client1.com's address, in XMPP with company.com for a target. */
const NAMES: readonly (readonly [name: string, account: string, inXmpp?: string])[] = [
  ["info@client2.com", "info@client2.com"],
  ["help@MAIL.client2.com", "info@client2.com"],
  ["info%client2.com", "info@client2.com"],
  ["info", "info@client1.com", "info@company.com"],
  ["nobody@client2.com", "account"],
];

for (const protocol of PROTOCOLS) {
  for (const security of ["upgrade", "tls"] as const) {
    Deno.test(`${protocol}, ${security}: a certificate opens the account that its name leads to`, () =>
      serving(async (server) => {
        const own = await authority();
        const stranger = await testAuthority();
        for (const [name, account, inXmpp] of NAMES) {
          const opens = protocol === "xmpp" ? inXmpp ?? account : account;
          for (const [signer, expected] of [[own, opens], [stranger, "password"]] as const) {
            const { chain: cert, key } = await signer.forClient(name);
            const caller = await inTls(server, protocol, security, { cert, key });
            const client = SASL_CLIENTS.EXTERNAL({ name: "", password: "" });
            const { outcome } = await logInOn(protocol, lineOf(caller), "EXTERNAL", client);
            const unknown = opens === "account" ? "account" : expected;
            assertEquals(server.came.splice(0), [unknown], name);
            assertEquals(outcome, expected.includes("@") ? "opened" : "refused");
            caller.socket.destroy();
            await gone(caller.socket);
          }
        }
      }));

    Deno.test(`${protocol}, ${security}: without a certificate there is no EXTERNAL`, () =>
      serving(async (server) => {
        const caller = await inTls(server, protocol, security, { servername: "client1.com" });
        const client = SASL_CLIENTS.EXTERNAL({ name: "", password: "" });
        const { outcome } = await logInOn(protocol, lineOf(caller), "EXTERNAL", client);
        assertFalse(["opened", "refused"].includes(outcome), outcome);
        assertEquals(server.came, []);
        caller.socket.destroy();
        await gone(caller.socket);
      }));
  }

  Deno.test(`${protocol}: a login in plain text behind the request for TLS never comes to a door (access.isolation)`, () =>
    serving(async (server) => {
      const injected = SASL_CLIENTS.PLAIN({
        name: "info@client2.com",
        password: "granite-feather-two",
      });
      const said = SASL_CLIENTS.PLAIN({ name: "info@client1.com", password: "maple-lantern-one" });
      const behind = CARRIERS[protocol].request("PLAIN", btoa(injected.initial ?? ""));
      const caller = await inTls(server, protocol, "upgrade", {}, behind);
      const { outcome } = await logInOn(protocol, lineOf(caller), "PLAIN", said);
      assertEquals([outcome, ...server.came], ["opened", "info@client1.com"]);
      caller.socket.destroy();
      await gone(caller.socket);
    }));
}
