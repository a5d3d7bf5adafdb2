import { assert, assertEquals } from "@std/assert";
import { accountsOf } from "../fixtures/deployment.ts";
import { workedExample } from "../fixtures/worked_example.ts";
import { type Reference, startReference } from "./mod.ts";
import { call, gone } from "./server/_echo.ts";

const INFO = "info@client1.com";
const password = accountsOf(workedExample).find(({ fullName }) => fullName === INFO)?.account
  .password;

/** A POP session that stays open, on the second address of the worked example. */
async function opened({ endpoints }: Reference) {
  const endpoint = endpoints.find(({ address }) => address === "127.0.1.1");
  assert(endpoint);
  const { socket, until } = await call(endpoint);
  const line = () => until("\r\n");
  await line();
  socket.write(`USER info\r\nPASS ${password}\r\n`);
  await line();
  assert((await line()).startsWith("+OK"));
  return { socket, line };
}

Deno.test("open sessions are told by account, protocol and addresses, for as long as they are open", async () => {
  await using reference = await startReference(workedExample, { serve: ["pop3"] });
  assertEquals(reference.sessions(), []);
  const { socket, line } = await opened(reference);
  const [session, ...more] = reference.sessions();
  assert(session && more.length === 0);
  const { account, protocol, address, peer, encrypted } = session;
  assertEquals([account, protocol, address, encrypted], [INFO, "pop3", "127.0.1.1", false]);
  assertEquals(peer.port, socket.localPort ?? 0);
  socket.write("QUIT\r\n");
  await line();
  await gone(socket);
  assertEquals(reference.sessions(), []);
});

Deno.test("a reset ends the sessions and gives each account its canary alone again", async () => {
  await using reference = await startReference(workedExample, { serve: ["pop3"] });
  const first = await opened(reference);
  first.socket.write("DELE 1\r\nQUIT\r\n");
  await first.line();
  await first.line();
  await gone(first.socket);
  const second = await opened(reference);
  second.socket.write("STAT\r\n");
  assert((await second.line()).startsWith("+OK 0 "));
  const over = gone(second.socket);
  await reference.reset(workedExample);
  await over;
  assertEquals(reference.sessions(), []);
  const third = await opened(reference);
  third.socket.write("STAT\r\n");
  assert((await third.line()).startsWith("+OK 1 "));
  third.socket.destroy();
  await gone(third.socket);
});
