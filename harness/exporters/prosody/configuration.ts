import type { Deployment, Domain } from "../../../fixtures/deployment.ts";
import { foldCase } from "../../../fixtures/name_shapes.ts";
import type { ExportedFile, Port, Site } from "../exporter.ts";
import { domainAt } from "../names/name_table.ts";
import { lua } from "./lua.ts";

const list = (items: readonly string[]) => `{ ${items.join(", ")} }`;

/** `prosody.cfg.lua`: an own VirtualHost for each host, by the certificate of the Domain that it leads to. */
export function configurationFile(
  deployment: Deployment,
  hosts: ReadonlyMap<string, Domain>,
  authentication: string,
  { folder, addresses, ports }: Site,
): ExportedFile {
  const portsOf = (security: Port["security"]) =>
    list(ports.filter((one) => one.security === security).map(({ port }) => String(port)));
  const pair = ({ name }: Domain) => {
    const file = `${folder}/certs/${foldCase(name)}`;
    return `key = ${lua(`${file}.key`)}, certificate = ${lua(`${file}.crt`)}`;
  };
  // Who says no server name gets the certificate of the address, as with the other protocols.
  const byAddress = addresses.flatMap((address) => {
    const domain = domainAt(deployment, address);
    return domain ? [`  [${lua(address)}] = { ${pair(domain)} };`] : [];
  });
  return {
    path: "prosody.cfg.lua",
    content: [
      "run_as_root = true",
      `pidfile = ${lua(`${folder}/prosody.pid`)}`,
      `data_path = ${lua(`${folder}/data`)}`,
      `plugin_paths = { ${lua(`${folder}/modules`)} }`,
      `log = { { levels = { min = "warn" }, to = "console" } }`,
      `interfaces = ${list(addresses.map(lua))}`,
      `c2s_ports = ${portsOf("upgrade")}`,
      `c2s_direct_tls_ports = ${portsOf("tls")}`,
      "c2s_direct_tls_ssl = {",
      ...byAddress,
      "}",
      `modules_enabled = { "roster", "saslauth", "tls", "disco", "ping" }`,
      `modules_disabled = { "s2s" }`,
      "-- These two let people log in without TLS: leave them out where nobody is to.",
      "c2s_require_encryption = false",
      "allow_unencrypted_plain_auth = true",
      `storage = "internal"`,
      `authentication = ${lua(authentication)}`,
      `login_table = ${lua(`${folder}/logins.lua`)}`,
      ...[...hosts].flatMap(([host, domain]) => [
        "",
        `VirtualHost ${lua(host)}`,
        `  ssl = { ${pair(domain)} }`,
        `  c2s_direct_tls_ssl = { ${pair(domain)} }`,
      ]),
      "",
    ].join("\n"),
  };
}
