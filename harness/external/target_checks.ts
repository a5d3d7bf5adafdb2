import { isIP } from "node:net";
import { canonicalAddress } from "../../fixtures/address.ts";
import type { Finding } from "../../fixtures/checks/finding.ts";
import { closest } from "../../fixtures/closest.ts";
import type { Deployment } from "../../fixtures/deployment.ts";
import { DOMAIN_NAME } from "../../fixtures/name_shapes.ts";
import { ALL as FORMS } from "../../scenarios/forms/mod.ts";
import { MECHANISMS, securitiesOf } from "../../scenarios/offers.ts";
import type { ExternalEndpoint, FixedRead, Lack } from "./target_file.ts";

/** `localhost` too; a trailing dot is allowed, as resolvers do. */
const isHost = (host: string) => isIP(host) !== 0 || DOMAIN_NAME.test(host.replace(/\.$/, ""));

export function hostFindings(hosts: readonly string[], path: (at: number) => Finding["path"]) {
  return hosts.flatMap((host, at) =>
    isHost(host) ? [] : [{
      path: path(at),
      problem: `"${host}" is neither a host name nor an address.`,
      remedy: "Write it without port, brackets and scheme.",
    }]
  );
}

/** Endpoints in the deployment's spelling of their addresses, and what is wrong with them. */
export function endpointsIn(
  read: FixedRead["endpoints"],
  deployment: Deployment,
): { endpoints: ExternalEndpoint[]; findings: Finding[] } {
  const findings: Finding[] = hostFindings(
    read.map(({ host }) => host),
    (at) => ["endpoints", at, "host"],
  );
  const listened = new Map(deployment.addresses.map((text) => [canonicalAddress(text), text]));
  const endpoints = read.flatMap((one, at) => {
    const { address: seen = one.host, clear = false, ...rest } = one;
    const { protocol, host, security } = rest;
    const path = ["endpoints", at];
    if (!securitiesOf(protocol).includes(security) || protocol === "mapi") {
      findings.push({
        path: [...path, protocol === "mapi" ? "protocol" : "security"],
        problem: protocol === "mapi"
          ? "To a server the MAPI connector is a client of IMAP."
          : `There is no upgrade to TLS in ${protocol}.`,
        remedy: protocol === "mapi" ? "Write imap." : "Write plain or tls.",
      });
    }
    if (clear && security === "tls") findings.push(neverClear(path));
    const canonical = canonicalAddress(seen);
    const own = canonical === undefined ? undefined : listened.get(canonical);
    if (own !== undefined) {
      const guarded = security === "upgrade" && !clear && !isHere(host);
      return [{
        at,
        endpoint: { ...rest, address: own, ...guarded ? { tlsOnly: true } as const : {} },
      }];
    }
    findings.push({
      path: [...path, seen === host ? "host" : "address"],
      problem: canonical === undefined
        ? `Which address the server sees behind "${seen}" is not said.`
        : `"${seen}" is none of the deployment's addresses.`,
      remedy: `Add \`address\`: the server's own on which it sees the connection, one of ${
        deployment.addresses.join(", ")
      }.`,
    });
    return [];
  });
  findings.push(...twiceIn(endpoints));
  return { endpoints: endpoints.map(({ endpoint }) => endpoint), findings };
}

/** Nobody in between reads what goes to this machine itself. */
const isHere = (host: string) =>
  /^(localhost\.?|::1)$/i.test(host) || /^127\./.test(canonicalAddress(host) ?? "");

const neverClear = (path: Finding["path"]): Finding => ({
  path: [...path, "clear"],
  problem: "Over TLS from the start nothing goes in the clear.",
  remedy: "Leave it out.",
});

/** A login goes to the first endpoint of its kind: a second one would never be asked. */
function twiceIn(
  endpoints: readonly { readonly at: number; readonly endpoint: ExternalEndpoint }[],
): Finding[] {
  const kindOf = ({ protocol, address, security }: ExternalEndpoint) =>
    `${protocol} ${address} ${security}`;
  return [...Map.groupBy(endpoints, ({ endpoint }) => kindOf(endpoint)).values()]
    .flatMap(([first, ...more]) =>
      more.map(({ at, endpoint: { protocol, address, security } }) => ({
        path: ["endpoints", at],
        problem:
          `${protocol} (${security}) on the server's address ${address} stands here twice: host ${first?.endpoint.host} has it already.`,
        remedy: "Leave out one of the two, or correct `address`.",
      }))
    );
}

const MECHANISM_NAMES = [...new Set(Object.values(MECHANISMS).flat())];
const FORM_IDS = FORMS.map(({ id }) => id);

/** What a target lacks, named as this suite names it. */
export function lackFindings(lacks: readonly Lack[]): Finding[] {
  return lacks.flatMap(({ protocol, mechanism, clause, form }, at) => {
    if ([protocol, mechanism, clause, form].every((each) => each === undefined)) {
      return [{
        path: ["lacks", at],
        problem: "It is not said what is lacking.",
        remedy: "Add `protocol`, `mechanism`, `clause` or `form`.",
      }];
    }
    return [
      ...unknown("mechanism", mechanism, MECHANISM_NAMES, at),
      ...unknown("form", form, FORM_IDS, at),
    ];
  });
}

function unknown(
  key: "mechanism" | "form",
  typed: string | undefined,
  known: readonly string[],
  at: number,
): Finding[] {
  if (typed === undefined || known.includes(typed)) return [];
  const meant = closest(typed, known);
  return [{
    path: ["lacks", at, key],
    problem: `No ${key} is called "${typed}".`,
    remedy: meant ? `Did you mean "${meant}"?` : `Known are: ${known.join(", ")}.`,
  }];
}
