import { Socket } from "node:net";
import { createTransport } from "nodemailer";
import type { Endpoint } from "../../fixtures/endpoint.ts";
import { tlsOptions } from "./secure.ts";
import type { Trust } from "./trust.ts";

/** A message on its way: the addresses of the envelope as they are said, the content as it goes. */
export interface Outgoing {
  readonly from: string;
  readonly to: string;
  /** RFC 5322. */
  readonly content: string;
}

/** What a server said to a message. */
export type Sent =
  | { readonly kind: "accepted" }
  /** For good (5xx). */
  | { readonly kind: "refused"; readonly answer: string }
  | { readonly kind: "unclear"; readonly because: string };

/** What the library adds to an error that is a server's answer. */
interface SendError extends Error {
  readonly responseCode?: number;
  readonly response?: string;
}

/**
 * Hands a message over by SMTP or LMTP, without login, as the mail server next door does. Never throws.
 * @param endpoint its security `tls` is implicit TLS; all others go without
 * @param timeout milliseconds, for each wait
 * @param trust how the certificate is checked
 */
export async function sendMail(
  { protocol, address, port, security }: Endpoint,
  { from, to, content }: Outgoing,
  timeout: number,
  trust: Trust = { kind: "authorities", pem: [] },
): Promise<Sent> {
  // A socket of our own: the library lets go of its own before it is closed, with a timer behind it.
  const socket = new Socket().setNoDelay(true).on("error", () => {});
  const closed = new Promise<void>((resolve) => socket.once("close", () => resolve()));
  const transport = createTransport({
    socket,
    host: address,
    port,
    lmtp: protocol === "lmtp",
    name: "client.loginspec.invalid",
    secure: security === "tls",
    ignoreTLS: security !== "tls",
    tls: tlsOptions({ endpoint: { address }, trust }),
    connectionTimeout: timeout,
    greetingTimeout: timeout,
    socketTimeout: timeout,
  });
  try {
    await transport.sendMail({ envelope: { from, to: [to] }, raw: content });
    return { kind: "accepted" };
  } catch (thrown) {
    const { responseCode = 0, response, message } = thrown as SendError;
    return responseCode >= 500 && response !== undefined
      ? { kind: "refused", answer: response }
      : { kind: "unclear", because: message };
  } finally {
    transport.close();
    socket.destroy();
    await closed;
  }
}
