import type { Wire } from "../../wire.ts";
import type { Dialect } from "./dialect.ts";
import { type Client, literal } from "./standing.ts";

/** RFC 5321, section 4.4: what final delivery puts before a message. No recipient in it: others may read it. */
export function traceOf(
  from: string,
  client: Client,
  dialect: Dialect,
  { local, peer, encryption }: Pick<Wire, "local" | "peer" | "encryption">,
): string {
  const secured = encryption() ? "S" : "";
  const loggedIn = client.account === undefined ? "" : "A";
  // RFC 3848 has letters for the extended ones alone.
  const protocol = client.extended ? dialect.extended + secured + loggedIn : "SMTP";
  const date = new Date().toUTCString().replace("GMT", "+0000");
  return [
    `Return-Path: <${from}>`,
    `Received: from ${client.name} (${literal(peer.address)})`,
    `\tby ${literal(local.address)} with ${protocol}; ${date}`,
    "",
  ].join("\r\n");
}
