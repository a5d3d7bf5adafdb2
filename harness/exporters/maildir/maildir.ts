import { canaryOf } from "../../../fixtures/canary.ts";
import type { Deployment } from "../../../fixtures/deployment.ts";
import { foldCase } from "../../../fixtures/name_shapes.ts";
import type { ExportedFile } from "../exporter.ts";
import type { Home } from "../names/name_table.ts";

/** Where the mail of an account lies below the folder of all mail: `client1.com/info`. */
export const mailFolder = ({ account, domain }: Pick<Home, "account" | "domain">): string =>
  `${foldCase(domain.name)}/${foldCase(account.name)}`;

/** The INBOX of every account as a Maildir with its canary in it, as a message that was seen by nobody. */
export function maildirs(deployment: Deployment, folder: string): ExportedFile[] {
  return deployment.domains.flatMap((domain) =>
    domain.accounts.map((account) => ({
      path: `${folder}/${mailFolder({ account, domain })}/Maildir/cur/1.canary.loginspec:2,`,
      content: canaryOf(deployment.name, `${account.name}@${domain.name}`).message,
    }))
  );
}
