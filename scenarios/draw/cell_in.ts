import type { Protocol } from "../../fixtures/protocols.ts";
import { nearestSecurity, WITH_AUTHZID } from "../offers.ts";
import type { Cell } from "../scenario.ts";
import { TRAITS } from "../traits.ts";

/** The same cell over another protocol: what that one does not carry goes, what it must carry agrees with the account. */
export function cellIn(protocol: Protocol, cell: Cell): Cell {
  const { target, host, setting, serverName, authzid, security, ...place } = cell;
  const { carries, qualifies } = TRAITS[protocol];
  const secured = nearestSecurity(protocol, security);
  const indicates = secured !== "plain" && carries === "nothing" && !qualifies;
  return {
    ...place,
    protocol,
    security: secured,
    ...(carries === "target domain" ? { target: target ?? "own" } : {}),
    ...(carries === "host" ? { host: host ?? "own" } : {}),
    ...(qualifies ? { setting: setting ?? "own" } : {}),
    ...(indicates && serverName !== undefined ? { serverName } : {}),
    ...(WITH_AUTHZID.includes(protocol) && authzid !== undefined ? { authzid } : {}),
  };
}
