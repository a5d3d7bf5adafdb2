import type { Deployment } from "../fixtures/deployment.ts";
import type { Protocol } from "../fixtures/protocols.ts";
import { startReference } from "../reference/mod.ts";

export interface ServeOptions {
  readonly deployment: Deployment;
  /** The data directory; absent: in memory. */
  readonly data?: string;
  /** A protocol's port on every address; absent: one that the kernel chooses. */
  readonly ports?: Readonly<Partial<Record<Protocol, number>>>;
  /** Ends it, like SIGTERM and SIGINT do. */
  readonly signal?: AbortSignal;
}

/**
 * Serves a deployment with the reference server until told to end, then drains. Prints one line of JSON on stdout once all
 * is listening: `{"ready":true,"endpoints":[{"protocol","address","port","security"}]}`.
 * @throws {Error} where it cannot listen, or cannot use the data directory
 */
export async function serve({ deployment, data, ports, signal }: ServeOptions): Promise<void> {
  // Listened for before the start: a signal in between is not lost.
  using end = endOf(signal);
  await using reference = await startReference(deployment, {
    ...data !== undefined && { dataDir: data },
    ...ports !== undefined && { ports },
  });
  const { endpoints } = reference;
  console.log("%s", JSON.stringify({ ready: true, endpoints }));
  await end.told;
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
