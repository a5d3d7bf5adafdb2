import { canaryOf } from "../../../fixtures/canary.ts";
import type { Deployment } from "../../../fixtures/deployment.ts";
import { foldCase } from "../../../fixtures/name_shapes.ts";
import type { ExportedFile } from "../exporter.ts";
import type { Home } from "../names/name_table.ts";

/** An account as the authorizer knows it, and its folder: `client1.com/info`. No name in a table leads to it but by its row. */
export const keyOf = ({ account, domain }: Pick<Home, "account" | "domain">): string =>
  `${foldCase(domain.name)}/${foldCase(account.name)}`;

/** Every account's file store, with its canary. */
export function homes(deployment: Deployment): ExportedFile[] {
  return deployment.domains.flatMap((domain) =>
    domain.accounts.map((account) => {
      const { file } = canaryOf(deployment.name, `${account.name}@${domain.name}`);
      return { path: `homes/${keyOf({ account, domain })}/${file.name}`, content: file.content };
    })
  );
}
