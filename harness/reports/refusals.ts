import type { ClauseId } from "../../fixtures/clauses/mod.ts";
import type { Security } from "../../fixtures/endpoint.ts";
import { type Protocol, PROTOCOLS } from "../../fixtures/protocols.ts";
import { SERVICE_READINGS } from "../judge/service_answers.ts";
import type { Result } from "../judge/verdict.ts";
import type { Entry, LoginEntry } from "../run/entry.ts";

/** Why logins were refused, by the clause that refused them. In the order of the report. */
export const KINDS = {
  "wrong password": "access.password",
  "unknown account": "address.no-fallback",
  "unknown Domain": "route.unknown-domain",
  "service off": "access.service",
} as const satisfies Readonly<Record<string, ClauseId>>;

export const REFUSAL_KINDS = Object.keys(KINDS) as (keyof typeof KINDS)[];

/** How long the refusals of one kind took, in milliseconds: half of them between the quartiles. */
export interface Taken {
  readonly kind: keyof typeof KINDS;
  readonly logins: number;
  readonly lowerMs: number;
  readonly medianMs: number;
  readonly upperMs: number;
}

/**
 * The refusals of a protocol, those by the way that most of them went: by another one they take another time.
 * @internal
 */
export interface Refusals {
  readonly protocol: Protocol;
  readonly security: Security;
  readonly mechanism: string;
  readonly client: string;
  /** Readings of access.uniform.service that were seen, by any way. */
  readonly service: readonly (keyof typeof SERVICE_READINGS)[];
  readonly taken: readonly Taken[];
}

/** What a refusal came to is compared elsewhere (access.uniform); how long it took is told, and judged by nobody. */
export function refusalsOf(entries: readonly Entry[], results: readonly Result[]): Refusals[] {
  const made = new Map(
    entries.flatMap((entry) =>
      entry.type === "login" && entry.role === "scenario" ? [[entry.id, entry] as const] : []
    ),
  );
  const timed = results.flatMap((result) => timedOf(result, made.get(result.id)));
  const service = Map.groupBy(
    results.filter(({ check }) => check === "uniform:service"),
    ({ protocol }) => protocol,
  );
  return PROTOCOLS.flatMap((protocol): Refusals[] => {
    const ways = Map.groupBy(timed.filter((one) => one.protocol === protocol), wayOf);
    const [most] = [...ways.values()].sort((a, b) =>
      b.length - a.length || (wayOf(a[0]!) < wayOf(b[0]!) ? -1 : 1)
    );
    const [first] = most ?? [];
    if (!most || !first) return [];
    const { security, mechanism, client } = first;
    const readings = (service.get(protocol) ?? []).flatMap(({ readings = [] }) =>
      readings.map((one) => one["access.uniform.service"])
    );
    return [{
      ...{ protocol, security, mechanism, client },
      service: (["a", "b"] as const).filter((reading) => readings.includes(reading)),
      taken: REFUSAL_KINDS.flatMap((kind) => takenBy(kind, most) ?? []),
    }];
  });
}

type Timed = ReturnType<typeof timedOf>[number];

/** A refusal as it should be, of a login that nothing went before on its connection. An empty password is often refused at once. */
function timedOf({ check, clause, verdict, login }: Result, entry: LoginEntry | undefined) {
  const kind = REFUSAL_KINDS.find((kind) => KINDS[kind] === clause);
  if (check !== "decide" || verdict !== "conforms" || !kind || !entry || !login) return [];
  const { scenario: { before, password, mechanism, cell: { security, protocol } }, observed } =
    login;
  const isTold = observed.kind === "refused" && observed.class === "login" && !before;
  return isTold && password !== ""
    ? [{ kind, protocol, security, mechanism, client: entry.client, ms: entry.ms }]
    : [];
}

const wayOf = ({ security, mechanism, client }: Timed) => `${security} ${mechanism} ${client}`;

function takenBy(kind: Taken["kind"], timed: readonly Timed[]): Taken | undefined {
  const times = timed.filter((one) => one.kind === kind).map(({ ms }) => ms).sort((a, b) => a - b);
  if (times.length === 0) return undefined;
  // The nearest rank: always a time that was measured.
  const at = (part: number) => times[Math.ceil(part * times.length) - 1] ?? 0;
  return {
    kind,
    logins: times.length,
    lowerMs: at(0.25),
    medianMs: at(0.5),
    upperMs: at(0.75),
  };
}

export const REFUSAL_HEAD = ["module", "a service that is off", "way", ...REFUSAL_KINDS];

export const REFUSAL_NOTE =
  "Milliseconds until a login was refused: the median, and the quartiles in brackets. They ran side by side with others: no verdict rests on these.";

/** A line for each module: which reading of access.uniform.service it follows, and how long refusals took. */
export function refusalRows(refusals: readonly Refusals[]): string[][] {
  return refusals.map(({ protocol, security, mechanism, client, service, taken }) => [
    protocol,
    service.map((reading) => `(${reading}) ${SERVICE_READINGS[reading]}`).join(", "),
    `${mechanism}, ${security}, ${client}`,
    ...REFUSAL_KINDS.map((kind) => {
      const found = taken.find((one) => one.kind === kind);
      return found ? `${found.medianMs} (${found.lowerMs} to ${found.upperMs})` : "";
    }),
  ]);
}
