import { canaryOf } from "../../../fixtures/canary.ts";
import { accountsOf, type Deployment, type FullName } from "../../../fixtures/deployment.ts";
import { splitFullName } from "../../../fixtures/name_shapes.ts";
import type { ExportedFile } from "../exporter.ts";

/** An account's file store, below the site's folder. */
export function homeOf(fullName: FullName): string {
  const { account, domain } = splitFullName(fullName) ?? { account: fullName, domain: "" };
  return `homes/${domain}/${account}`;
}

/** The file stores of all accounts, each with its canary; readable for the user that the server works as. */
export const homes = (deployment: Deployment): ExportedFile[] =>
  accountsOf(deployment).map(({ fullName }) => {
    const { file } = canaryOf(deployment.name, fullName);
    return { path: `${homeOf(fullName)}/${file.name}`, content: file.content, mode: 0o644 };
  });
