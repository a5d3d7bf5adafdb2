import type { FullName } from "../../../fixtures/deployment.ts";
import { keyOf, type Model } from "./model.ts";
import type { Deed, Path, Step } from "./step.ts";

/**
 * What its owner may do of the same kind, in the same mailbox: a refusal counts where that is accepted. First what it takes
 * to be able to do it.
 */
export function controlsOf(model: Model, refused: Deed, owner: FullName): readonly Step[] {
  const { does } = refused;
  const top = model.mailboxes.get(keyOf({ owner, path: "top" }));
  const hasSub = model.mailboxes.has(keyOf({ owner, path: "sub" }));
  const step = (deed: Deed): Step => ({ ...deed, by: owner, on: "own" });
  const at = (path: Path) => ({ where: { path } });
  const create = (path: Path) => step({ does: "create", ...at(path) });
  const remove = step({ does: "delete", ...at("sub") });
  const append = step({ does: "append", ...at("top") });
  const there = [
    ...top ? [] : [create("top")],
    ...top && top.messages.length > 0 ? [] : [append],
  ];
  // Nobody else is drawn who is given anything by this name.
  const give = { ...at("top"), to: owner.replace(/^[^@]*/, "eve") };
  const grant = step({ does: "grant", ...give, letters: "lr", how: "" });
  switch (does) {
    case "look":
      return [...there, step({ does: "hold", ...at("top") }), step(refused)];
    case "create":
      return [...there, ...hasSub ? [remove] : [], create("sub")];
    case "delete":
      return [...there, ...hasSub ? [] : [create("sub")], remove];
    case "grant":
      return [...there, grant];
    case "revoke":
      return [...there, grant, step({ does, ...give })];
    default:
      return [...there, step({ ...refused, ...at("top") })];
  }
}

/** Of which kind a deed is: what is refused of it is held against what is accepted of it. */
export const sortOf = (deed: Deed): string =>
  [deed.does, "over" in deed ? deed.over : "", "flag" in deed ? deed.flag : ""].join(" ");
