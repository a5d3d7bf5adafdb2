import { createServer, type Socket } from "node:net";
import type { Protocol } from "../../fixtures/protocols.ts";
import type { Dial } from "./client.ts";
import { Transcript } from "./transcript.ts";

/** What a server of lines says: to whoever connects, and to each line. Nothing: it closes. */
export interface Script {
  readonly greeting: string;
  answer(line: string): string | undefined;
}

export const ACCOUNT = "info@client1.com";
export const PASSWORD = "a-Password-of-its-own";

/** A server by a script, and dials to it; `asked`: what it got. */
export async function lineServer(protocol: Protocol, { greeting, answer }: Script) {
  const asked: string[] = [];
  const sockets: Socket[] = [];
  const server = createServer({ noDelay: true }, (socket) => {
    sockets.push(socket);
    let held = "";
    socket.on("error", () => {});
    socket.write(greeting);
    socket.on("data", (chunk: Uint8Array) => {
      held += new TextDecoder().decode(chunk);
      for (let end = held.indexOf("\r\n"); end >= 0; end = held.indexOf("\r\n")) {
        const line = held.slice(0, end);
        held = held.slice(end + 2);
        asked.push(line);
        const said = answer(line);
        if (said === undefined) socket.end();
        else socket.write(said);
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as { port: number };
  const dial = (changes: Partial<Dial> = {}): Dial => ({
    protocol,
    security: "plain",
    trust: { kind: "authorities", pem: [] },
    endpoint: { protocol, address: "127.0.0.1", port, security: "plain" },
    login: "info",
    password: PASSWORD,
    mechanism: "PLAIN",
    timeout: 5_000,
    accountOf: () => undefined,
    accounts: () => [
      { fullName: ACCOUNT, password: PASSWORD },
      { fullName: "info@client2.com", password: "shared" },
      { fullName: "info@company.com", password: "shared" },
    ],
    transcript: new Transcript(),
    ...changes,
  });
  return {
    dial,
    asked,
    async [Symbol.asyncDispose]() {
      sockets.forEach((socket) => socket.destroy());
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
