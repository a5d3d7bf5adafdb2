import { xml } from "@xmpp/client";
import type { Observation } from "../observation.ts";
import type { Client, Dial } from "./client.ts";
import { PARTING, within } from "./deadline.ts";
import { identify } from "./identity.ts";
import { type Connection, connectionOf, destroy, serviceOf } from "./xmpp_connection.ts";
import { saslRefusal, streamRefusal } from "./xmpp_refusal.ts";

/** The library's errors, as far as they name a condition. */
interface Failure extends Error {
  readonly condition?: string;
  readonly text?: string;
}

/** The library's `start`, which leaves a rejection to nobody where the connection ends before the stream is open. */
async function start(connection: Connection, dial: Dial): Promise<string> {
  const online = Promise.withResolvers<string>();
  connection.on("online", (jid) => online.resolve(String(jid)));
  await connection.connect(serviceOf(dial));
  await connection.open({ domain: dial.targetDomain });
  return await online.promise;
}

async function talk(connection: Connection, dial: Dial): Promise<Observation> {
  const broken = Promise.withResolvers<never>();
  broken.promise.catch(() => {});
  connection.on("error", (error) => {
    // Whoever called ends the socket; the library's own end would leave a timer for as long as a login may take.
    connection.disconnect = () => Promise.resolve();
    for (const { promise, reject } of connection.iqCaller.handlers.values()) {
      // Nobody may be waiting for it yet.
      promise.catch(() => {});
      reject(error);
    }
    broken.reject(error);
  });
  // The library goes on waiting on a connection that the server closed.
  connection.on(
    "disconnect",
    () => connection.emit("error", new Error("the server closed the connection")),
  );
  let bound: string;
  try {
    bound = await Promise.race([start(connection, dial), broken.promise]);
  } catch (thrown) {
    const error = thrown as Failure;
    if (error.name === "SASLError" && error.condition) {
      return saslRefusal(error.condition, error.text, dial);
    }
    if (error.name === "StreamError" && error.condition) {
      return streamRefusal(error.condition, error.text, dial);
    }
    throw error;
  }
  const roster = await Promise.race([
    connection.iqCaller.request(
      xml("iq", { type: "get" }, xml("query", { xmlns: "jabber:iq:roster" })),
      dial.timeout,
    ),
    broken.promise,
  ]);
  const seen = identify(roster.toString(), dial, bound);
  // It waits for the stream and for the socket, and has no other end.
  connection.timeout = PARTING;
  await connection.stop().catch(() => {});
  return seen;
}

const client: Client = {
  name: "@xmpp/client 0.14.0",
  protocol: "xmpp",
  // Outside ASCII a name throws or goes out wrongly; without a domain the library takes the service's host.
  says: ({ login, password, mechanism, targetDomain, authzid, before = [] }) =>
    (mechanism === "PLAIN" || mechanism === "SCRAM-SHA-1") && before.length === 0 &&
    authzid === undefined &&
    targetDomain !== undefined && targetDomain !== "" &&
    // deno-lint-ignore no-control-regex -- the range is all of ASCII
    /^[\x00-\x7f]*$/.test(login + password),
  login(dial) {
    const connection = connectionOf(dial);
    return within(dial, () => talk(connection, dial), () => destroy(connection.socket));
  },
};
export default client;
