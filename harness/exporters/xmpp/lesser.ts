import type { Deployment } from "../../../fixtures/deployment.ts";
import type { Exported } from "../exporter.ts";
import { oneName } from "../names/one_name.ts";

/** What an XMPP server out of the box knows, Domains and their accounts: a deployment less its other names. */
export const lesser = (
  deployment: Deployment,
  title: string,
): Pick<Exported, "served" | "cannot"> =>
  oneName(deployment, {
    "Router records": `${title} has no table that rewrites the name of a login.`,
    "aliases of Domains": `To ${title} each host is a world of its own, with its own accounts.`,
    "aliases of accounts": `${title} knows an account by one name.`,
    "Forwarders": `${title} has no name that stands for another.`,
  });
