import { assertEquals } from "@std/assert";
import { call, gone } from "../../server/_echo.ts";
import { answered, responsesIn } from "../../testing/http.ts";
import { MAIN, type WebServer, webServer } from "../../testing/web_server.ts";
import { oneAccount } from "../../testing/account.ts";

const BEGUN = "GET / HTTP/1.1\r\nHost: client1.com\r\n";

/** The statuses that a client hears that says this much, and then waits for the server's end. */
async function heardOf({ on }: WebServer, text: string): Promise<string> {
  const { socket, rest } = await call(on(MAIN));
  socket.write(text);
  const heard = responsesIn(await rest());
  await gone(socket);
  return heard.map(({ status, one }) => `${status} ${one("connection") ?? "open"}`).join(", ");
}

Deno.test("a request that takes too long is told so, and a connection without one ends in silence", () =>
  webServer(async (server) => {
    const said = [BEGUN, `${BEGUN}\r\n`, "", "GET / HT"];
    const heard = await Promise.all(said.map((text) => heardOf(server, text)));
    assertEquals(heard, ["408 close", "200 open", "", ""]);
  }, { limits: { loginTime: 400 } }));

Deno.test("a connection that opened a session has more time", () =>
  webServer(async (server) => {
    const basic = `Authorization: Basic ${btoa("info@company.com:brass-kettle-main")}\r\n`;
    const { socket, until } = await call(server.on(MAIN));
    socket.write(`GET /session/ HTTP/1.1\r\nHost: company.com\r\n${basic}\r\n`);
    await until("</html>\n");
    // Beside it one that did not: once its time is over, so would have been this one's.
    assertEquals(await heardOf(server, ""), "");
    socket.end("GET / HTTP/1.1\r\nHost: company.com\r\n\r\n");
    await until("HTTP/1.1 200 OK");
    await gone(socket);
  }, { limits: { loginTime: 400 } }));

Deno.test("a line that is too long is told so: the request's own, or one behind it", () =>
  webServer(async (server) => {
    assertEquals(await heardOf(server, `GET /${"a".repeat(2000)}`), "414 close");
    assertEquals(await heardOf(server, `${BEGUN}X: ${"a".repeat(2000)}`), "431 close");
  }, { limits: { line: 1000 } }));

Deno.test("one client too many is told so", () =>
  webServer(async (server) => {
    const first = await call(server.on(MAIN));
    assertEquals(await heardOf(server, ""), "503 close");
    first.socket.destroy();
    await gone(first.socket);
  }, { limits: { connections: 1 } }));

Deno.test("a request that the server's own end cuts short is told so", async () => {
  let heard: Promise<string> | undefined;
  await webServer(async ({ on, reference }) => {
    const { socket, until, rest } = await call(on(MAIN));
    socket.write(`${BEGUN}\r\n${BEGUN}`);
    await until("</html>\n");
    const closed = reference.close();
    heard = rest();
    await gone(socket);
    await closed;
  });
  assertEquals(responsesIn(await heard ?? "").map(({ status }) => status), [503]);
});

Deno.test("a fault is told as one, and no more than that", async () => {
  using account = oneAccount();
  const door = { ...account.door, serves: () => fault() };
  let heard = "";
  const fault = (): never => {
    throw new TypeError("secret");
  };
  const send = (...data: readonly (string | Uint8Array)[]) => {
    heard += data.join("");
    return Promise.resolve();
  };
  const thrown = await answered(door, `${BEGUN}\r\n`, { send }).catch((error) => error);
  assertEquals(thrown instanceof TypeError, true);
  assertEquals(responsesIn(heard).map(({ status }) => status), [500]);
  assertEquals(heard.includes("secret"), false);
});
