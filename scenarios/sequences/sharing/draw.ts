import fc from "fast-check";
import type { Deployment } from "../../../fixtures/deployment.ts";
import { RIGHTS } from "./rights.ts";
import { type Deed, FLAGS, type Path, type Step, type Where } from "./step.ts";
import { type Cast, castOf } from "./world.ts";

/** Values, some of which come more often; the first are the simplest. */
const often = <T>(...values: readonly (readonly [times: number, value: T])[]): fc.Arbitrary<T> =>
  fc.constantFrom(...values.flatMap(([times, value]) => Array<T>(times).fill(value)));

/** Most can be found: of a mailbox that cannot there is little to ask. */
const letters: fc.Arbitrary<string> = fc.oneof(
  often([4, "lr"], [2, "l"], [1, "lra"], [2, RIGHTS.join("")], [1, ""], [1, "r"]),
  fc.subarray([...RIGHTS].slice(1)).map((some) => `l${some.join("")}`),
  fc.subarray([...RIGHTS]).map((some) => some.join("")),
  often([1, "lrt"], [1, "lre"], [1, "lrk"], [1, "lx"], [1, "ly"], [1, "lL"]),
);

const how = often<"" | "+" | "-">([4, ""], [1, "+"], [1, "-"]);
const on = often<Step["on"]>([1, "own"], [1, "foreign"]);
const flag = fc.constantFrom(...FLAGS);

/**
 * The steps of a deployment that `sharingWorld` made: a kind each, those that come more often several times.
 * @param ximss whether mailboxes are read over XIMSS too
 */
export function steps(deployment: Deployment, ximss: boolean): fc.Arbitrary<Step>[] {
  const cast = castOf(deployment);
  const actor = fc.constantFrom(...cast.actors);
  const givers = often(
    [6, cast.owner],
    [1, cast.actors[1] ?? cast.owner],
    [1, cast.actors[2] ?? cast.owner],
    [2, cast.actors[3] ?? cast.owner],
    [1, cast.namesake],
    [1, cast.actors[5] ?? cast.owner],
    [1, cast.actors[6] ?? cast.owner],
  );
  const to = fc.constantFrom(...cast.identifiers);
  const top: fc.Arbitrary<Path> = often<Path>([9, "top"], [2, "sub"]);
  const some: fc.Arbitrary<Path> = often<Path>([24, "top"], [6, "sub"], [2, "INBOX"], [1, "none"]);
  const step = <D extends Deed>(
    by: fc.Arbitrary<Step["by"]>,
    path: fc.Arbitrary<Path>,
    deed: (where: Where) => fc.Arbitrary<D>,
  ) =>
    fc.tuple(by, on, nameOf(cast), path).chain(([who, arrives, name, at]) => {
      const own = name === undefined && who !== cast.owner && who !== cast.namesake;
      const said = own ? cast.owner : name;
      return deed({ path: at, ...said === undefined ? {} : { name: said } })
        .map((done): Step => ({ ...done, by: who, on: arrives }));
    });
  const plain = (does: "rights" | "list" | "append" | "expunge" | "grants" | "delete" | "hold") =>
    step(
      actor,
      does === "list" ? fc.constant("top") : some,
      (where) => fc.constant({ does, where }),
    );
  const over = ximss
    ? often<"imap" | "ximss">([3, "imap"], [1, "ximss"])
    : fc.constant("imap" as const);
  const read = step(actor, some, (where) => over.map((by) => ({ does: "read", where, over: by })));
  const grant = step(givers, top, (where) =>
    fc.record({
      does: fc.constant("grant" as const),
      where: fc.constant(where),
      to: fc.oneof({ weight: 30, arbitrary: to }, {
        weight: 1,
        arbitrary: to.map((one) => `-${one}`),
      }),
      letters,
      how,
    }));
  return [
    read,
    read,
    read,
    plain("rights"),
    plain("rights"),
    plain("rights"),
    grant,
    grant,
    grant,
    grant,
    step(givers, top, (where) => to.map((one) => ({ does: "revoke", where, to: one }))),
    step(givers, top, (where) => to.map((one) => ({ does: "revoke", where, to: one }))),
    plain("list"),
    plain("list"),
    plain("append"),
    step(actor, some, (where) => flag.map((one) => ({ does: "flag", where, flag: one }))),
    step(actor, some, (where) => flag.map((one) => ({ does: "flag", where, flag: one }))),
    plain("expunge"),
    step(
      actor,
      often<Path>([3, "sub"], [1, "top"]),
      (where) => fc.constant({ does: "create", where }),
    ),
    plain("delete"),
    plain("grants"),
    plain("hold"),
    plain("hold"),
    fc.tuple(actor, on).map(([by, arrives]) => ({ does: "look", by, on: arrives })),
    fc.tuple(actor, on).map(([by, arrives]) => ({ does: "look", by, on: arrives })),
  ];
}

/** The plain full name most of all. */
const nameOf = (
  { names: [full, own, simple, ...others] }: Cast,
): fc.Arbitrary<string | undefined> =>
  often([8, full], [3, own], [5, simple], ...others.map((name) => [1, name] as const));
