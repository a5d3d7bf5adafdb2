import type { Observation } from "../observation.ts";
import type { Dial } from "./client.ts";
import type { Credentials } from "./credentials.ts";
import { parting } from "./deadline.ts";
import { identify } from "./identity.ts";
import type { RawConnection } from "./raw_connection.ts";
import { rawClient, type RawTalk } from "./raw_login.ts";
import { fromBase64, SASL, toBase64 } from "./sasl.ts";
import { blank } from "./secrets.ts";
import { type Element, isXmlText, read, unescape, written } from "./ximss_message.ts";
import { ximssOffer } from "./ximss_offer.ts";
import { refusal } from "./ximss_refusal.ts";

const INBOX = "INBOX";
const FOLDER = "canary";

/** The next message, without the zero byte that ends it. */
export async function message(connection: RawConnection): Promise<Element> {
  return read((await connection.upTo("\0")).slice(0, -1));
}

let ids = 0;
/** No two requests of this process have the same. */
export const nextId = (): string => `c${++ids}`;

/** All that answers a request: data messages, then the response. Reports of other sessions' changes are passed over. */
export async function answers(
  connection: RawConnection,
  id: string,
): Promise<{ data: Element[]; response: Element }> {
  const data: Element[] = [];
  while (true) {
    const next = await message(connection);
    if (next.name === "bye") throw new Error("the server said bye");
    if (next.name === "response") {
      const { id: answered } = next.attributes;
      if (answered !== id && answered !== undefined) continue;
      return { data, response: next };
    }
    if (next.attributes.id === id) data.push(next);
  }
}

async function ask(
  connection: RawConnection,
  name: string,
  attributes: Readonly<Record<string, string>>,
  inner = "",
): Promise<Element[]> {
  const id = nextId();
  connection.send(written(name, { id, ...attributes }, { inner }));
  const { data, response } = await answers(connection, id);
  const { errorText } = response.attributes;
  if (errorText !== undefined) throw new Error(`${name} failed: ${errorText}`);
  return data;
}

/** What the server offers before a login. */
export async function offered(connection: RawConnection): Promise<string> {
  const features = await ask(connection, "listFeatures", {});
  return features.map(({ inner }) => inner).join("");
}

/** An unanswered request of the login: what came last of its answers. */
async function spoken(connection: RawConnection): Promise<Element> {
  while (true) {
    const next = await message(connection);
    if (["challenge", "session", "response", "bye"].includes(next.name)) return next;
  }
}

/** What each session was called when it was opened: a claim, beside the canary that is read later. */
const named = new WeakMap<RawConnection, string>();

async function login(
  connection: RawConnection,
  dial: Dial,
  credentials: Credentials,
): Promise<Observation | undefined> {
  const id = nextId();
  const escaped = dial.carriage === "escaped";
  const { login: authData, password } = credentials;
  const mechanism = SASL[dial.mechanism];
  const exchange = mechanism?.exchange(credentials);
  const first = mechanism !== undefined && mechanism.first && dial.carriage !== "continuation";
  connection.send(
    mechanism && exchange
      ? written("login", {
        id,
        method: mechanism.wire,
        authData: first ? toBase64(exchange.answer("", 0)) : undefined,
      }, { escaped })
      : written("login", { id, authData, password }, { escaped }),
  );
  let opened = false;
  for (let step = first ? 1 : 0;;) {
    const { name, attributes } = await spoken(connection);
    if (name === "challenge" && exchange) {
      const value = toBase64(exchange.answer(fromBase64(attributes.value ?? ""), step++));
      connection.send(written("auth", { id, value }));
    } else if (name === "session") {
      exchange?.accepted?.(fromBase64(attributes.authData ?? ""));
      if (attributes.userName !== undefined) named.set(connection, attributes.userName);
      opened = true;
    } else if (name !== "response") throw new Error(`answered by ${name}`);
    else if (attributes.errorText !== undefined || attributes.errorNum !== undefined) {
      if (attributes.id !== undefined) return refusal(attributes, dial);
      return {
        kind: "unclear",
        because: blank(`not understood: ${attributes.errorText ?? attributes.errorNum}`, dial),
      };
    } else if (opened) return undefined;
    else return { kind: "unclear", because: "accepted, but no session was named" };
  }
}

/** The first message of INBOX, by way of the list, the folder and its index. */
async function canary(connection: RawConnection): Promise<string> {
  const listed = await ask(connection, "mailboxList", { filter: "*" });
  if (!listed.some(({ attributes }) => attributes.mailbox?.toUpperCase() === INBOX)) {
    throw new Error("there is no INBOX in the list of mailboxes");
  }
  await ask(connection, "folderOpen", { folder: FOLDER, mailbox: INBOX });
  const index = await ask(
    connection,
    "folderBrowse",
    { folder: FOLDER },
    `<index from="0" till="9"/>`,
  );
  const UID = index.find(({ attributes }) => attributes.UID !== undefined)?.attributes.UID;
  if (UID === undefined) return "";
  const [shown] = await ask(connection, "folderRead", { folder: FOLDER, UID });
  return unescape(shown?.inner ?? "");
}

export const ximssTalk: RawTalk = {
  async greet(connection) {
    // The server waits for the client: what it offers is its first sign of life.
    return await offered(connection);
  },
  async upgrade(connection) {
    await ask(connection, "starttls", {});
    return undefined;
  },
  // What was offered before TLS is no offer behind it.
  restart: (connection) => offered(connection),
  offer: (_connection, _dial, features) => Promise.resolve(ximssOffer(features)),
  login: (connection, dial, credentials) => login(connection, dial, credentials),
  async identify(connection, dial) {
    const seen = identify(await canary(connection), dial, named.get(connection));
    await parting(ask(connection, "bye", {}));
    return seen;
  },
};

export default rawClient(
  "ximss",
  // A password that XML cannot carry goes by SASL alone.
  ({ mechanism, login, password, before = [] }) =>
    mechanism === "LOGIN"
      ? [{ login, password }, ...before].every((said) => isXmlText(said.login + said.password))
      : mechanism !== "SASL LOGIN" && mechanism in SASL,
  ximssTalk,
);
