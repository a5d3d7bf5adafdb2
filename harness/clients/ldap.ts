import { Buffer } from "node:buffer";
import { connect, type Socket } from "node:net";
import tls, { type ConnectionOptions, type TLSSocket } from "node:tls";
import { Client as Connection, ResultCodeError, type SaslMechanism } from "ldapts";
import type { Observation } from "../observation.ts";
import type { Client, Dial } from "./client.ts";
import { parting, within } from "./deadline.ts";
import { identifyEntry } from "./ldap_identity.ts";
import { authzId, EXTENSION } from "./ldap_message.ts";
import { ldapOffer } from "./ldap_offer.ts";
import { refusal } from "./ldap_refusal.ts";
import { heed } from "./offer.ts";
import { meet, tlsOptions } from "./secure.ts";

/** The library as a dial wants it: certificates checked, the talk written down. `hold` gets every socket. */
function connectionOf(dial: Dial, hold: (socket: Socket) => void): Connection {
  const { endpoint: { address, port }, security } = dial;
  const secured = (options: ConnectionOptions): TLSSocket => {
    const socket = tls.connect(options);
    meet(socket, dial);
    hold(socket);
    return socket;
  };
  return new Connection({
    url: `${security === "tls" ? "ldaps" : "ldap"}://${
      address.includes(":") ? `[${address}]` : address
    }:${port}`,
    createConnection: () => {
      const socket = connect({ host: address, port, noDelay: true });
      meet(socket, dial);
      hold(socket);
      return socket;
    },
    // Called with a port for a connection of its own, with options for one that goes over to TLS.
    createSecureConnection: ((first: number | ConnectionOptions) =>
      secured({
        ...typeof first === "object" ? first : { port },
        ...tlsOptions(dial),
      })) as typeof tls.connect,
  });
}

/** SASL PLAIN is the only mechanism whose one message is all. */
const PLAIN: SaslMechanism = "PLAIN";

async function bind(connection: Connection, dial: Dial): Promise<void> {
  const { login, password, mechanism, authzid } = dial;
  if (mechanism === "SIMPLE") return await connection.bind(login, password);
  const { searchEntries: [root] } = await connection.search("", {
    scope: "base",
    attributes: ["supportedSASLMechanisms"],
  });
  heed(ldapOffer([root?.["supportedSASLMechanisms"] ?? []].flat().map(String)), dial);
  await connection.bindSASL(PLAIN, `${authzId(authzid)}\0${login}\0${password}`);
}

/** What the server said: the library puts the code behind it. */
const textOf = ({ message }: ResultCodeError): string => message.replace(/ Code: 0x[0-9a-f]+$/, "");

async function talk(connection: Connection, dial: Dial): Promise<Observation> {
  if (dial.security === "upgrade") await connection.startTLS(tlsOptions(dial));
  try {
    await bind(connection, dial);
  } catch (error) {
    if (!(error instanceof ResultCodeError)) throw error;
    return refusal(error.code, textOf(error), dial);
  }
  const { value } = await connection.exop(EXTENSION.whoAmI).catch(() => ({ value: undefined }));
  const { searchEntries } = await connection.search("", { scope: "sub" });
  const shown = searchEntries.flatMap((entry) => Object.values(entry).flat())
    .map((one) => one instanceof Buffer ? one.toString() : one);
  await parting(connection.unbind());
  return identifyEntry(shown.join("\n"), dial, value);
}

/** Names that the library takes for mechanisms. */
const MECHANISMS = /^(EXTERNAL|PLAIN|DIGEST-MD5|SCRAM-SHA-1)$/;

const client: Client = {
  name: "ldapts 9.2.0",
  protocol: "ldap",
  says: ({ login, password, mechanism, authzid, before = [] }) =>
    before.length === 0 &&
    (mechanism === "PLAIN" ||
      mechanism === "SIMPLE" && authzid === undefined && !MECHANISMS.test(login) &&
        login !== "" && password !== ""),
  login(dial) {
    const sockets: Socket[] = [];
    const connection = connectionOf(dial, (socket) => sockets.push(socket));
    return within(
      dial,
      () => talk(connection, dial),
      () => sockets.forEach((socket) => socket.destroy()),
    );
  },
};
export default client;
