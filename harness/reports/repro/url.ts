import type { Security } from "../../../fixtures/endpoint.ts";
import { bracketed, dialledAt, placeOf, quoted, type There } from "./shell.ts";

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
export function url(scenario: There, protocol: keyof typeof SCHEME, path: string): string {
  const { attempt: { serverName }, cell: { security }, certificate } = scenario;
  const { s, options } = WAYS[security];
  const named = security !== "plain" && serverName !== undefined;
  const { host, port } = dialledAt(scenario);
  const place = named ? `${serverName}:${port}` : placeOf(scenario);
  // --resolve takes no host name.
  const found = named
    ? ` --connect-to ${quoted(serverName)}:"${port}":${quoted(bracketed(host))}:"${port}"`
    : "";
  const shown = certificate === undefined ? "" : ' --cert "$CERT" --key "$KEY"';
  return `${options}${shown}${found} "${SCHEME[protocol]}${s}://${place}/${path}"`.trimStart();
}
