import { assert, assertEquals } from "@std/assert";
import net, { type Socket } from "node:net";
import { once } from "node:events";
import { certificatesOf } from "../../../fixtures/certificates/mod.ts";
import { workedExample } from "../../../fixtures/worked_example.ts";
import { startReference } from "../../mod.ts";
import { call, type Caller, gone, hearing } from "../../server/_echo.ts";
import { authority, callTls, upgraded } from "../../server/_tls.ts";

const ADDRESS = "127.0.1.1";

interface Client {
  /** Says a line, gives the answer, of several lines where it has them. */
  ask(line: string): Promise<string>;
  readonly control: Caller;
}

const clientOf = (control: Caller): Client => ({
  control,
  async ask(line) {
    control.socket.write(`${line}\r\n`);
    return await control.until("\r\n");
  },
});

/** Runs with a client that is greeted: inside implicit TLS, or in the clear where TLS may be asked for. */
async function greeted(
  security: "upgrade" | "tls",
  work: (client: Client) => Promise<void>,
): Promise<void> {
  const signs = await authority();
  const faults: unknown[] = [];
  {
    await using reference = await startReference(workedExample, {
      serve: ["ftp"],
      addresses: [ADDRESS],
      tls: { certificate: certificatesOf(signs) },
      limits: { handshakeTime: 500 },
      onFault: (error) => faults.push(error),
    });
    const endpoint = reference.endpoints.find((each) => each.security === security);
    const control = security === "tls" ? await callTls(endpoint!) : await call(endpoint!);
    assertEquals(await control.until("\r\n"), "220 FTP\r\n");
    await work(clientOf(control));
  }
  assertEquals(faults, []);
}

async function secured({ control, ask }: Client, servername = "client1.com"): Promise<Client> {
  assertEquals(await ask("AUTH TLS"), "234 Begin TLS\r\n");
  return clientOf(await upgraded(control.socket, { servername }));
}

async function enter({ ask }: Client): Promise<void> {
  await ask("USER info");
  assertEquals(await ask("PASS maple-lantern-one"), "230 Logged in\r\n");
}

async function leave({ control }: Client): Promise<void> {
  control.socket.end("QUIT\r\n");
  await control.rest();
  await gone(control.socket);
}

const protect = async ({ ask }: Client) => [await ask("PBSZ 0"), await ask("PROT P")];

/** Sets a data connection up. @returns how to get it, once the command was said that wants it */
type SetUp = (client: Client) => Promise<() => Promise<Socket>>;

const passive: SetUp = async ({ ask }) => {
  const port = Number(/\|\|\|(\d+)\|/.exec(await ask("EPSV"))?.[1]);
  const socket = net.connect({ host: ADDRESS, port, localAddress: "127.0.0.1" });
  await once(socket, "connect");
  return () => Promise.resolve(socket);
};

const active: SetUp = async ({ ask }) => {
  const server = net.createServer();
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const arrival = once(server, "connection");
  const { port } = server.address() as net.AddressInfo;
  assertEquals(await ask(`EPRT |1|127.0.0.1|${port}|`), "200 Done\r\n");
  return async () => {
    const [socket] = await arrival;
    server.close();
    return socket;
  };
};

/** The raw connection of a command that transfers. */
async function transfer(setUp: SetUp, client: Client, command: string): Promise<Socket> {
  const get = await setUp(client);
  assert((await client.ask(command)).startsWith("150 "));
  return await get();
}

const done = async ({ control }: Client) => await control.until("\r\n");

for (const [mode, setUp] of Object.entries({ passive, active })) {
  Deno.test(`behind PROT P data go by TLS both ways, ${mode}`, () =>
    greeted("upgrade", async (outside) => {
      const client = await secured(outside);
      await enter(client);
      assertEquals(await protect(client), ["200 PBSZ=0\r\n", "200 Data in TLS\r\n"]);
      for (const content of ["0123456789\r\n".repeat(100_000), ""]) {
        // The client is TLS's client, whoever called whom (RFC 4217, section 7).
        const up = await upgraded(await transfer(setUp, client, "STOR file"));
        // A TLSSocket stands still after a write of nothing (Deno 2.9).
        if (content === "") up.socket.end();
        else up.socket.end(content);
        assertEquals(await done(client), "226 Done\r\n");
        await gone(up.socket);
        const down = await upgraded(await transfer(setUp, client, "RETR file"));
        assertEquals(await down.rest() === content, true);
        assertEquals(await done(client), "226 Done\r\n");
        await gone(down.socket);
      }
      await leave(client);
    }));
}

Deno.test("a data connection without a server name shows the certificate of the control connection", () =>
  greeted("upgrade", async (outside) => {
    const client = await secured(outside, "client2.com");
    await enter(client);
    await protect(client);
    const data = await upgraded(await transfer(passive, client, "NLST"));
    const names = data.socket.getPeerX509Certificate()?.subjectAltName;
    assert(names?.startsWith("DNS:client2.com,"), names);
    await data.rest();
    await done(client);
    await leave(client);
  }));

Deno.test("without PROT, and after PROT C, data go in the clear", () =>
  greeted("upgrade", async (outside) => {
    const client = await secured(outside);
    await enter(client);
    const list = async () => {
      const { rest } = hearing(await transfer(passive, client, "NLST"));
      const heard = await rest();
      await done(client);
      return heard;
    };
    assertEquals(await list(), "canary.txt\r\nwww\r\n");
    await protect(client);
    assertEquals(await client.ask("PROT C"), "200 Data in the clear\r\n");
    assertEquals(await list(), "canary.txt\r\nwww\r\n");
    await leave(client);
  }));

Deno.test("in implicit TLS data go by TLS unless the client says otherwise", () =>
  greeted("tls", async (client) => {
    await enter(client);
    const data = await upgraded(await transfer(passive, client, "NLST"));
    assertEquals(await data.rest(), "canary.txt\r\nwww\r\n");
    assertEquals(await done(client), "226 Done\r\n");
    await leave(client);
  }));

Deno.test("a data connection on which no TLS comes is given up, and the next one is not", () =>
  greeted("upgrade", async (outside) => {
    const client = await secured(outside);
    await enter(client);
    await protect(client);
    for (const said of ["hello", ""]) {
      const raw = await transfer(passive, client, "STOR file");
      raw.on("error", () => {});
      raw.resume();
      raw.write(said);
      assertEquals(await done(client), "425 No data connection came\r\n");
      await gone(raw);
    }
    const data = await upgraded(await transfer(passive, client, "NLST"));
    assertEquals(await data.rest(), "canary.txt\r\nwww\r\n");
    await done(client);
    await leave(client);
  }));

Deno.test("PBSZ comes before PROT, and both behind AUTH", () =>
  greeted("upgrade", async (outside) => {
    const early = [];
    for (const line of ["PBSZ 0", "PROT P", "CCC"]) early.push(await outside.ask(line));
    assertEquals(early, Array(3).fill("503 Bad sequence of commands\r\n"));
    const client = await secured(outside);
    const lines = ["PROT P", "PBSZ", "PBSZ x", "PBSZ 4096", "PROT", "PROT X", "PROT S", "PROT p"];
    const answers = [];
    for (const line of [...lines, "CCC"]) answers.push(await client.ask(line));
    assertEquals(answers.map((answer) => answer.slice(0, 3)), [
      ...["503", "501", "501", "200", "501", "504", "536", "200"],
      "534",
    ]);
    await leave(client);
  }));

Deno.test("AUTH takes TLS alone, and nothing that would protect data unasked", () =>
  greeted("upgrade", async (outside) => {
    const answers = [];
    for (const line of ["AUTH", "AUTH SSL", "AUTH TLS-P", "AUTH GSSAPI", "AUTH TLS 1"]) {
      answers.push((await outside.ask(line)).slice(0, 3));
    }
    assertEquals(answers, ["501", "504", "504", "504", "504"]);
    assertEquals(await outside.ask("auth tls-c"), "234 Begin TLS\r\n");
    await leave(clientOf(await upgraded(outside.control.socket)));
  }));

Deno.test("AUTH that was read while a transfer ran is refused: more may have been read behind it", () =>
  greeted("upgrade", async (client) => {
    await enter(client);
    const raw = await transfer(passive, client, "STOR file");
    client.control.socket.write("USER info\r\nAUTH TLS\r\nPASS maple-lantern-one\r\n");
    // The server says nothing to what it reads ahead; so it has, once it can say no more than this.
    raw.end("content");
    raw.resume();
    assertEquals(
      await client.control.until("230 Logged in\r\n"),
      [
        "226 Done",
        "331 Send PASS",
        "503 Bad sequence of commands",
        "230 Logged in",
        "",
      ].join("\r\n"),
    );
    await leave(client);
  }));
