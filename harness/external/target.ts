import { dirname } from "node:path";
import { canonicalAddress } from "../../fixtures/address.ts";
import { LOGINS } from "../../fixtures/clauses/carried.ts";
import type { Deployment } from "../../fixtures/deployment.ts";
import type { Endpoint } from "../../fixtures/endpoint.ts";
import type { Protocol } from "../../fixtures/protocols.ts";
import { endpointFor, servedBy } from "../targets/endpoint_for.ts";
import { type Budget, type Target, Unreachable } from "../targets/target.ts";
import type { Terms } from "../targets/terms.ts";
import { Tally } from "./failures.ts";
import { lackOf } from "./lacking.ts";
import { paceOf } from "./pace.ts";
import { provisioned } from "./provision.ts";
import type { ExternalEndpoint, Serves, TargetFile } from "./target_file.ts";

type Kind<K extends Serves["kind"]> = Extract<Serves, { kind: K }>;

/** What a command's server may take to start, so that counterexamples shrink in a bearable time; no profile is cut. */
const STARTED: Budget = { start: 1_000, refusal: 50, spends: {} };

/** A target of which somebody else says where it is, as its file says. */
export function externalTarget(file: TargetFile): Target {
  const { path, name, serves, mode, lacks, limits, trusting } = file;
  const served = serves.kind === "fixed"
    ? serves.endpoints.map(({ protocol }) => protocol)
    : serves.protocols;
  const terms = termsOf(file);
  return {
    id: path,
    title: name,
    offers: LOGINS.filter((protocol) => served.includes(servedBy(protocol))),
    beside: served.filter((protocol) => !(LOGINS as readonly Protocol[]).includes(protocol)),
    mode,
    lacks,
    limits,
    ...trusting === undefined ? {} : { trusting },
    // One rate, one count of failures, one server.
    alone: true,
    ...serves.kind === "fixed"
      ? fixed(serves, terms)
      : { start: provisioning(serves, dirname(path), terms), budget: STARTED },
  };
}

function termsOf({ lacks, limits: { loginsPerSecond, failures } }: TargetFile): Terms {
  const tally = new Tally(failures);
  return {
    ahead: paceOf(loginsPerSecond),
    instead(scenario) {
      const lack = lackOf(scenario, lacks);
      if (lack !== undefined) {
        return {
          kind: "notOffered",
          because: `the target declares not to offer this: ${lack}`,
        };
      }
      return tally.forbids(scenario)
        ? { kind: "unclear", because: "the target's budget of failed logins is spent" }
        : undefined;
    },
    heard: (scenario, seen) => tally.heard(scenario, seen),
  };
}

/** An endpoint as it is dialled: it may be elsewhere than where the server sees itself. */
const via = ({ host, ...endpoint }: ExternalEndpoint): Endpoint =>
  host === endpoint.address ? endpoint : { ...endpoint, via: { host, port: endpoint.port } };

function fixed(
  { deployment, endpoints, marks }: Kind<"fixed">,
  terms: Terms,
): Pick<Target, "given" | "dials" | "start"> {
  const dialled = endpoints.map(via);
  const own = JSON.stringify(deployment);
  return {
    given: {
      deployment,
      reaches: (place) => endpointFor(dialled, place) !== undefined,
    },
    dials(place) {
      const found = endpointFor(dialled, place);
      return found && (found.via ?? { host: found.address, port: found.port });
    },
    async start(asked) {
      if (JSON.stringify(asked) !== own) {
        throw new Unreachable(
          `it serves ${deployment.name} alone, and was asked for ${asked.name}`,
        );
      }
      return await Promise.resolve({
        endpoints: dialled,
        marks,
        terms,
        [Symbol.asyncDispose]: () => Promise.resolve(),
      });
    },
  };
}

/** Where one server is made to serve one deployment behind the other, they wait for each other. */
function queue(): () => Promise<Disposable> {
  let last: Promise<void> = Promise.resolve();
  return async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    const before = last;
    last = promise;
    await before;
    return { [Symbol.dispose]: resolve };
  };
}

const MAPPED = "nobody asks a provision command for IPv4-mapped addresses";

function provisioning(
  { provision, reset, hosts }: Kind<"provisioned">,
  cwd: string,
  terms: Terms,
): Target["start"] {
  const turn = reset === undefined ? () => Promise.resolve({ [Symbol.dispose]() {} }) : queue();
  return async (deployment, protocols, { mapped = false } = {}) => {
    if (mapped) {
      const absent = Object.fromEntries(deployment.addresses.map((one) => [one, MAPPED]));
      return { endpoints: [], absent, [Symbol.asyncDispose]: () => Promise.resolve() };
    }
    await using stack = new AsyncDisposableStack();
    stack.use(await turn());
    const commands = { provision, cwd, ...reset === undefined ? {} : { reset } };
    const made = stack.use(
      await provisioned(commands, deployment, [...new Set(protocols.map(servedBy))]),
    );
    const endpoints = made.endpoints.map((one) => placed(one, deployment, hosts));
    const { authority } = made;
    const kept = stack.move();
    return {
      endpoints,
      terms,
      ...authority === undefined ? {} : { authority },
      [Symbol.asyncDispose]: () => kept.disposeAsync(),
    };
  };
}

/** @throws {Unreachable} where it is none of the deployment's addresses, or no host that may be dialled */
function placed(
  { address, host = address, ...rest }:
    & { address: string; host?: string }
    & Omit<
      Endpoint,
      "address"
    >,
  { addresses }: Deployment,
  hosts: readonly string[],
): Endpoint {
  const canonical = canonicalAddress(address);
  const own = addresses.find((one) => canonicalAddress(one) === canonical);
  if (own === undefined || canonical === undefined) {
    throw new Unreachable(`provision says ${address}, which is none of the deployment's addresses`);
  }
  const net = {
    name: "net",
    host: `${host.includes(":") ? `[${host}]` : host}:${rest.port}`,
  } as const;
  if (Deno.permissions.querySync(net).state !== "granted") {
    throw new Unreachable(
      `provision says ${host}, which is neither of this machine nor among the file's hosts (${
        hosts.join(", ") || "none"
      })`,
    );
  }
  return via({ ...rest, address: own, host });
}
