import { createServer, type Socket } from "node:net";
import { assert } from "@std/assert";
import { dial } from "./_web_site.ts";
import own from "./web_raw.ts";

/** Answers the first request with a login page, and the next with no HTTP at all: the text that it gets. */
async function rude() {
  const sockets: Socket[] = [];
  const page =
    `<form method="post" action="/login"><input name="u"><input type="password" name="p">` +
    `</form>`;
  const server = createServer((socket) => {
    sockets.push(socket);
    let asked = 0;
    socket.on("error", () => {});
    socket.on("data", (text: Uint8Array) => {
      const [, body = ""] = new TextDecoder().decode(text).split("\r\n\r\n");
      socket.write(
        asked++ === 0
          ? `HTTP/1.1 200 OK\r\nContent-Length: ${page.length}\r\n\r\n${page}`
          : `What is ${new URLSearchParams(body).get("u")} with ${
            new URLSearchParams(body).get("p")
          } to me?\r\n`,
      );
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as { port: number };
  return {
    endpoint: { protocol: "web", address: "127.0.0.1", port, security: "plain" } as const,
    asked: [],
    async [Symbol.asyncDispose]() {
      sockets.forEach((socket) => socket.destroy());
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

Deno.test("an answer that is no HTTP and repeats the password proves nothing, and tells no part of it", async () => {
  for (let length = 40; length < 72; length++) {
    await using there = await rude();
    const seen = await own.login(
      dial(there, { login: "x".repeat(length), password: "Sesame-1234" }),
    );
    assert(seen.kind === "unclear" && seen.because.includes("What is x"), JSON.stringify(seen));
    assert(!/Ses|1234/.test(seen.because), seen.because);
  }
});
