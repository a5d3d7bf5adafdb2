import fc from "fast-check";
import type { Deployment } from "../../../fixtures/deployment.ts";
import { RIGHTS } from "./rights.ts";
import { type Deed, FLAGS, type Path, type Step, type Where } from "./step.ts";
import { type Cast, castOf } from "./world.ts";

const times = <T>(count: number, value: T): T[] => Array<T>(count).fill(value);

/** Values, some of which come more often; the first are the simplest. */
const often = <T>(...values: readonly (readonly [count: number, value: T])[]): fc.Arbitrary<T> =>
  fc.constantFrom(...values.flatMap(([count, value]) => times(count, value)));

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
  // Mostly who may; then who may where it was given the right, and administrators, of whom one may not.
  const givers = fc.constantFrom(...times(6, cast.owner), ...cast.actors.slice(0, 7));
  const to = fc.constantFrom(...cast.identifiers);
  const top: fc.Arbitrary<Path> = often<Path>([9, "top"], [2, "sub"]);
  const some: fc.Arbitrary<Path> = often<Path>([24, "top"], [6, "sub"], [2, "INBOX"], [1, "none"]);
  const step = (
    by: fc.Arbitrary<Step["by"]>,
    path: fc.Arbitrary<Path>,
    deed: fc.Arbitrary<(where: Where) => Deed>,
  ) =>
    fc.tuple(by, on, nameOf(cast), path, deed).map(([who, arrives, name, at, done]): Step => {
      const hasOwn = who === cast.owner || who === cast.namesake;
      const behind = name ?? (hasOwn ? undefined : cast.owner);
      const where = { path: at, ...behind === undefined ? {} : { name: behind } };
      const said = done(where);
      // One session keeps a mailbox open, wherever the others arrive.
      return { ...said, by: who, on: said.does === "hold" ? "own" : arrives };
    });
  const plain = (does: "rights" | "list" | "append" | "expunge" | "grants" | "delete" | "hold") =>
    step(
      actor,
      does === "list" ? fc.constant("top") : some,
      fc.constant((where) => ({ does, where })),
    );
  const over = ximss
    ? often<"imap" | "ximss">([3, "imap"], [1, "ximss"])
    : fc.constant("imap" as const);
  const read = step(actor, some, over.map((by) => (where) => ({ does: "read", where, over: by })));
  const flagged = step(
    actor,
    some,
    flag.map((one) => (where) => ({ does: "flag", where, flag: one })),
  );
  const said = fc.oneof(
    { weight: 30, arbitrary: to },
    { weight: 1, arbitrary: to.map((one) => `-${one}`) },
  );
  const grant = step(
    givers,
    top,
    fc.record({ to: said, letters, how })
      .map((given) => (where) => ({ does: "grant", where, ...given })),
  );
  const revoke = step(
    givers,
    top,
    to.map((one) => (where) => ({ does: "revoke", where, to: one })),
  );
  const create = step(
    actor,
    often<Path>([3, "sub"], [1, "top"]),
    fc.constant((where) => ({ does: "create", where })),
  );
  const look = fc.tuple(actor, fc.option(flag, { freq: 2, nil: undefined }))
    .map(([by, set]): Step => ({
      does: "look",
      by,
      on: "own",
      ...set === undefined ? {} : { flag: set },
    }));
  return [
    ...times(3, read),
    ...times(3, plain("rights")),
    ...times(4, grant),
    ...times(2, revoke),
    ...times(2, plain("list")),
    plain("append"),
    ...times(2, flagged),
    plain("expunge"),
    create,
    plain("delete"),
    plain("grants"),
    ...times(2, plain("hold")),
    ...times(2, look),
  ];
}

/** The plain full name most of all. */
const nameOf = (
  { names: [full, own, simple, ...others] }: Cast,
): fc.Arbitrary<string | undefined> =>
  often([8, full], [3, own], [5, simple], ...others.map((name) => [1, name] as const));
