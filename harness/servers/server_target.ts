import { isIPv6 } from "node:net";
import {
  type Authority,
  certificatesOf,
  subjectOf,
  testAuthority,
} from "../../fixtures/certificates/mod.ts";
import type { Certificate } from "../../fixtures/certificate.ts";
import { accountsOf, type Deployment } from "../../fixtures/deployment.ts";
import type { Endpoint } from "../../fixtures/endpoint.ts";
import type { Protocol } from "../../fixtures/protocols.ts";
import type { Configuration, Port, Site } from "../exporters/exporter.ts";
import { blank } from "../clients/secrets.ts";
import { bindable } from "../targets/bindable.ts";
import { servedBy } from "../targets/endpoint_for.ts";
import { type Running, type Switches, type Target, Unreachable } from "../targets/target.ts";
import { found, installing } from "./found.ts";
import { greeted } from "./greeting.ts";
import { keep, type Kept } from "./keeper.ts";
import { freePorts } from "./ports.ts";
import { ran } from "./program.ts";
import type { Ground, Server } from "./server.ts";
import { standingOf } from "./standing.ts";

/** Between a port's choice and its server somebody else may take it: so often a start is tried. */
const STARTS = 3;
/** What a server is told to have said that ended without a word; before its greeting, as vsftpd does where a port is taken. */
const SILENT = "it said nothing";
const TAKEN = new RegExp(`already in use|in use by another|EADDRINUSE|${SILENT}`, "i");
/** Milliseconds for all greetings. */
const PATIENCE = 30_000;

const TITLE = {
  taught: "taught to follow the guide",
  default: "as it comes out of the box",
} as const;

/** The id of a server in one of its configurations: `dovecot`, `dovecot-default`; one that cannot be taught has its own alone. */
export const idOf = (
  { exporter: { id, configurations } }: Pick<Server, "exporter">,
  configuration: Configuration,
) => configuration === configurations[0] ? id : `${id}-${configuration}`;

// Each thread has its own: it takes a third of a second.
let signer: Promise<Authority> | undefined;

/** A server in one of its configurations, as a target. */
export function serverTarget(server: Server, configuration: Configuration): Target {
  return {
    id: idOf(server, configuration),
    title: `${server.title}, ${TITLE[configuration]}`,
    offers: server.offers,
    sequences: "taught" in server.sequences ? server.sequences[configuration] : server.sequences,
    budget: server.budget,
    async version() {
      const standing = await standingOf(server);
      return standing.is === "missing" ? undefined : standing.version;
    },
    async start(deployment, protocols, switches = {}) {
      const absent = await absentAmong(deployment.addresses, server, switches);
      const addresses = deployment.addresses.filter((address) => absent[address] === undefined);
      if (addresses.length === 0) {
        return { endpoints: [], absent, async [Symbol.asyncDispose]() {} };
      }
      for (let start = 1;; start++) {
        try {
          const running = await started(server, configuration, deployment, addresses, protocols);
          return { ...running, absent };
        } catch (error) {
          const again = error instanceof Unreachable && TAKEN.test(error.message);
          if (!again || start === STARTS) throw error;
        }
      }
    },
  };
}

async function absentAmong(addresses: readonly string[], server: Server, switches: Switches) {
  const why = async (address: string): Promise<string | undefined> => {
    if (switches.mapped) return "this server is not started on :: for all addresses";
    if (isIPv6(address) && !server.ipv6) return "this server is started on IPv4 alone";
    return await bindable(address) ? undefined : `this machine has no ${address}`;
  };
  const reasons = await Promise.all(addresses.map(async (one) => [one, await why(one)] as const));
  return Object.fromEntries(
    reasons.flatMap(([address, because]) => because === undefined ? [] : [[address, because]]),
  );
}

/** One certificate for every name and address of a deployment. */
function oneFor(authority: Authority, deployment: Deployment): () => Promise<Certificate> {
  const subjects = deployment.domains.map(({ name }) => subjectOf(deployment, name));
  const certificate = authority.forDomain({
    names: [...new Set(subjects.flatMap(({ names }) => names))],
    addresses: [...new Set(subjects.flatMap(({ addresses }) => addresses))],
  });
  return () => certificate;
}

/** A folder that others may look into: servers drop their rights. */
async function folderOf(id: string): Promise<string> {
  const folder = await Deno.makeTempDir({ prefix: `loginspec-${id}-` });
  await Deno.chmod(folder, 0o755);
  return folder;
}

async function started(
  server: Server,
  configuration: Configuration,
  deployment: Deployment,
  addresses: readonly string[],
  protocols: readonly Protocol[],
): Promise<Running> {
  const { exporter } = server;
  const programs = found(server);
  if (!programs) {
    throw new Unreachable(`${server.program} is not here. Remedy: ${installing(server)}`);
  }
  const authority = await (signer ??= testAuthority());
  const certificateOf = server.oneCertificate
    ? oneFor(authority, deployment)
    : (domain: string) => certificatesOf(authority)(deployment, domain);
  const wanted = new Set(protocols.map(servedBy));
  const kinds = [...wanted].flatMap((protocol) =>
    (server.securities[protocol] ?? []).map((security) => ({ protocol, security }))
  );
  const numbers = await freePorts(kinds.length, addresses);
  const ports: Port[] = kinds.map((kind, at) => ({ ...kind, port: numbers[at]! }));
  const folder = await folderOf(exporter.id);
  const kept: Kept[] = [];
  const close = async () => {
    await Promise.all(kept.map((one) => one[Symbol.asyncDispose]()));
    await Deno.remove(folder, { recursive: true }).catch(() => {});
  };
  try {
    const site: Site = {
      folder,
      addresses,
      ports,
      certificates: Object.fromEntries(
        await Promise.all(
          deployment.domains.map(async ({ name }) => [name, await certificateOf(name)] as const),
        ),
      ),
      authority: authority.certificate,
      root: programs.root,
    };
    const exported = exporter.write(deployment, site, configuration);
    await write(folder, exported.files);
    const endpoints: Endpoint[] = addresses.flatMap((address) =>
      ports.map((port) => ({ ...port, address }))
    );
    const ground: Ground = {
      deployment,
      exported,
      site,
      found: programs,
      configuration,
      endpoints,
      run: (program, args, input) =>
        ran(program, args, {
          cwd: folder,
          env: programs.env,
          ...input === undefined ? {} : { input },
        }),
    };
    await server.prepare?.(ground);
    for (const [at, serving] of server.serving(ground).entries()) {
      const env = { ...programs.env, ...serving.env };
      kept.push(await keep({ ...serving, env }, folder, `${exporter.id}-${at}`));
    }
    const over = () => {
      const one = kept.find(({ over }) => over);
      return one &&
        hushed(`${server.title} ended by itself: ${one.said() || SILENT}`, deployment);
    };
    const host = deployment.main;
    await Promise.all(
      endpoints.map((endpoint) => greeted(endpoint, { host, timeout: PATIENCE, over })),
    );
    await server.furnish?.(ground);
    return {
      endpoints,
      served: exported.served,
      cannot: exported.cannot,
      authority: authority.certificate,
      down: over,
      [Symbol.asyncDispose]: close,
    };
  } catch (error) {
    await close();
    if (error instanceof Unreachable) throw new Unreachable(hushed(error.message, deployment));
    throw error instanceof Deno.errors.NotFound || !(error instanceof Error) || isFull(error)
      ? new Unreachable(`${server.title} cannot be started: ${error}`)
      : error;
  }
}

/** What a server says of its configuration may have passwords in it. */
const hushed = (text: string, deployment: Deployment) =>
  blank(text, {
    password: "",
    before: accountsOf(deployment).map(({ account: { password } }) => ({ password })),
  });

/** The disk, or the quota, is full. */
const isFull = ({ message }: Error) => /no space left|quota/i.test(message);

async function write(
  folder: string,
  files: readonly { path: string; content: string; mode?: number }[],
) {
  const folders = new Set(files.map(({ path }) => path.split("/").slice(0, -1).join("/")));
  for (const one of folders) await Deno.mkdir(`${folder}/${one}`, { recursive: true });
  for (const { path, content, mode = 0o600 } of files) {
    await Deno.writeTextFile(`${folder}/${path}`, content, { mode });
  }
}
