import type { Deployment } from "../../../fixtures/deployment.ts";
import { foldCase } from "../../../fixtures/name_shapes.ts";
import type { ExportedFile } from "../exporter.ts";
import { domainAt } from "../names/name_table.ts";

/** Cyrus drops the first label of an address's name, and takes the rest for the Domain. Any label does. */
const LABEL = "login";

/** `hosts`: the address of each Domain with its name, as hosts(5) has it. */
export function reverseNames(deployment: Deployment, addresses: readonly string[]): ExportedFile {
  const lines = addresses.flatMap((address) => {
    const domain = domainAt(deployment, address);
    return domain ? [`${address} ${LABEL}.${foldCase(domain.name)}\n`] : [];
  });
  return { path: "hosts", content: lines.join(""), mode: 0o644 };
}
