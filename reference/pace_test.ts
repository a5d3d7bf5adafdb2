import { assert } from "@std/assert";
import { once } from "node:events";
import { type AddressInfo, connect, createServer } from "node:net";
import { Pace } from "./pace.ts";

/** So many rests. A round of the echo takes a few turns of the event loop, so that not each rest brings an answer. */
const RESTS = 30;
const FEWEST = 5;

Deno.test("while a command with much to do rests, other connections are read and answered", async () => {
  await using server = createServer((socket) => void socket.pipe(socket)).listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const peer = connect(port, "127.0.0.1");
  let answers = 0;
  let asks = true;
  peer.on("data", () => {
    answers++;
    if (asks) peer.write("x");
    else peer.end();
  });
  peer.write("x");
  await once(peer, "data");

  const before = answers;
  const pace = new Pace();
  for (let rests = 0; rests < RESTS;) if (await pace.rest()) rests++;
  const came = answers - before;

  asks = false;
  await once(peer, "close");
  assert(came >= FEWEST, `${came} answers came in ${RESTS} rests`);
});
