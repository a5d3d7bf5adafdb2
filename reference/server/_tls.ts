import type { Socket } from "node:net";
import { type ConnectionOptions, createSecureContext, type TLSSocket } from "node:tls";
import tls from "node:tls";
import { type Authority, testAuthority } from "../../fixtures/certificates/mod.ts";
import type { Endpoint } from "../../fixtures/endpoint.ts";
import { type Caller, ECHO, hearing, serving } from "./_echo.ts";
import type { Identity } from "./handshake.ts";
import type { Limits } from "./limits.ts";

let made: Promise<Authority> | undefined;

/** One for all tests of a process: to make it takes a while. */
export const authority = (): Promise<Authority> => made ??= testAuthority();

/** Shows one certificate to everybody, and asks for the client's. */
export async function identity(): Promise<Identity> {
  const { certificate: clients, forDomain } = await authority();
  const { chain, key } = await forDomain({ names: ["a.example"], addresses: ["127.0.0.1"] });
  const context = createSecureContext({ cert: chain, key });
  return { clients, contextFor: () => Promise.resolve(context) };
}

/** ECHO that goes over to TLS at `TLS`, and says at `WHO` what TLS told. */
export const TLS_ECHO = {
  ...ECHO,
  upgrades: true,
  async converse(wire) {
    await wire.send("hello\r\n");
    for (let line = await wire.line(); line !== undefined; line = await wire.line()) {
      if (line === "TLS") await wire.upgrade?.("go\r\n");
      else if (line === "WHO") await wire.send(`${JSON.stringify(wire.encryption() ?? null)}\r\n`);
      else if (line === "QUIT") return await wire.send("bye\r\n");
      else await wire.send(`${line}\r\n`);
    }
  },
} satisfies typeof ECHO;

export const service = (security: Endpoint["security"], protocol = TLS_ECHO) => ({
  protocol,
  address: "127.0.0.1",
  port: 0,
  security,
});

/** A server with one endpoint of this security. */
export async function secure(
  security: Endpoint["security"],
  work: (endpoint: Endpoint) => Promise<void>,
  limits: Partial<Limits> = {},
  protocol = TLS_ECHO,
): Promise<void> {
  const services = [service(security, protocol)];
  await serving(work, { services, limits, identity: await identity() });
}

/** A client inside TLS. */
export type SecureCaller = Caller & { readonly socket: TLSSocket };

/** What a client shows and asks for; it trusts the tests' authority alone, and checks no name. */
export type Hello = Pick<ConnectionOptions, "servername" | "cert" | "key" | "session">;

/** Connects to an endpoint whose TLS is implicit. @throws where the handshake fails */
export async function callTls(
  { address, port }: Pick<Endpoint, "address" | "port">,
  hello: Hello = {},
): Promise<SecureCaller> {
  return await secured({ host: address, port }, hello);
}

/** Goes over to TLS on a connection on which the go-ahead was heard. @throws where the handshake fails */
export async function upgraded(socket: Socket, hello: Hello = {}): Promise<SecureCaller> {
  socket.removeAllListeners("data");
  return await secured({ socket }, hello);
}

async function secured(to: ConnectionOptions, hello: Hello): Promise<SecureCaller> {
  const { certificate: ca } = await authority();
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const socket = tls.connect({ ...to, ...hello, ca, checkServerIdentity: () => undefined });
  const caller = hearing(socket);
  socket.once("secureConnect", resolve);
  socket.once("error", reject);
  socket.once("close", () => reject(new Error("Cannot speak TLS: the connection is closed")));
  await promise;
  return caller;
}
