import type { Deployment } from "../../fixtures/deployment.ts";
import { foldCase } from "../../fixtures/name_shapes.ts";
import type { Attempt } from "../../scenarios/attempt.ts";
import { TRAITS } from "../../scenarios/traits.ts";

/**
 * The TLS server name of a login that does not say one: an XMPP client indicates the domain that it means, and checks the
 * certificate by it (RFC 6120, section 13.7.2.1), as long as it is one that a certificate has.
 */
export function indicated(
  { domains }: Deployment,
  { protocol, targetDomain = "" }: Pick<Attempt, "protocol" | "targetDomain">,
): string | undefined {
  if (TRAITS[protocol].carries !== "target domain") return undefined;
  const names = domains.flatMap(({ name, aliases }) => [name, ...aliases]).map(foldCase);
  return names.includes(foldCase(targetDomain)) ? targetDomain : undefined;
}
