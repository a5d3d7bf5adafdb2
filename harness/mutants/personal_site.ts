import { referencePolicy } from "../../reference/mod.ts";
import type { Name } from "../../reference/policy/mod.ts";
import type { Door } from "../../reference/mod.ts";
import { conversing, doorWith } from "./conversing.ts";
import type { Mutation } from "./mutant.ts";

type Pages = Door["pages"];

/** A server that looks for personal sites in another way. */
export const siteOf = (
  find: (pages: Pages, ...asked: Parameters<Pages["site"]>) => ReturnType<Pages["site"]>,
) =>
  conversing(({ protocol, door }, activated) => {
    if (protocol !== "web") return {};
    const { pages } = door;
    return {
      door: doorWith(door, (request) => door.login(request), {
        pages: {
          ...pages,
          site(name, hint) {
            const files = find(pages, name, hint);
            if (files !== pages.site(name, hint)) activated();
            return files;
          },
        },
      }),
    };
  });

/** A server that routes the names of logins, and not those of personal sites. */
export function sitesUnrouted(activated: () => void): Mutation {
  /** Names that a site was asked for by: no password was shown with them. */
  const asked = new WeakSet<Name>();
  return {
    policy: {
      ...referencePolicy,
      qualify(world, login) {
        const name = referencePolicy.qualify.call(this, world, login);
        if (name.kind === "name" && login.proof.mechanism === "none") asked.add(name);
        return name;
      },
      route(world, name) {
        const right = referencePolicy.route.call(this, world, name);
        if (!asked.has(name)) return right;
        if (right.kind === "routed" && right.trail.length > 0) activated();
        return { ...name, kind: "routed", trail: [] };
      },
    },
  };
}
