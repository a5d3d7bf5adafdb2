import type { Deployment, FullName } from "../../../fixtures/deployment.ts";
import { isMeant, meantBy } from "./identifiers.ts";
import { administers } from "./leads.ts";
import { type Deed, FLAGS, type Step, type Where } from "./step.ts";
import { type Cast, castOf } from "./world.ts";

/** Names that are tried on one mailbox. */
const NAMES_AT_ONCE = 3;

const does = (by: FullName, deed: Deed, on: Step["on"] = "own"): Step => ({ ...deed, by, on });
const grant = (
  { owner }: Cast,
  to: string,
  letters: string,
  how: "" | "+" | "-" = "",
): Step => does(owner, { does: "grant", where: { path: "top" }, to, letters, how });

/**
 * Lists of steps that are made before any is drawn: each identifier, each way to name a mailbox, each letter once. What is drawn is
 * what comes of them together.
 * @param ximss whether mailboxes are read over XIMSS too
 */
export function walk(deployment: Deployment, ximss: boolean): readonly (readonly Step[])[] {
  const cast = castOf(deployment);
  return [
    ...identifiers(deployment, cast),
    ...names(cast),
    ...letters(cast),
    ...administrators(deployment, cast),
    together(cast),
    moreAndLess(cast),
    kept(cast),
    ...ximss ? [overXimss(cast)] : [],
  ];
}

/** Two who are meant and two who are not, as far from each other as there are. */
function* identifiers(deployment: Deployment, cast: Cast): Generator<Step[]> {
  const { owner } = cast;
  const others = cast.actors.filter((one) => one !== owner);
  for (const to of cast.identifiers) {
    const { all = [], none = [] } = Object.groupBy(
      others,
      (by) => isMeant(deployment, meantBy(to, owner) ?? "", by) ? "all" : "none",
    );
    const ends = (some: FullName[]) => [...new Set([...some.slice(0, 2), ...some.slice(-1)])];
    const where = { path: "top", name: owner } as const;
    yield [
      grant(cast, to, "lr"),
      ...[...ends(all), ...ends(none)].map((by) => does(by, { does: "rights", where })),
      ...all.slice(-1).map((by) => does(by, { does: "read", where, over: "imap" })),
      does(owner, { does: "grants", where: { path: "top" } }),
      does(owner, { does: "revoke", where: { path: "top" }, to }),
      ...all.slice(0, 1).map((by) => does(by, { does: "rights", where })),
    ];
  }
}

/** Each name, said by who is in the owner's Domain and who is not, on their own Domain's address and on another. */
function* names(cast: Cast): Generator<Step[]> {
  const [, mate = cast.owner, elsewhere = cast.owner] = cast.actors;
  const said = cast.names.filter((name) => name !== undefined);
  for (let from = 0; from < said.length; from += NAMES_AT_ONCE) {
    yield [
      grant(cast, "anyone", "lr"),
      ...said.slice(from, from + NAMES_AT_ONCE).flatMap((name) =>
        [mate, elsewhere].flatMap((by) =>
          (["own", "foreign"] as const).map((on) =>
            does(by, { does: "read", where: { path: "top", name }, over: "imap" }, on)
          )
        )
      ),
    ];
  }
}

const LETTERS = ["l", "lri", "lrs", "lrw", "lrd", "lrt", "lre", "lrc", "lrk", "lrx", "lra"];

/** What each letter lets one do, beside finding and reading; and what finding alone does not. */
function* letters(cast: Cast): Generator<Step[]> {
  const [, mate = cast.owner] = cast.actors;
  const where: Where = { path: "top", name: cast.owner };
  const below: Where = { ...where, path: "sub" };
  const before: readonly Deed[] = [
    { does: "read", where, over: "imap" },
    { does: "list", where, over: "imap" },
    { does: "count", where },
    { does: "append", where },
    { does: "copy", where },
    ...FLAGS.map((flag) => ({ does: "flag", where, flag } as const)),
    { does: "expunge", where },
    { does: "create", where: below },
  ];
  const behind: readonly Deed[] = [{ does: "grants", where }, { does: "delete", where: below }];
  for (const letter of LETTERS) {
    yield [
      grant(cast, mate, letter),
      does(mate, { does: "rights", where }),
      ...before.map((deed) => does(mate, deed)),
      // There is something to be deleted, whoever may create.
      does(cast.owner, { does: "create", where: { path: "sub" } }),
      ...behind.map((deed) => does(mate, deed)),
    ];
  }
}

/** Each administrator looks a mailbox up, and gives itself the right to read it. */
function* administrators(deployment: Deployment, { owner, actors }: Cast): Generator<Step[]> {
  const where = { path: "top", name: owner } as const;
  for (const by of actors.filter((one) => administers(deployment, one, one))) {
    const read = does(by, { does: "read", where, over: "imap" });
    yield [
      does(by, { does: "rights", where }),
      does(by, { does: "list", where, over: "imap" }),
      does(by, { does: "grants", where }),
      read,
      does(by, { does: "grant", where, to: by, letters: "lr", how: "" }),
      read,
    ];
  }
}

/** Two entries mean one user: it has what either gives. */
function together(cast: Cast): Step[] {
  const [, mate = cast.owner] = cast.actors;
  const asked = does(mate, { does: "rights", where: { path: "top", name: cast.owner } });
  return [
    grant(cast, mate, "l"),
    grant(cast, "anyone", "ri"),
    asked,
    grant(cast, mate, "lw"),
    asked,
  ];
}

/** `+` keeps what was there, `-` takes from it alone (RFC 4314, section 3.1). */
function moreAndLess(cast: Cast): Step[] {
  const [, mate = cast.owner] = cast.actors;
  const where = { path: "top", name: cast.owner } as const;
  const asked = [
    does(mate, { does: "rights", where }),
    does(mate, { does: "read", where, over: "imap" }),
  ];
  return [
    grant(cast, mate, "lr"),
    grant(cast, mate, "i", "+"),
    ...asked,
    grant(cast, mate, "i", "-"),
    ...asked,
  ];
}

/** A mailbox that is open while the right to read it is taken. */
function kept(cast: Cast): Step[] {
  const { owner } = cast;
  const [, mate = owner] = cast.actors;
  return [
    grant(cast, mate, "lr"),
    does(mate, { does: "hold", where: { path: "top", name: owner } }),
    does(mate, { does: "look" }),
    grant(cast, mate, "l"),
    does(mate, { does: "look" }),
  ];
}

/** Looking up and reading need the same rights there. */
function overXimss(cast: Cast): Step[] {
  const { owner } = cast;
  const [, mate = owner, elsewhere = owner] = cast.actors;
  const asked = (by: FullName, name: string | undefined, on?: Step["on"]): Step[] => {
    const where: Where = { path: "top", ...name === undefined ? {} : { name } };
    const over = "ximss" as const;
    return [
      does(by, { does: "read", where, over }, on),
      does(by, { does: "list", where, over }, on),
    ];
  };
  return [
    ...asked(owner, undefined),
    ...asked(mate, owner),
    grant(cast, mate, "lr"),
    ...asked(mate, owner),
    ...asked(mate, "ann", "foreign"),
    ...asked(elsewhere, owner),
    grant(cast, elsewhere, "l"),
    ...asked(elsewhere, owner),
    grant(cast, elsewhere, "lr"),
    ...asked(elsewhere, "anna@mail." + owner.slice(owner.indexOf("@") + 1)),
    grant(cast, elsewhere, ""),
    grant(cast, "#team", "lr"),
    ...asked(elsewhere, owner),
    ...asked(owner, owner),
  ];
}
