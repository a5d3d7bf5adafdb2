import { assert, assertEquals } from "@std/assert";
import { accountsOf, type FullName } from "../../../fixtures/deployment.ts";
import type { Protocol } from "../../../fixtures/protocols.ts";
import { workedExample } from "../../../fixtures/worked_example.ts";
import { PROTOCOLS_SERVED, type SeenLogin, startReference } from "../../../reference/mod.ts";
import type { Dial } from "../../clients/client.ts";
import { Transcript } from "../../clients/transcript.ts";
import { canariesOf, clientFor, knownIn } from "../../run/dial.ts";

/** What `info` opens on an address, and the account that a server blind to mapped addresses would take. */
interface Arrival {
  readonly address: string;
  readonly is: string;
  readonly opens: FullName;
  readonly stranger: FullName;
}

const ARRIVALS: readonly Arrival[] = [
  { address: "127.0.0.1", is: "shared", opens: "info@company.com", stranger: "info@client2.com" },
  {
    address: "127.0.1.1",
    is: "dedicated",
    opens: "info@client1.com",
    stranger: "info@company.com",
  },
  {
    address: "127.0.1.9",
    is: "unassigned",
    opens: "info@company.com",
    stranger: "info@client1.com",
  },
];

type Beside = Pick<Dial, "mechanism" | "targetDomain" | "host">;

/** The simplest login, and what goes beside the name: a web client is given the address as URL, XMPP a target of its own. */
const BESIDE: Readonly<Partial<Record<Protocol, (arrival: Arrival) => Beside>>> = {
  pop3: () => ({ mechanism: "USER" }),
  imap: () => ({ mechanism: "LOGIN" }),
  ftp: () => ({ mechanism: "USER" }),
  ximss: () => ({ mechanism: "LOGIN" }),
  web: ({ address }) => ({ mechanism: "FORM", host: address }),
  smtp: () => ({ mechanism: "PLAIN" }),
  ldap: () => ({ mechanism: "SIMPLE" }),
  pwd: () => ({ mechanism: "USER" }),
  xmpp: ({ opens }) => ({ mechanism: "PLAIN", targetDomain: opens.slice(opens.indexOf("@") + 1) }),
};

/** LMTP is served without a login. */
const LOGGED_IN_TO = PROTOCOLS_SERVED.map(({ id }) => id).filter((id) => id !== "lmtp");

for (const id of LOGGED_IN_TO) {
  Deno.test(`one socket on :: decides a simple name by the IPv4 address: ${id} (address.family)`, async (t) => {
    const seen: SeenLogin[] = [];
    await using reference = await startReference(workedExample, {
      serve: [id],
      addresses: ["::"],
      onLogin: (login) => seen.push(login),
    });
    const port = reference.endpoints[0]?.port;
    assert(port);
    for (const arrival of ARRIVALS) {
      const { address, is, opens, stranger } = arrival;
      await t.step(`${address}, ${is}, opens ${opens}`, async () => {
        seen.length = 0;
        assertEquals(await opened(id, port, arrival, opens), opens);
        assertEquals(await opened(id, port, arrival, stranger), "refused");
        assertEquals(await opened(id, port, arrival, opens), opens);
        const arrivedOn = new Set(seen.map(({ localAddress }) => localAddress));
        assertEquals([...arrivedOn], [`::ffff:${address}`]);
      });
    }
  });
}

/** The account whose canary `info` shows with the password of `whose`; else what was seen. */
async function opened(protocol: Protocol, port: number, arrival: Arrival, whose: FullName) {
  const beside = BESIDE[protocol];
  assert(beside, `no login is known for ${protocol}`);
  const { address } = arrival;
  const dial: Dial = {
    protocol,
    endpoint: { protocol, address, port, security: "plain" },
    security: "plain",
    trust: { kind: "authorities", pem: [] },
    login: "info",
    password: passwordOf(whose),
    ...beside(arrival),
    timeout: 10_000,
    accountOf: canariesOf(workedExample),
    accounts: knownIn(workedExample),
    transcript: new Transcript(),
  };
  const client = clientFor(dial);
  assert(client, `no client speaks ${protocol}`);
  const observation = await client.login(dial);
  if (observation.kind === "opened") return observation.account;
  return observation.kind === "refused" ? "refused" : observation.because;
}

function passwordOf(fullName: FullName): string {
  const found = accountsOf(workedExample).find((each) => each.fullName === fullName);
  assert(found, `no account ${fullName}`);
  return found.account.password;
}
