import { offered } from "../../sasl/offered.ts";
import { upgradeOf } from "../../wire.ts";
import { element, written } from "./element.ts";
import { response } from "./failures.ts";
import { BEFORE_LOGIN, come, type Command, OVER, row } from "./state.ts";

const ANY_TIME = ["before login", "session"] as const;

/** What tells of no account. */
export const anyTime: Readonly<Record<string, Command>> = {
  listFeatures: row(ANY_TIME, (state, { attrs: { id } }, { wire }) => {
    const starttls = state.phase === "before login" && upgradeOf(wire) !== undefined;
    const methods = offered("ximss", wire.encryption()).map(({ name }) => name);
    const features = element(
      "features",
      { id },
      ...starttls ? [element("starttls")] : [],
      ...methods.map((name) => element("sasl", {}, name)),
    );
    return come({ next: state }, features);
  }),

  // The response goes out in plain text. What the client sent behind its request is dropped with everything before it (access.isolation).
  starttls: row(["before login"], async function* (state, { attrs: { id } }, { wire, reader }) {
    const upgrade = upgradeOf(wire);
    if (!upgrade) return yield* come({ next: state, failure: "misplaced" });
    await upgrade(written(response(id)));
    reader.forget();
    return { next: BEFORE_LOGIN, answered: true };
  }),

  noop: row(ANY_TIME, (state) => come({ next: state })),
  bye: row(ANY_TIME, () => come({ next: OVER })),
};
