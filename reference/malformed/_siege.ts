import fc from "fast-check";
import { assert, assertEquals } from "@std/assert";
import { canaryOf } from "../../fixtures/canary.ts";
import { accountsOf } from "../../fixtures/deployment.ts";
import type { Endpoint } from "../../fixtures/endpoint.ts";
import type { Protocol } from "../../fixtures/protocols.ts";
import { workedExample } from "../../fixtures/worked_example.ts";
import { PROTOCOLS_SERVED, type Reference, startReference } from "../mod.ts";
import { type Attack, type Conversation, conversations, type Shown } from "./_attack.ts";
import { type Bystander, enter } from "./_bystander.ts";
import { deliver } from "./_deliver.ts";
import { OpenSockets } from "./_open_sockets.ts";
import { Tally } from "./_tally.ts";

/** So many inputs are sent, and at least so many times the server reads. */
const INPUTS = 10_000;
/** Inputs on their way at once. */
const AT_ONCE = 100;
/** LOGINSPEC_SEED=1234 draws other inputs. */
const SEED = Number(Deno.env.get("LOGINSPEC_SEED") ?? 20_260_101);

/** Small, so that they are reached without megabytes. */
export const LIMITS = { line: 1_000, literal: 65_536, stanza: 10_000, depth: 20 };

const SHOWN: readonly Shown[] = ["pop3", "imap", "ftp", "xmpp", "ximss", "web", "ldap"];
const MAIN = "127.0.0.1";
const CLIENT1 = "127.0.1.1";

/** Registers the test that sends an attack's inputs while one session of each protocol looks on. */
export function besieged(attack: Attack): void {
  const { protocol } = attack;
  Deno.test(`${INPUTS} malformed inputs to ${protocol} disturb nobody (seed ${SEED})`, async () => {
    const tally = new Tally();
    const senders = new Map<number, Conversation>();
    const faults: string[] = [];
    using sockets = new OpenSockets();
    const reference = await startReference(workedExample, {
      limits: LIMITS,
      protocols: PROTOCOLS_SERVED.map((served) => tally.counting(served)),
      onFault: (error, where) => {
        const sender = JSON.stringify(senders.get(where?.peer.port ?? 0));
        faults.push(`${error instanceof Error ? error.stack : error}\nafter ${sender}`);
      },
    });
    try {
      await using bystanders = await entered(reference);
      const target = endpointOf(reference, protocol, MAIN);
      const atOnce = AT_ONCE / attack.inputsPerConnection;
      let sent = 0;
      for (let round = 0; sent < INPUTS || tally.reads < INPUTS; round++) {
        assert(sent < 2 * INPUTS, `the server read only ${tally.reads} times`);
        const some = fc.sample(conversations(attack), { numRuns: atOnce, seed: SEED + round });
        await Promise.all(
          some.map((conversation) =>
            deliver(target, conversation, (port) => senders.set(port, conversation))
          ),
        );
        await tally.downTo(SHOWN.length);
        sent += AT_ONCE;
        assertEquals(faults, []);
        senders.clear();
        await undisturbed(bystanders.all);
        // The password service has given others passwords of its own.
        if (protocol === "pwd") reference.reconfigure(workedExample);
      }
      await loginsStillOpen(reference);
    } finally {
      await reference.close();
    }
    assertEquals([tally.open, faults], [0, []]);
    await sockets.allClosed();
  });
}

async function entered(reference: Reference) {
  const stack = new AsyncDisposableStack();
  const all: Bystander[] = [];
  for (const protocol of SHOWN) {
    const endpoint = endpointOf(reference, protocol, CLIENT1);
    all.push(stack.use(await enter(endpoint, "info", passwordOf("info@client1.com"))));
  }
  return { all, [Symbol.asyncDispose]: () => stack.disposeAsync() };
}

async function undisturbed(bystanders: readonly Bystander[]): Promise<void> {
  const seen = await Promise.all(bystanders.map((bystander) => bystander.ask()));
  const { token } = canaryOf(workedExample.name, "info@client1.com");
  assertEquals(seen, bystanders.map(() => token));
}

/** By address where the protocol has nothing else, and by a full name. */
async function loginsStillOpen(reference: Reference): Promise<void> {
  for (const protocol of SHOWN) {
    for (const [name, account] of [["info", undefined], ["info%client2.com", "info@client2.com"]]) {
      for (const [address, own] of [[MAIN, "info@company.com"], [CLIENT1, "info@client1.com"]]) {
        // The hint of these two, here client1.com, takes the place of the address (client.xmpp, client.web.host).
        const hinted = protocol === "xmpp" || protocol === "web";
        const opened = account ?? (hinted ? "info@client1.com" : own!);
        const endpoint = endpointOf(reference, protocol, address!);
        await using session = await enter(endpoint, name!, passwordOf(opened));
        assertEquals(await session.ask(), canaryOf(workedExample.name, opened as never).token);
      }
    }
  }
}

function endpointOf<P extends Protocol>(
  { endpoints }: Reference,
  protocol: P,
  address: string,
): Endpoint & { readonly protocol: P } {
  const found = endpoints.find((each) => each.protocol === protocol && each.address === address);
  assert(found, `no ${protocol} on ${address}`);
  return { ...found, protocol };
}

function passwordOf(account: string): string {
  const found = accountsOf(workedExample).find(({ fullName }) => fullName === account);
  assert(found, `no account ${account}`);
  return found.account.password;
}
