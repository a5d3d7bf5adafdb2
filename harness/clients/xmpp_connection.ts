import { Buffer } from "node:buffer";
import { Socket } from "node:net";
import type { TLSSocket } from "node:tls";
import { client as makeConnection } from "@xmpp/client";
import type { Dial } from "./client.ts";
import { beforeTls } from "./library_tls.ts";
import { heed } from "./offer.ts";
import { checked, tlsOptions } from "./secure.ts";
import { tap } from "./tap.ts";
import { xmppOffer } from "./xmpp_offer.ts";

/** Not a socket, but what the library has around one of TLS. */
interface SecureSocket {
  readonly socket: TLSSocket | null;
  _attachSocket(socket: TLSSocket): void;
  on(event: "data", listener: (data: Uint8Array) => void): void;
}

const QUESTION_MARK = 0x3f;

interface Element {
  children: (Element | string)[];
  is(name: string): boolean;
  toString(): string;
}

/** What of the library is used; it comes without types. */
export interface Connection {
  readonly reconnect: { stop(): void };
  readonly iqCaller: {
    request(iq: unknown, timeout: number): Promise<{ toString(): string }>;
    /** The requests that are not answered, each with a timer. */
    readonly handlers: ReadonlyMap<string, PromiseWithResolvers<unknown>>;
  };
  /** Milliseconds, for each thing that it waits for. */
  timeout: number;
  socket: Socket | SecureSocket | null;
  isSecure(): boolean;
  socketParameters(service: string): object;
  _attachSocket(socket: Socket | SecureSocket): void;
  _onElement(element: Element): void;
  _onData(data: Uint8Array): void;
  emit(event: "error", error: unknown): void;
  write(text: string): Promise<void>;
  on(event: "error", listener: (error: Error) => void): void;
  on(event: "disconnect", listener: () => void): void;
  on(event: "online", listener: (jid: { toString(): string }) => void): void;
  connect(service: string): Promise<unknown>;
  open(options: { domain: string | undefined }): Promise<unknown>;
  disconnect(): Promise<unknown>;
  stop(): Promise<unknown>;
}

/** Stands for host and port, which are put in its place. */
export const serviceOf = ({ security }: Dial) =>
  security === "tls" ? "xmpps://address.invalid" : "xmpp://address.invalid";

/** Where the library is over TLS, or about to be. */
function watch(secure: SecureSocket, dial: Dial): void {
  dial.transcript.remark("TLS begins");
  secure.on("data", (data) => dial.transcript.note("S", data));
  const attach = secure._attachSocket;
  secure._attachSocket = function (socket) {
    attach.call(this, checked(socket, dial));
  };
}

/** The library waits for ever where its mechanism is not among the first features that a login may go by. */
function heedOffer(connection: Connection, dial: Dial): void {
  const take = connection._onElement;
  let heeded = false;
  connection._onElement = function (element) {
    const before = dial.security === "upgrade" && !connection.isSecure();
    if (!heeded && !before && element.is("features")) {
      heeded = true;
      const offer = xmppOffer(element.toString());
      try {
        if (offer) heed(offer, dial);
      } catch (error) {
        return this.emit("error", error);
      }
    }
    take.call(this, element);
  };
}

/** The library upgrades wherever that is offered: a plain login does not see the offer. */
function stayPlain(connection: Connection): void {
  const take = connection._onElement;
  connection._onElement = function (element) {
    if (element.is("features")) {
      element.children = element.children.filter((child) =>
        typeof child === "string" || !child.is("starttls")
      );
    }
    take.call(this, element);
  };
}

type Authenticate = (credentials: unknown, mechanism: string) => Promise<void>;

/** The library as a dial wants it: certificates checked, the talk written down, nothing done beside what was asked for. */
export function connectionOf(dial: Dial): Connection {
  const { endpoint, login: username, password, mechanism } = dial;
  const connection: Connection = makeConnection({
    service: serviceOf(dial),
    domain: dial.targetDomain,
    timeout: dial.timeout,
    // PLAIN over a clear stream only where a function asks for it.
    async credentials(authenticate: Authenticate) {
      // It goes on without TLS where there is none: a login that asks for it must not.
      if (dial.security === "upgrade" && !connection.isSecure()) {
        throw new Error("STARTTLS is not offered");
      }
      await authenticate({ username, password }, mechanism);
    },
  }) as Connection;
  connection.reconnect.stop();
  // The library reads no IPv6 address out of a service: host and port are put in its place.
  connection.socketParameters = () => ({
    ...dial.security === "tls" ? tlsOptions(dial) : {},
    host: endpoint.address,
    port: endpoint.port,
  });
  const attach = connection._attachSocket;
  connection._attachSocket = function (socket) {
    if (socket instanceof Socket) {
      tap(socket, dial);
      beforeTls(socket, dial);
    } else watch(socket, dial);
    attach.call(this, socket);
  };
  if (dial.security === "plain") stayPlain(connection);
  heedOffer(connection, dial);
  // After its first fault in the XML the parser throws the second one at the socket, which would end the process.
  const read = connection._onData;
  let held = Buffer.alloc(0);
  connection._onData = function (data) {
    const all = Buffer.concat([held, data]);
    // It does not see the end of an XML declaration in a `>` that begins a piece.
    held = Buffer.from(all.subarray(all.at(-1) === QUESTION_MARK ? -1 : all.length));
    try {
      read.call(this, all.subarray(0, all.length - held.length));
    } catch (error) {
      this.emit("error", error);
    }
  };
  // What it writes does not pass by the socket's own `write`.
  const write = connection.write;
  connection.write = function (text) {
    dial.transcript.note("C", text);
    return write.call(this, text);
  };
  return connection;
}

export function destroy(socket: Connection["socket"]): void {
  if (socket instanceof Socket) socket.destroy();
  else socket?.socket?.destroy();
}
