import { Buffer } from "node:buffer";
import { once } from "node:events";
import net, { type Socket } from "node:net";
import { setImmediate } from "node:timers/promises";
import { assert, assertEquals } from "@std/assert";
import type { Endpoint } from "../../fixtures/endpoint.ts";
import { workedExample } from "../../fixtures/worked_example.ts";
import { startReference } from "../mod.ts";
import { call, gone } from "../server/_echo.ts";
import type { Attacked } from "./_attack.ts";
import { within } from "./_deliver.ts";

/** Only a server that hangs makes anyone wait. */
const PATIENCE = 30_000;
const FLOODS = 20;
/** Bytes of requests that each of them sends, or tries to. */
const MUCH = 1_000_000;
/**
 * Answers that the floods get before a newcomer is greeted, and not milliseconds, which are the machine's: without turns there are
 * some hundred thousand, with them some thousand.
 */
const FEW = 20_000;

/** Small requests, of which very many can wait, and what each is answered with. */
const REQUESTS: readonly (readonly [Attacked, string])[] = [
  ["pop3", "CAPA\r\n"],
  ["imap", "a NOOP\r\n"],
  ["ftp", "NOOP\r\n"],
  ["smtp", "NOOP\r\n"],
  ["ximss", '<noop id="1"/>\0'],
  // A Compare (RFC 4511, section 4.10).
  ["ldap", "0\x06\x02\x01\x01n\x01x"],
  ["pwd", "USER x\r\n"],
  ["web", "GET /favicon.ico HTTP/1.1\r\nHost: company.com\r\n\r\n"],
];

for (const [protocol, request] of REQUESTS) {
  Deno.test(`${FLOODS} clients that flood ${protocol} and read nothing let others in`, async () => {
    const faults: unknown[] = [];
    let answers = 0;
    const reference = await startReference(workedExample, {
      serve: [protocol, "pop3"],
      addresses: ["127.0.0.1"],
      onFault: (error) => faults.push(error),
      wire: (wire) => ({
        ...wire,
        send: (...data) => {
          answers++;
          return wire.send(...data);
        },
      }),
    });
    const floods: Socket[] = [];
    try {
      const on = (wanted: string) => reference.endpoints.find((each) => each.protocol === wanted);
      const [target, newcomers] = [on(protocol), on("pop3")];
      assert(target && newcomers);
      const requests = Buffer.from(request.repeat(MUCH / request.length));
      for (let n = 0; n < FLOODS; n++) floods.push(await flood(target, requests));
      await within(PATIENCE, flooded(() => answers > 10 * FLOODS));
      const waited: number[] = [];
      for (let n = 0; n < 5; n++) {
        const before = answers;
        const { socket, until } = await call(newcomers);
        await within(PATIENCE, until("+OK"));
        waited.push(answers - before);
        socket.destroy();
        await gone(socket);
      }
      assert(Math.max(...waited) < FEW, `${waited} answers before a newcomer's greeting`);
      // Else nothing was in the way.
      assert(Math.max(...waited) > 1, `no flood: ${waited}`);
    } finally {
      for (const socket of floods) socket.destroy();
      await Promise.all(floods.map(gone));
      await reference.close();
    }
    assertEquals(faults, []);
  });
}

/** Sends, and never reads. */
async function flood({ address, port }: Endpoint, requests: Uint8Array): Promise<Socket> {
  const socket = net.connect({ host: address, port });
  socket.on("error", () => {});
  await once(socket, "connect");
  socket.pause();
  socket.write(requests);
  return socket;
}

async function flooded(enough: () => boolean): Promise<void> {
  while (!enough()) await setImmediate();
}
