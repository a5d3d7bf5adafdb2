import type { FullName } from "../../../fixtures/deployment.ts";
import { type Mailbox, type Model, rightsOf } from "./model.ts";
import { mayDo, type Right } from "./rights.ts";
import type { Deed, Flag, Seen } from "./step.ts";

/** Where a deed is done. */
export interface Scene {
  readonly model: Model;
  readonly by: FullName;
  /** Whose mailbox is named; nothing: nobody's. */
  readonly owner: FullName | undefined;
  /** As it is now; nothing: there is none of that name. */
  readonly mailbox: Mailbox | undefined;
}

/** What a deed comes to; without `next` nothing is changed. */
export interface Come {
  readonly seen: Seen;
  readonly next?: Model;
}

/** Nothing: no clause says what it comes to. */
export type Doing = (scene: Scene) => Come | undefined;

export type Doings<D extends Deed["does"]> = {
  readonly [K in D]: (deed: Extract<Deed, { does: K }>) => Doing;
};

export const REFUSED: Come = { seen: { kind: "refused" } };

/** The right that each flag needs to be set (RFC 4314, section 2.1). */
export const FLAG_NEEDS: Readonly<Record<Flag, Right>> = {
  "\\Seen": "s",
  "\\Flagged": "w",
  "\\Deleted": "t",
};

/** A deed that needs rights on the mailbox that is named: it is looked at only where they are there. */
export const needing =
  (needed: readonly Right[], deed: (mailbox: Mailbox, scene: Scene) => Come | undefined): Doing =>
  (scene) => {
    const { model, by, mailbox } = scene;
    if (!mailbox) return REFUSED;
    const may = mayDo(rightsOf(model, by, mailbox), ...needed);
    if (may === "no") return REFUSED;
    return may === "open" ? undefined : deed(mailbox, scene);
  };
