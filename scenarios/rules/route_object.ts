import { parted, rewritten } from "./onward.ts";
import { type Name, nameOf } from "./record.ts";
import { asSpelled, matchOf, placeOf } from "./router.ts";
import { type Move, refused, type Rule, rulesAt, type Situation } from "./rule.ts";
import type { World } from "./world.ts";

type Here = Situation<"object">;

/** The Domain is dropped, and the account part read as a qualified name. */
function readAgain({ stage: { name, way } }: Here): Move {
  return {
    to: parted(name.account, { kind: "again", rewrites: way.rewrites }),
    as: "changes",
  };
}

function isMain({ world, stage }: Here): boolean {
  return stage.domain === world.main;
}

/** Whether the account part is a name in this Domain, and not a name with a Domain of its own. */
function plain({ stage: { name, way } }: Here): boolean {
  return !way.several && !name.account.includes("%");
}

/** Whether an object of one of these kinds has the account part as its name, in that letter case. */
function isA({ stage: { name, object } }: Here, ...kinds: readonly string[]): boolean {
  return !!object && object.name === name.account && kinds.includes(object.kind);
}

/** Where a Forwarder leads, and whether that is elsewhere: no record, no Domain and no address of this server. */
function targetOf(world: World, { stage: { object } }: Here): { name: Name; remote: boolean } {
  const name = asSpelled(world, nameOf(object?.kind === "forwarder" ? object.to : ""));
  const remote = !matchOf(world, name) && placeOf(world, name.domain).kind === "unknown";
  return { name, remote };
}

/** What the account part is, in a Domain of this server. */
export const OBJECT_RULES: readonly Rule[] = rulesAt("object", [
  {
    clause: "name.both",
    applies: (here) => isMain(here) && !here.stage.way.several && !plain(here),
    decides: readAgain,
  },
  {
    clause: "name.both.secondary",
    applies: (here) => !isMain(here) && !here.stage.way.several && !plain(here),
    decides: (here) =>
      here.read("name.both.secondary", { a: () => refused(), b: () => readAgain(here) }),
  },
  {
    // Met in reading (b) only. Where c led to one account (route.unified) no `@` is left, and that is not the Main Domain.
    clause: "name.many-at",
    applies: ({ stage }) => stage.way.several,
    decides: (here) =>
      isMain(here) && here.stage.name.account.includes("@") ? readAgain(here) : refused(),
  },
  {
    clause: "name.case.account",
    applies: (here) => {
      const { stage: { name, object } } = here;
      return plain(here) && !!object && object.name !== name.account;
    },
    decides: ({ stage }) => ({
      to: { ...stage, name: { ...stage.name, account: stage.object?.name ?? "" } },
      as: "changes",
    }),
  },
  {
    clause: "route.account-alias",
    applies: (here) => plain(here) && isA(here, "alias"),
    decides: ({ world, stage: { name, way, object } }) => {
      const account = object?.kind === "alias" ? object.account.name : name.account;
      return { to: rewritten(world, { ...name, account }, way, "alias"), as: "changes" };
    },
  },
  {
    clause: "route.forwarder.local",
    applies: (here) => plain(here) && isA(here, "forwarder") && !targetOf(here.world, here).remote,
    decides: (here) => ({
      to: rewritten(here.world, targetOf(here.world, here).name, here.stage.way, "forwarder"),
      as: "changes",
    }),
  },
  {
    clause: "route.forwarder.remote",
    applies: (here) => plain(here) && isA(here, "forwarder") && targetOf(here.world, here).remote,
    decides: () => refused(),
  },
  {
    clause: "route.not-account",
    applies: (here) => plain(here) && isA(here, "members"),
    decides: () => refused(),
  },
  {
    clause: "route.applied",
    applies: (here) => plain(here) && (!here.stage.object || isA(here, "account")),
    decides: ({ stage: { name, domain, object } }) => ({
      to: {
        at: "sought",
        name: name.account,
        domain,
        account: object?.kind === "account" ? object.account : undefined,
      },
    }),
  },
]);
