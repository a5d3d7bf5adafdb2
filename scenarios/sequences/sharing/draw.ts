import fc from "fast-check";
import type { Deployment, FullName } from "../../../fixtures/deployment.ts";
import { isMeant, meantBy } from "./identifiers.ts";
import { RIGHTS } from "./rights.ts";
import { type Deed, FLAGS, type Path, type Step, type Where } from "./step.ts";
import { type Cast, castOf } from "./world.ts";

const times = <T>(count: number, value: T): T[] => Array<T>(count).fill(value);

/** Values, some of which come more often; the first are the simplest. */
const often = <T>(...values: readonly (readonly [count: number, value: T])[]): fc.Arbitrary<T> =>
  fc.constantFrom(...values.flatMap(([count, value]) => times(count, value)));

/** Mostly what can be found: of a mailbox that cannot there is little to ask. */
const letters: fc.Arbitrary<string> = fc.oneof(
  often([4, "lr"], [1, "l"], [2, RIGHTS.join("")], [1, ""], [1, "r"]),
  fc.subarray([...RIGHTS].slice(2)).map((some) => `lr${some.join("")}`),
  fc.subarray([...RIGHTS].slice(2)).map((some) => `lr${some.join("")}`),
  fc.subarray([...RIGHTS].slice(1)).map((some) => `l${some.join("")}`),
  often([1, "lrt"], [1, "lre"], [1, "lrk"], [1, "lrx"], [1, "ly"], [1, "lL"]),
);
const how = often<"" | "+" | "-">([6, ""], [1, "+"], [1, "-"]);
const on = often<Step["on"]>([1, "own"], [1, "foreign"]);
const flag = fc.constantFrom(...FLAGS);
const at: fc.Arbitrary<Path> = often<Path>([9, "top"], [2, "sub"]);
const anywhere: fc.Arbitrary<Path> = often<Path>([24, "top"], [6, "sub"], [2, "INBOX"], [
  1,
  "none",
]);

/** Deeds of which there is no more to say than where. */
const PLAIN = [
  "count",
  "append",
  "copy",
  "expunge",
  "grants",
  "create",
  "delete",
] as const;
type Plain = typeof PLAIN[number] | "rights";

/**
 * Steps of a deployment that `sharingWorld` made, a few that belong together at a time: a right is given, and used; a mailbox is
 * kept open, and the right taken. Each can be left out.
 * @param ximss whether mailboxes are read over XIMSS too
 */
export function steps(deployment: Deployment, ximss: boolean): fc.Arbitrary<Step[]>[] {
  const cast = castOf(deployment);
  const { owner, actors, identifiers } = cast;
  const actor = fc.constantFrom(...actors);
  const identifier = fc.constantFrom(...identifiers);
  const meets = identifiers.map((to) => ({
    to,
    all: actors.filter((by) => by !== owner && isMeant(deployment, meantBy(to, owner) ?? "", by)),
  })).filter(({ all }) => all.length > 0);
  /** An identifier with one of those that it means or, once in three times, with anybody. */
  const pair = fc.oneof(
    {
      weight: 2,
      arbitrary: fc.tuple(fc.constantFrom(...meets), fc.nat(0xff))
        .map(([{ to, all }, which]) => ({ to, by: all[which % all.length] ?? owner })),
    },
    { weight: 1, arbitrary: fc.record({ to: identifier, by: actor }) },
  );
  const over = ximss
    ? often<"imap" | "ximss">([3, "imap"], [1, "ximss"])
    : fc.constant("imap" as const);
  const plain = (does: Plain) => fc.constant((where: Where): Deed => ({ does, where }));
  /** What can be done with a mailbox by whoever has the right. */
  const use: fc.Arbitrary<(where: Where) => Deed> = fc.oneof(
    ...times(4, over.map((by) => (where: Where): Deed => ({ does: "read", where, over: by }))),
    ...times(2, over.map((by) => (where: Where): Deed => ({ does: "list", where, over: by }))),
    ...times(3, plain("rights")),
    ...times(3, flag.map((one) => (where: Where): Deed => ({ does: "flag", where, flag: one }))),
    ...PLAIN.map(plain),
    fc.record({ to: identifier, letters }).map((given) => (where: Where): Deed => ({
      does: "grant",
      where,
      ...given,
      how: "",
    })),
    identifier.map((to) => (where: Where): Deed => ({ does: "revoke", where, to })),
  );
  const named = fc.record({ name: nameOf(cast), path: anywhere, on, use });
  const used = (
    by: FullName,
    { name, path, on, use }: typeof named extends fc.Arbitrary<infer T> ? T : never,
  ): Step => {
    const hasOwn = by === owner || by === cast.namesake;
    const behind = name ?? (hasOwn ? undefined : owner);
    return { ...use({ path, ...behind === undefined ? {} : { name: behind } }), by, on };
  };
  const byOwner = (deed: Deed): Step => ({ ...deed, by: owner, on: "own" });
  const given = fc.tuple(
    pair,
    letters,
    how,
    at,
    fc.array(fc.tuple(often([3, true], [1, false]), actor, named), {
      minLength: 1,
      maxLength: 4,
      size: "max",
    }),
  ).map(([{ to, by }, letters, how, path, uses]): Step[] => [
    byOwner({ does: "grant", where: { path }, to, letters, how }),
    ...uses.map(([isIt, other, done]) => used(isIt ? by : other, done)),
  ]);
  const kept = fc.tuple(
    pair,
    nameOf(cast),
    fc.option(flag, { freq: 3, nil: undefined }),
    often([3, "revoke"], [1, "l"], [1, "-r"], [1, "lr"]),
  )
    .map(([{ to, by }, name = owner, flag, less]): Step[] => {
      const where = { path: "top" } as const;
      const grant = (letters: string, how: "" | "-" = "") =>
        byOwner({ does: "grant", where, to, letters, how });
      return [
        grant("lrswd"),
        { does: "hold", where: { ...where, name }, by, on: "own" },
        less === "revoke"
          ? byOwner({ does: "revoke", where, to })
          : less === "-r"
          ? grant("r", "-")
          : grant(less),
        { does: "look", by, on: "own", ...flag === undefined ? {} : { flag } },
      ];
    });
  const single = fc.tuple(actor, named).map(([by, done]) => [used(by, done)]);
  const below = fc.tuple(pair, letters, named, named).map((
    [{ to, by }, letters, first, second],
  ): Step[] => [
    byOwner({ does: "grant", where: { path: "top" }, to, letters, how: "" }),
    byOwner({ does: "create", where: { path: "sub" } }),
    used(by, { ...first, path: "sub" }),
    used(by, { ...second, path: "sub" }),
  ]);
  return [...times(4, given), ...times(2, kept), ...times(2, single), below].map(fewer);
}

/** Any of the steps may be left out: seldom as drawn, and when a list that came out wrong is made shorter. */
const fewer = (some: fc.Arbitrary<Step[]>): fc.Arbitrary<Step[]> =>
  fc.tuple(some, fc.array(often([1, false], [24, true]), { minLength: 5, maxLength: 5 }))
    .map(([steps, kept]) => steps.filter((_, at) => kept[at]));

/** The plain full name most of all. */
const nameOf = ({ names: [full, own, bare, ...others] }: Cast): fc.Arbitrary<string | undefined> =>
  often([14, full], [3, own], [5, bare], ...others.map((name) => [1, name] as const));
