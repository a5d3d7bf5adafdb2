import type { Deployment, Domain } from "../../../fixtures/deployment.ts";
import { foldCase } from "../../../fixtures/name_shapes.ts";
import { certificatePath } from "../certificates/files.ts";
import type { Site } from "../exporter.ts";
import { certified } from "../names/certified.ts";
import { domainAt } from "../names/name_table.ts";

function shown(folder: string, domain: Domain, indent: string): string {
  const path = `${folder}/${certificatePath(domain)}`;
  return `${indent}ssl_cert = <${path}.crt\n${indent}ssl_key = <${path}.key\n`;
}

/**
 * Which certificate is shown: the Domain's that the address is assigned to, another where the client names it. The names stand
 * in each address's block: one outside is not looked at where an address has a block of its own.
 */
export function tlsLines(deployment: Deployment, { folder, addresses }: Site): string {
  const blocks = addresses.map((address) => {
    const own = domainAt(deployment, address);
    const others = [...certified(deployment)].filter(([, domain]) => domain !== own);
    return [
      `local ${address} {\n`,
      own ? shown(folder, own, "  ") : "",
      ...others.map(([name, domain]) =>
        `  local_name ${name} {\n${shown(folder, domain, "    ")}  }\n`
      ),
      "}\n",
    ].join("");
  });
  const main = deployment.domains.find(({ name }) => foldCase(name) === foldCase(deployment.main));
  return `ssl = yes\n${main ? shown(folder, main, "") : ""}${blocks.join("")}`;
}
