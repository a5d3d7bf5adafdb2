import type { Deployment } from "../../fixtures/deployment.ts";
import { foldCase } from "../../fixtures/name_shapes.ts";
import type { Attempt } from "../../scenarios/attempt.ts";
import { TRAITS } from "../../scenarios/traits.ts";
import { hostsOf } from "../exporters/xmpp/hosts.ts";

/**
 * The TLS server name of a login: the one that is asked for, else that of the domain that an XMPP client means and checks the
 * certificate by (RFC 6120, section 13.7.2.1), in small letters, as programs write it. A domain that only a record leads to a
 * Domain stands in no certificate: it is the Domain's own.
 */
export function indicated(
  deployment: Deployment,
  { protocol, serverName, targetDomain }: Pick<Attempt, "protocol" | "serverName" | "targetDomain">,
): string | undefined {
  if (targetDomain === undefined || TRAITS[protocol].carries !== "target domain") return serverName;
  const host = foldCase(targetDomain);
  if (serverName !== undefined && foldCase(serverName) !== host) return serverName;
  const domain = hostsOf(deployment).get(host);
  if (!domain) return serverName;
  const names = [domain.name, ...domain.aliases].map(foldCase);
  return names.includes(host) ? host : foldCase(domain.name);
}
