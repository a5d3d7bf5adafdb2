import type { Deployment } from "../fixtures/deployment.ts";
import type { Protocol } from "../fixtures/protocols.ts";
import { join } from "node:path";
import { authorityIn, CERTIFICATE_FILE, certificatesOf } from "../fixtures/certificates/mod.ts";
import { control, World } from "./control/mod.ts";
import { startReference, type Tls } from "../reference/mod.ts";

export interface ServeOptions {
  readonly deployment: Deployment;
  /** Where the deployment was read: SIGHUP reads it again. */
  readonly file?: string;
  /** The control interface, where it is wanted: the file of its token, and its port (0: the kernel's choice). */
  readonly control?: { readonly token: string; readonly port: number };
  /** The data directory; absent: in memory. */
  readonly data?: string;
  /** A protocol's port on every address; absent: one that the kernel chooses. */
  readonly ports?: Readonly<Partial<Record<Protocol, number>>>;
  /** The same for implicit TLS. */
  readonly tlsPorts?: Readonly<Partial<Record<Protocol, number>>>;
  /** With it TLS is spoken, by certificates of the authority that is kept in this directory. */
  readonly tlsDir?: string;
  /** One socket on `::` for all addresses of the deployment, so that IPv4 arrives IPv4-mapped (address.family). */
  readonly mapped?: boolean;
  /** FTP takes HOST (RFC 7151). */
  readonly ftpHost?: boolean;
  /** Ends it, like SIGTERM and SIGINT do. */
  readonly signal?: AbortSignal;
}

/**
 * Serves a deployment with the reference server until told to end, then drains. Prints one line of JSON on stdout once all
 * is listening: `{"ready":true,"endpoints":[{"protocol","address","port","security"}]}`, over TLS with `"authority"`, the path
 * of the certificate to trust; with the control interface `"control":{"url","token"}`, `token` the path of its file. Each SIGHUP reads
 * the file again and prints `{"reloaded":true}`, or `{"reloaded":false,"problems":[]}` where nothing was changed.
 * @throws {Error} where it cannot listen, or cannot use the data directory or that of the authority
 */
export async function serve(options: ServeOptions): Promise<void> {
  const { deployment, file, data, ports, tlsPorts, tlsDir, mapped, ftpHost, signal } = options;
  // Listened for before the start: a signal in between is not lost.
  using end = endOf(signal);
  await using reference = await startReference(deployment, {
    ...data !== undefined && { dataDir: data },
    ...ports !== undefined && { ports },
    ...tlsPorts !== undefined && { tlsPorts },
    ...mapped && { addresses: [EVERY] },
    ...ftpHost !== undefined && { ftpHost },
    ...tlsDir !== undefined && { tls: await tlsIn(tlsDir) },
  });
  const world = new World(reference, file);
  await using controlled = options.control &&
    control(world, options.control.token, options.control.port);
  using _ = reloading(world);
  // As clients dial them: all of a protocol's have one port then.
  const endpoints = mapped
    ? reference.endpoints.flatMap((endpoint) =>
      deployment.addresses.map((address) => ({ ...endpoint, address }))
    )
    : reference.endpoints;
  const authority = tlsDir === undefined ? {} : { authority: join(tlsDir, CERTIFICATE_FILE) };
  console.log(
    "%s",
    JSON.stringify({
      ready: true,
      endpoints,
      ...authority,
      ...controlled && { control: { url: controlled.url, token: options.control?.token } },
    }),
  );
  await end.told;
}

/** Every address of this machine, IPv4 ones mapped. */
const EVERY = "::";

/** The authority for both sides: a client that it certified proves its name (EXTERNAL). */
async function tlsIn(directory: string): Promise<Tls> {
  const authority = await authorityIn(directory).catch((error) => {
    throw new Error(`--tls-dir: ${error instanceof Error ? error.message : error}`, {
      cause: error,
    });
  });
  return {
    certificate: certificatesOf(authority),
    clients: authority.certificate,
  };
}

/** Reads the file again at each SIGHUP, and says what came of it. */
function reloading(world: World): Disposable {
  const reload = async () => {
    const change = await world.reload();
    if (change.kind === "changed") return console.log("%s", JSON.stringify({ reloaded: true }));
    const { problems } = change;
    console.error("%s", `Nothing was changed:\n${problems.join("\n")}`);
    console.log("%s", JSON.stringify({ reloaded: false, problems }));
  };
  const heard = () => void reload();
  Deno.addSignalListener("SIGHUP", heard);
  return { [Symbol.dispose]: () => Deno.removeSignalListener("SIGHUP", heard) };
}

/** Settles at the first of SIGTERM, SIGINT, and the abort signal. */
function endOf(signal?: AbortSignal): Disposable & { readonly told: Promise<void> } {
  const { promise: told, resolve } = Promise.withResolvers<void>();
  const tell = () => resolve();
  if (signal?.aborted) tell();
  signal?.addEventListener("abort", tell);
  for (const name of ["SIGTERM", "SIGINT"] as const) Deno.addSignalListener(name, tell);
  return {
    told,
    [Symbol.dispose]() {
      signal?.removeEventListener("abort", tell);
      for (const name of ["SIGTERM", "SIGINT"] as const) Deno.removeSignalListener(name, tell);
    },
  };
}
