import { assert, assertEquals, assertFalse, assertMatch } from "@std/assert";
import type { Deployment } from "../fixtures/deployment.ts";
import { workedExample } from "../fixtures/worked_example.ts";
import { offered } from "./sasl/offered.ts";
import { guarded } from "./testing/guarded.ts";
import { type Credentials, SASL_CLIENTS, type SaslName } from "./testing/sasl_client.ts";
import { CARRIERS, logInBy, type SaslProtocol } from "./testing/sasl_talk.ts";

const PROTOCOLS = Object.keys(CARRIERS) as SaslProtocol[];
const PASSWORD = "brass-kettle-main";
const MAIN: Credentials = { name: "info", password: PASSWORD };

interface Setting {
  readonly trusted?: boolean;
  readonly deployment?: Deployment;
}

/** One login on the Main Domain's address, with a client certificate for the name: the account it opened, or how it ended. */
async function logIn(
  protocol: SaslProtocol,
  mechanism: SaslName,
  said: Credentials,
  { trusted = true, deployment = workedExample }: Setting = {},
) {
  using world = guarded(deployment);
  const client = SASL_CLIENTS[mechanism](said);
  const encryption = () => ({ client: { name: said.name, trusted } });
  const door = world.door(protocol);
  const { outcome, heard } = await logInBy(protocol, door, mechanism, client, { encryption });
  return { outcome: outcome === "opened" ? world.opened.join() : outcome, heard, seen: world.seen };
}

function namesOf(protocol: SaslProtocol): SaslName[] {
  const all = offered(protocol, { client: { name: "info", trusted: true } });
  return all.map(({ name }) => name as SaslName);
}

const SAID: Readonly<Record<string, string>> = { LOGIN: "SASL LOGIN" };

/** Each with the password of the account that it leads to. */
const NAMES: readonly (readonly [name: string, password: string, account: string])[] = [
  ["info", PASSWORD, "info@company.com"],
  ["INFO@Company.com", PASSWORD, "info@company.com"],
  ["info%client2.com", "granite-feather-two", "info@client2.com"],
  ["help@mail.client1.com", "maple-lantern-one", "info@client1.com"],
  ["sales", "saffron-bridge-two", "john@client2.com"],
];

for (const protocol of PROTOCOLS) {
  for (const mechanism of namesOf(protocol)) {
    Deno.test(`${protocol}: ${mechanism} opens the account that the name leads to (access.mechanisms)`, async () => {
      for (const [name, password, account] of NAMES) {
        const { outcome, seen } = await logIn(protocol, mechanism, { name, password });
        assertEquals(outcome, account, name);
        const shown = seen.map(({ name, mechanism }) => [name, mechanism]);
        assertEquals(shown, [[name, SAID[mechanism] ?? mechanism]]);
      }
    });

    Deno.test(`${protocol}: ${mechanism} refuses a wrong proof, an unknown name and an unknown Domain alike`, async () => {
      const wrong = await logIn(protocol, mechanism, { name: "info", password: "x" }, {
        trusted: false,
      });
      assertEquals(wrong.outcome, "refused");
      for (const name of ["nobody", "info@nobody.example", "staff", ""]) {
        const { outcome, heard } = await logIn(protocol, mechanism, { name, password: PASSWORD });
        assertEquals(outcome, "refused", name);
        // A challenge is what it would be for a known name, as far as it can be: other random parts, of one length.
        assertEquals(heard.map(shape), wrong.heard.map(shape), name);
      }
    });
  }
}

function shape(challenge: string): string {
  return challenge.replace(/[A-Za-z0-9+/]/g, "x");
}

/** Read as a login name on the Main Domain's address (in XMPP: with its target) each leads to info@company.com, or does not. */
const IDENTITIES: readonly (readonly [authzid: string, accepted: boolean])[] = [
  ["", true],
  ["info", true],
  ["INFO", true],
  ["info@company.com", true],
  ["info%COMPANY.com", true],
  ["help", true],
  ["help%mail.company.com", true],
  ["info%company.com@company.com", true],
  ["info@[127.0.0.1]", true],
  ["john", false],
  ["info@client2.com", false],
  ["info%client1.com", false],
  ["sales", false],
  ["staff", false],
  ["nobody", false],
  ["info@nobody.example", false],
  ["info@", false],
  [" info", false],
  ["a,b=c", false],
];

for (const protocol of PROTOCOLS) {
  for (const mechanism of ["PLAIN", "SCRAM-SHA-1", "SCRAM-SHA-256", "EXTERNAL"] as const) {
    Deno.test(`${protocol}: ${mechanism} takes an identity that leads to the same account, and no other (access.authzid)`, async () => {
      for (const [authzid, accepted] of IDENTITIES) {
        const { outcome, seen } = await logIn(protocol, mechanism, { ...MAIN, authzid });
        assertEquals(outcome, accepted ? "info@company.com" : "refused", authzid);
        assertEquals(seen.map(({ authzid }) => authzid), [authzid || undefined]);
      }
    });
  }

  Deno.test(`${protocol}: a wrong proof is refused, whatever the identity`, async () => {
    const said = { name: "info", password: "x", authzid: "info" };
    for (const mechanism of ["PLAIN", "SCRAM-SHA-256", "EXTERNAL"] as const) {
      const { outcome } = await logIn(protocol, mechanism, said, { trusted: false });
      assertEquals(outcome, "refused", mechanism);
    }
  });

  Deno.test(`${protocol}: SCRAM shows with success that the server knows the password, and shows it to nobody else`, async () => {
    for (const mechanism of ["SCRAM-SHA-1", "SCRAM-SHA-256"] as const) {
      const right = await logIn(protocol, mechanism, MAIN);
      assertEquals(right.heard.length, 2);
      assertMatch(right.heard[1] ?? "", /^v=[A-Za-z0-9+/]+=*$/);
      for (const said of [{ ...MAIN, password: "x" }, { ...MAIN, authzid: "john" }]) {
        const refused = await logIn(protocol, mechanism, said);
        assertEquals([refused.outcome, refused.heard.length], ["refused", 1]);
      }
    }
  });

  Deno.test(`${protocol}: a SCRAM client may say that it could bind to the channel, but may not bind (RFC 5802, section 6)`, async () => {
    const { outcome } = await logIn(protocol, "SCRAM-SHA-256", { ...MAIN, flag: "y" });
    assertEquals(outcome, "info@company.com");
    for (const flag of ["p=tls-unique", "p=tls-exporter"]) {
      const { outcome, heard, seen } = await logIn(protocol, "SCRAM-SHA-256", { ...MAIN, flag });
      assertMatch(outcome, /malformed|broken off/i);
      assertEquals([heard, seen], [[], []]);
    }
  });

  Deno.test(`${protocol}: EXTERNAL is listed and known only where there is a client certificate`, async () => {
    const listed = (client?: { name: string; trusted: boolean }) =>
      offered(protocol, client ? { client } : {}).some(({ name }) => name === "EXTERNAL");
    assertEquals([listed(), listed({ name: "info", trusted: false })], [false, true]);
    using world = guarded();
    for (const encryption of [() => undefined, () => ({ serverName: "company.com" })]) {
      const client = SASL_CLIENTS.EXTERNAL(MAIN);
      const door = world.door(protocol);
      const { outcome } = await logInBy(protocol, door, "EXTERNAL", client, { encryption });
      assertFalse(["opened", "refused"].includes(outcome), outcome);
    }
    assertEquals(world.seen, []);
  });

  Deno.test(`${protocol}: a certificate opens no account that is off, and no service that is`, async () => {
    const off = (change: Partial<Deployment["domains"][0]["accounts"][0]>): Deployment => ({
      ...workedExample,
      domains: workedExample.domains.map((domain) => ({
        ...domain,
        accounts: domain.accounts.map((account) => ({ ...account, ...change })),
      })),
    });
    for (const deployment of [off({ enabled: false }), off({ services: ["web"] })]) {
      assertEquals((await logIn(protocol, "EXTERNAL", MAIN, { deployment })).outcome, "refused");
    }
    const own = await logIn(protocol, "EXTERNAL", MAIN, {
      deployment: off({ services: [protocol] }),
    });
    assertEquals(own.outcome, "info@company.com");
  });
}

for (const protocol of ["pop3", "imap", "smtp"] as const) {
  Deno.test(`${protocol}: a client that does not take what success shows is not logged in`, async () => {
    for (const reply of ["*", "more"]) {
      using world = guarded();
      const { initial, answer } = SASL_CLIENTS["SCRAM-SHA-1"](MAIN);
      let loggedIn = 0;
      const { outcome } = await logInBy(
        protocol,
        world.door(protocol),
        "SCRAM-SHA-1",
        {
          ...initial !== undefined && { initial },
          answer: (challenge) => challenge.startsWith("v=") ? reply : answer(challenge),
        },
        { loggedIn: () => void loggedIn++ },
      );
      assertMatch(outcome, reply === "*" ? /cancelled/i : /malformed/i);
      assertEquals(loggedIn, 0);
    }
  });
}

Deno.test("the strongest mechanism comes first, and each protocol leaves out what is not its own", () => {
  const names = (protocol: SaslProtocol) => offered(protocol, undefined).map(({ name }) => name);
  const all = ["SCRAM-SHA-256", "SCRAM-SHA-1", "CRAM-MD5", "PLAIN", "LOGIN"];
  assertEquals(names("pop3"), all);
  assertEquals(names("imap"), all);
  assertEquals(names("smtp"), all);
  assertEquals(names("ximss"), all.filter((name) => name !== "LOGIN"));
  assertEquals(names("xmpp"), all.filter((name) => name !== "LOGIN" && name !== "CRAM-MD5"));
  assert(namesOf("xmpp")[0] === "EXTERNAL");
});
