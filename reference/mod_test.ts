import { assert, assertEquals, assertRejects } from "@std/assert";
import { canaryIn, canaryOf } from "../fixtures/canary.ts";
import { accountsOf, type Deployment } from "../fixtures/deployment.ts";
import type { Endpoint } from "../fixtures/endpoint.ts";
import { workedExample } from "../fixtures/worked_example.ts";
import {
  PROTOCOLS_SERVED,
  type Reference,
  type SeenLogin,
  type ServedProtocol,
  startReference,
} from "./mod.ts";
import { call, gone } from "./server/_echo.ts";

const INFO = "info@client1.com";

function passwordOf(account: string): string {
  const found = accountsOf(workedExample).find(({ fullName }) => fullName === account);
  assert(found, `no account ${account}`);
  return found.account.password;
}

function endpointOf({ endpoints }: Reference, address?: string): Endpoint {
  const found = endpoints.find((each) => each.address === (address ?? each.address));
  assert(found, `no endpoint on ${address}`);
  return found;
}

/** Says these POP lines at once, and gives all that was answered. */
async function pop(endpoint: Endpoint, ...lines: string[]): Promise<string> {
  const { socket, rest } = await call(endpoint);
  socket.write(lines.map((line) => `${line}\r\n`).join(""));
  const heard = await rest();
  await gone(socket);
  return heard;
}

const login = (name: string, account: string) => [`USER ${name}`, `PASS ${passwordOf(account)}`];

Deno.test("every protocol is served on every address, each on a port of its own", async () => {
  await using reference = await startReference(workedExample);
  const wanted = PROTOCOLS_SERVED.flatMap(({ id }) =>
    workedExample.addresses.map((address) => `${id} ${address} plain`)
  );
  const { endpoints } = reference;
  const got = endpoints.map(({ protocol, address, security }) =>
    `${protocol} ${address} ${security}`
  );
  assertEquals(got, wanted);
  assert(endpoints.every(({ port }) => port > 0));
});

Deno.test("protocols, addresses and ports can be chosen", async () => {
  const options = { serve: ["pop3"], addresses: ["127.0.1.9"] } as const;
  const first = await startReference(workedExample, options);
  const { port } = endpointOf(first);
  await first.close();
  await using again = await startReference(workedExample, { ...options, ports: { pop3: port } });
  assertEquals(again.endpoints, [{
    protocol: "pop3",
    address: "127.0.1.9",
    port,
    security: "plain",
  }]);
});

Deno.test("a protocol that the reference has not is refused", async () => {
  const start = () => startReference(workedExample, { serve: ["pop3", "mapi"] });
  await assertRejects(start, RangeError, "Cannot serve mapi: the reference serves ");
});

Deno.test("a port that is taken is an error, and leaves nothing open", async () => {
  await using first = await startReference(workedExample, { serve: ["pop3"] });
  const { port } = endpointOf(first, "127.0.1.1");
  const start = () => startReference(workedExample, { ports: { pop3: port } });
  await assertRejects(start, Error, `Cannot listen for pop3 on 127.0.1.1 port ${port}`);
});

Deno.test("a login opens the account of the address, and shows its canary", async () => {
  const seen: SeenLogin[] = [];
  const onLogin = (login: SeenLogin) => void seen.push(login);
  await using reference = await startReference(workedExample, { serve: ["pop3"], onLogin });
  const endpoint = endpointOf(reference, "127.0.1.1");
  const heard = await pop(endpoint, ...login("info", INFO), "RETR 1", "QUIT");
  assertEquals(canaryIn(heard), canaryOf(workedExample.name, INFO).token);
  const { protocol, localAddress, name } = seen[0] ?? {};
  assertEquals([protocol, localAddress, name], ["pop3", "127.0.1.1", "info"]);
});

Deno.test("what a session changed in a data directory outlives the server", async () => {
  const dataDir = await Deno.makeTempDir({ prefix: "loginspec-reference-" });
  const options = { serve: ["pop3"], dataDir } as const;
  for (const count of [1, 0]) {
    await using reference = await startReference(workedExample, options);
    const heard = await pop(endpointOf(reference), ...login(INFO, INFO), "STAT", "DELE 1", "QUIT");
    assert(heard.includes(`+OK ${count} `), heard);
  }
  await Deno.remove(dataDir, { recursive: true });
});

Deno.test("another world counts for the next login, not for a session that is open", async () => {
  const renamed: Deployment = {
    ...workedExample,
    domains: workedExample.domains.map((domain) => ({
      ...domain,
      accounts: domain.accounts.map((account) => ({ ...account, aliases: ["newcomer"] })),
    })),
  };
  await using reference = await startReference(workedExample, { serve: ["pop3"] });
  const endpoint = endpointOf(reference, "127.0.1.9");
  const alias = [...login("newcomer@client1.com", INFO), "QUIT"];
  const [open, early] = [await call(endpoint), await call(endpoint)];
  open.socket.write(login(INFO, INFO).join("\r\n") + "\r\nLIST\r\n");
  await open.until("\r\n.\r\n");
  assert((await pop(endpoint, ...alias)).includes("-ERR"));
  reference.reconfigure(renamed);
  assertEquals((await pop(endpoint, ...alias)).includes("-ERR"), false);
  early.socket.write(alias.join("\r\n") + "\r\n");
  assertEquals((await early.rest()).includes("-ERR"), false);
  open.socket.write("RETR 1\r\nQUIT\r\n");
  assertEquals(canaryIn(await open.rest()), canaryOf(workedExample.name, INFO).token);
  await Promise.all([gone(open.socket), gone(early.socket)]);
});

Deno.test("a wire and a door can be wrapped, without the reference knowing why", async () => {
  const asked: string[] = [];
  await using reference = await startReference(workedExample, {
    serve: ["pop3"],
    wire: (wire) => ({
      ...wire,
      send: (...data) =>
        wire.send(
          ...data.map((each) => typeof each === "string" ? each.toLowerCase() : each),
        ),
    }),
    door: (door, { local }) => ({
      serves: (hint) => door.serves(hint),
      login: (request) => {
        asked.push(`${request.name} on ${local.address}`);
        return door.login({ ...request, name: INFO });
      },
      failed: () => door.failed(),
      get exhausted() {
        return door.exhausted;
      },
      pages: door.pages,
      post: door.post,
    }),
  });
  const heard = await pop(endpointOf(reference, "127.0.1.9"), ...login("nobody", INFO), "QUIT");
  assert(heard.startsWith("+ok"), heard);
  assertEquals([asked, heard.includes("-err")], [["nobody on 127.0.1.9"], false]);
});

Deno.test("refused logins end a connection at the limit", async () => {
  const limits = { refusedLogins: 2 };
  await using reference = await startReference(workedExample, { serve: ["pop3"], limits });
  const wrong = ["USER info", "PASS wrong"];
  const heard = await pop(endpointOf(reference), ...wrong, ...wrong, ...wrong);
  assertEquals(heard.match(/-ERR/g)?.length, 2);
});

Deno.test("what a conversation put on line goes off line with it", async () => {
  const password = passwordOf(INFO);
  const protocol = {
    id: "pop3",
    upgrades: false,
    farewell: () => "",
    async converse(wire, door) {
      const proof = { mechanism: "USER", accepts: (is: string) => is === password };
      const admission = await door.login({ name: INFO, proof });
      assert(admission.kind === "opened");
      const { signals } = admission.session;
      await wire.send(`${signals.bind({ name: "desk", deliver() {} })}\r\n`);
      await wire.line();
    },
  } satisfies ServedProtocol;
  await using reference = await startReference(workedExample, { protocols: [protocol] });
  const [first, second] = [await call(endpointOf(reference)), await call(endpointOf(reference))];
  const answers = [await first.until("\r\n"), await second.until("\r\n")];
  for (const { socket } of [first, second]) {
    socket.end();
    await gone(socket);
  }
  const third = await call(endpointOf(reference));
  assertEquals([...answers, await third.until("\r\n")].map((each) => each.trim()).toSorted(), [
    "false",
    "true",
    "true",
  ]);
  third.socket.end();
  await gone(third.socket);
});

Deno.test("starting and closing many times leaves nothing open", async () => {
  // In a process of its own: others here open descriptors too, and counting them is a right of its own.
  const script = `
    import { startReference } from ${JSON.stringify(import.meta.resolve("./mod.ts"))};
    import { workedExample } from ${
    JSON.stringify(import.meta.resolve("../fixtures/worked_example.ts"))
  };
    const open = () => [...Deno.readDirSync("/proc/self/fd")].length;
    const cycle = async () => {
      const { endpoints, close } = await startReference(workedExample);
      const { address: hostname, port } = endpoints[0];
      const client = await Deno.connect({ hostname, port });
      const closed = close();
      while (await client.read(new Uint8Array(1000)) !== null);
      client.close();
      await closed;
    };
    await cycle();
    const before = open();
    for (let n = 0; n < 50; n++) await cycle();
    console.log("%s", JSON.stringify([before, open()]));`;
  const config = new URL("../deno.json", import.meta.url).pathname;
  const { stdout } = await new Deno.Command(Deno.execPath(), {
    args: ["eval", "--quiet", "--no-lock", "--config", config, script],
  }).output();
  const [before, after] = JSON.parse(new TextDecoder().decode(stdout)) as [number, number];
  // The runtime may close a descriptor of its own a moment later.
  assert(after < before + 10, `${before} open descriptors became ${after}`);
});
