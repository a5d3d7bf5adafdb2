import { type Command, Option } from "commander";
import { isAbsolute, join, resolve } from "node:path";
import { authorityIn, CERTIFICATE_FILE, certificatesOf } from "../../fixtures/certificates/mod.ts";
import type { Deployment } from "../../fixtures/deployment.ts";
import { workedExample } from "../../fixtures/worked_example.ts";
import {
  type Configuration,
  CONFIGURATIONS,
  type Exported,
  type Exporter,
  type Site,
} from "../exporters/exporter.ts";
import { ALL as EXPORTERS } from "../exporters/mod.ts";
import { nearest } from "../select/glob.ts";
import { ALL as SERVERS } from "../servers/mod.ts";
import type { Server } from "../servers/server.ts";
import { deploymentFrom } from "./deployment.ts";
import { Ended, EXIT } from "./exit.ts";
import { readmeOf } from "./export_readme.ts";
import { whole } from "./options.ts";
import { print } from "./print.ts";
import { standardPorts } from "./standard_ports.ts";

interface Options {
  readonly for: string;
  readonly out: string;
  readonly deployment?: string;
  readonly configuration?: Configuration;
  readonly tlsDir?: string;
  readonly portBase: number;
  readonly force?: true;
}

const ALL: readonly Exporter[] = EXPORTERS;
const REAL: readonly Server[] = SERVERS;
const ids = () => ALL.map(({ id }) => id);

const usage = (message: string) => new Ended(EXIT.usage, message);

function exporterOf(id: string): Exporter {
  const found = ALL.find((one) => one.id === id);
  if (found) return found;
  const near = nearest(id, ids());
  throw usage(
    `There is no export for ${JSON.stringify(id)}.${
      near ? ` Did you mean ${near}?` : ""
    } There are: ${ids().join(", ")}.`,
  );
}

function configurationOf({ id, configurations }: Exporter, wanted?: Configuration): Configuration {
  if (wanted === undefined) return configurations[0];
  if (configurations.includes(wanted)) return wanted;
  throw usage(`--configuration ${wanted}: ${id} has none such, but ${configurations.join(", ")}.`);
}

/** Servers write paths into their files, each with a quoting of its own: a plain one needs none. */
function folderAt(typed: string, force: boolean): string {
  const folder = isAbsolute(typed) ? resolve(typed) : join(Deno.cwd(), typed);
  if (!/^[\w./@+,~-]+$/.test(folder)) {
    throw usage(
      `--out ${folder}: configuration files name it, and cannot quote all of it. Remedy: a folder of letters, digits and ._-+,@~`,
    );
  }
  try {
    Deno.mkdirSync(folder, { recursive: true });
    const [first] = Deno.readDirSync(folder);
    if (!first || force) return folder.replace(/(?<=.)\/$/, "");
  } catch (error) {
    throw usage(`--out ${folder}: ${error instanceof Error ? error.message : error}`);
  }
  throw usage(`--out ${folder} is not empty. Remedy: another folder, or --force to write over it`);
}

async function siteOf(
  exporter: Exporter,
  deployment: Deployment,
  folder: string,
  { tlsDir = join(folder, "authority"), portBase }: Pick<Options, "tlsDir" | "portBase">,
): Promise<Site> {
  const server = REAL.find((one) => one.exporter.id === exporter.id);
  const ports = standardPorts(server?.securities ?? {}, portBase);
  const over = ports.find(({ port }) => port > 65535);
  if (over) throw usage(`--port-base ${portBase}: there is no port ${over.port}.`);
  if (!server) {
    const addresses = deployment.addresses;
    return { folder, addresses, ports, certificates: {}, authority: "", root: "" };
  }
  const authority = await authorityIn(tlsDir);
  const certificateOf = certificatesOf(authority);
  const certificates = await Promise.all(
    deployment.domains.map(async ({ name }) => [name, await certificateOf(deployment, name)]),
  );
  return {
    folder,
    addresses: deployment.addresses,
    ports,
    certificates: Object.fromEntries(certificates),
    authority: await Deno.readTextFile(join(tlsDir, CERTIFICATE_FILE)),
    root: "",
  };
}

function write(folder: string, { files }: Exported, readme: string): void {
  for (
    const { path, content, mode = 0o600 } of [...files, {
      path: "README.txt",
      content: readme,
      mode: 0o644,
    }]
  ) {
    const to = join(folder, path);
    Deno.mkdirSync(join(to, ".."), { recursive: true });
    Deno.writeTextFileSync(to, content, { mode });
    // One that stood there keeps its mode.
    Deno.chmodSync(to, mode);
  }
}

export function addExport(program: Command): void {
  program.command("export")
    .description("write a server's configuration for a deployment, with its accounts and canaries")
    .requiredOption("--for <id>", `which: ${ids().join(", ")}`)
    .requiredOption("--out <folder>", "where to; it is made, or has to be empty")
    .option("--deployment <file>", "the deployment, JSON or YAML; absent: the worked example")
    .addOption(
      new Option("--configuration <which>", "taught to follow the guide, or out of the box")
        .choices([...CONFIGURATIONS]),
    )
    .option("--tls-dir <folder>", "the authority that signs; absent: `authority` in --out")
    .option("--port-base <number>", "is added to every standard port", whole(0), 0)
    .option("--force", "write over what is in the folder; nothing else there is removed")
    .addHelpText(
      "after",
      `
README.txt in the folder says how the server is started with it, and what its configuration cannot say. The files hold the
accounts' passwords: they are for their owner alone to read.

Examples:
  deno task loginspec export --for dovecot --out /tmp/dovecot
  deno task loginspec export --for dovecot --out /tmp/dovecot --configuration default --port-base 10000
  deno task loginspec export --for csv --out tables --deployment my.yaml`,
    )
    .action(async (options: Options) => {
      const exporter = exporterOf(options.for);
      const configuration = configurationOf(exporter, options.configuration);
      const { deployment: file } = options;
      const deployment = file === undefined ? workedExample : deploymentFrom(file);
      const folder = folderAt(options.out, options.force === true);
      const site = await siteOf(exporter, deployment, folder, options).catch((error) => {
        throw error instanceof Ended ? error : usage(`--tls-dir: ${error.message}`);
      });
      const exported = exporter.write(deployment, site, configuration);
      try {
        write(folder, exported, readmeOf(exporter, configuration, deployment, site, exported));
      } catch (error) {
        throw usage(`Cannot write to ${folder}: ${error instanceof Error ? error.message : error}`);
      }
      print(`${folder}: ${exported.files.length + 1} files. README.txt says what to do with them.`);
      for (const { what, which } of exported.cannot) print(`Left out: ${what} (${which.length})`);
    });
}
