import type { Security } from "../../../fixtures/endpoint.ts";
import type { Scenario } from "../../../scenarios/scenario.ts";
import { placeOf, quoted } from "./shell.ts";

const SCHEME = {
  pop3: "pop3",
  imap: "imap",
  ftp: "ftp",
  web: "http",
  smtp: "smtp",
  ldap: "ldap",
} as const;

const WAYS: Readonly<Record<Security, { readonly s: string; readonly options: string }>> = {
  plain: { s: "", options: "" },
  upgrade: { s: "", options: ' --ssl-reqd --cacert "$CA"' },
  tls: { s: "s", options: ' --cacert "$CA"' },
};

/** curl's options and URL for a path of the scenario's server, by its security and server name. */
export function url(
  { attempt: { address, serverName }, cell: { security }, certificate }: Scenario,
  protocol: keyof typeof SCHEME,
  path: string,
): string {
  const { s, options } = WAYS[security];
  const named = security !== "plain" && serverName !== undefined;
  const place = named ? `${serverName}:$PORT` : placeOf(address);
  const found = named ? ` --resolve ${quoted(serverName)}:"$PORT":${quoted(address)}` : "";
  const shown = certificate === undefined ? "" : ' --cert "$CERT" --key "$KEY"';
  return `${options}${shown}${found} "${SCHEME[protocol]}${s}://${place}/${path}"`.trimStart();
}
