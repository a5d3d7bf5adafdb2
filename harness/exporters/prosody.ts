import type { Deployment, Domain } from "../../fixtures/deployment.ts";
import { foldCase } from "../../fixtures/name_shapes.ts";
import type { Configuration, Exported, ExportedFile, Exporter } from "./exporter.ts";
import { nameTable } from "./names/name_table.ts";
import { fitPasswords, UNPREPARED } from "./passwords/fit.ts";
import { configurationFile } from "./prosody/configuration.ts";
import { dataFiles } from "./prosody/data.ts";
import { MOD_AUTH_TABLE } from "./prosody/mod_auth_table.ts";
import { tableFile } from "./prosody/table.ts";
import { hostsOf } from "./xmpp/hosts.ts";
import { lesser } from "./xmpp/lesser.ts";

interface Plan extends Pick<Exported, "served" | "cannot"> {
  /** What streams are opened to, with the Domain whose certificate it shows. */
  readonly hosts: ReadonlyMap<string, Domain>;
  readonly authentication: "table" | "internal_hashed";
  readonly files: readonly ExportedFile[];
}

const PLANS: Readonly<Record<Configuration, (deployment: Deployment) => Plan>> = {
  taught(deployment) {
    const table = nameTable(deployment);
    const hosts = hostsOf(table.served);
    return {
      served: table.served,
      cannot: table.cannot,
      hosts,
      authentication: "table",
      files: [
        tableFile(table, hosts),
        { path: "modules/mod_auth_table.lua", content: MOD_AUTH_TABLE },
      ],
    };
  },
  default(deployment) {
    const { served, cannot } = lesser(deployment, "Prosody");
    return {
      served,
      cannot,
      hosts: hostsOf(served),
      authentication: "internal_hashed",
      files: [],
    };
  },
};

/** Prosody 0.12 with its internal storage: XMPP alone. */
const exporter: Exporter = {
  id: "prosody",
  title: "Prosody",
  configurations: ["taught", "default"],
  write(deployment, site, which) {
    const fit = fitPasswords(deployment, UNPREPARED);
    const { served, cannot, hosts, authentication, files } = PLANS[which](fit.served);
    return {
      served,
      cannot: [...fit.cannot, ...cannot],
      files: [
        configurationFile(served, hosts, authentication, site),
        ...files,
        ...dataFiles(served),
        ...served.domains.flatMap(({ name }): ExportedFile[] => {
          const certificate = site.certificates[name];
          return certificate === undefined ? [] : [
            { path: `certs/${foldCase(name)}.crt`, content: certificate.chain, mode: 0o644 },
            { path: `certs/${foldCase(name)}.key`, content: certificate.key },
          ];
        }),
      ],
      steps: [
        `Put the files into ${site.folder}.`,
        `Run \`prosody -F --config ${site.folder}/prosody.cfg.lua\` as root.`,
        "For a user of its own, give it the folder and leave `run_as_root` out.",
      ],
    };
  },
};

export default exporter satisfies Exporter;
