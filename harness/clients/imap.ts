import { Socket } from "node:net";
import { ImapFlow } from "imapflow";
import type { Observation } from "../observation.ts";
import type { Client, Dial } from "./client.ts";
import { parting, within } from "./deadline.ts";
import { identify } from "./identity.ts";
import { imapOffer } from "./imap_offer.ts";
import { refusal } from "./imap_refusal.ts";
import { heed } from "./offer.ts";
import { meet, tlsOptions } from "./secure.ts";

/** The library's names for the mechanisms; without one it chooses for itself. */
const METHOD: Readonly<Record<string, string>> = {
  LOGIN: "LOGIN",
  PLAIN: "AUTH=PLAIN",
  "SASL LOGIN": "AUTH=LOGIN",
};

/** What imapflow adds to the error of a refused login. */
interface LoginError extends Error {
  readonly authenticationFailed?: boolean;
  readonly responseStatus?: string;
  readonly responseText?: string;
  readonly serverResponseCode?: string;
}

function connection(dial: Dial): ImapFlow {
  const flow = new ImapFlow({
    host: dial.endpoint.address,
    port: dial.endpoint.port,
    secure: dial.security === "tls",
    // `true` fails where the server has none; left out, it would go on in plain text.
    doSTARTTLS: dial.security === "upgrade",
    tls: tlsOptions(dial),
    auth: { user: dial.login, pass: dial.password, loginMethod: METHOD[dial.mechanism]! },
    logger: false,
    disableAutoIdle: true,
    connectionTimeout: dial.timeout,
    greetingTimeout: dial.timeout,
    socketTimeout: dial.timeout,
  });
  // Some errors come as events after `connect` was rejected; unheard they would end the process.
  flow.on("error", () => {});
  // The library makes its sockets itself: each is met when it is put in place, before its handshake.
  let socket: unknown = false;
  Object.defineProperty(flow, "socket", {
    get: () => socket,
    set(made: unknown) {
      socket = made;
      if (made instanceof Socket) meet(made, dial);
    },
  });
  heedOffer(flow, dial);
  return flow;
}

/** What of the library has no types. */
interface Authenticating {
  authenticate(): Promise<unknown>;
}

/** Where a mechanism is not offered the library takes another, or LOGIN. */
function heedOffer(flow: ImapFlow, dial: Dial): void {
  const authenticating = flow as unknown as Authenticating;
  const { authenticate } = authenticating;
  authenticating.authenticate = async function () {
    const offer = imapOffer(`* CAPABILITY ${[...flow.capabilities.keys()].join(" ")}`);
    if (offer) heed(offer, dial);
    return await authenticate.call(this);
  };
}

async function talk(flow: ImapFlow, dial: Dial): Promise<Observation> {
  try {
    await flow.connect();
  } catch (thrown) {
    const error = thrown as LoginError;
    if (!error.authenticationFailed) throw error;
    const code = error.serverResponseCode ? `[${error.serverResponseCode}] ` : "";
    return refusal(error.responseStatus ?? "", `${code}${error.responseText ?? ""}`, dial);
  }
  const { exists } = await flow.mailboxOpen("INBOX", { readOnly: true });
  const message = exists > 0 && await flow.fetchOne("1", { source: true });
  const seen = identify(message ? message.source?.toString() ?? "" : "", dial);
  await parting(flow.logout());
  return seen;
}

const client: Client = {
  name: "imapflow 2.10.2",
  protocol: "imap",
  // An empty name or password fails inside the library; LOGIN quotes what cannot be quoted (8-bit text, controls);
  // a name with `\` or `/` goes over to LOGIN, whatever was asked for.
  says: ({ login, password, mechanism, authzid, before = [] }) =>
    mechanism in METHOD && authzid === undefined && before.length === 0 && login !== "" &&
    password !== "" &&
    (mechanism === "LOGIN" ? /^[\x20-\x7e]*$/.test(login + password) : !/[\\/]/.test(login)),
  login(dial) {
    const flow = connection(dial);
    return within(dial, () => talk(flow, dial), () => flow.close());
  },
};
export default client;
