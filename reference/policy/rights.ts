import type { FullName } from "../../fixtures/deployment.ts";
import { ALL_RIGHTS, NO_RIGHTS, type Right, type Rights } from "../store/rights.ts";
import type { Directory } from "./directory.ts";
import { fold } from "./fold.ts";
import type { Policy } from "./policy.ts";
import { domainOf } from "./shared_name.ts";
import type { Guarded, Viewer } from "./viewer.ts";

/** An administrator may look up and administer, and so grant rights, also to itself; to read it has to be granted. */
const OF_ADMINISTRATORS: readonly Right[] = ["l", "a"];

/**
 * What a session may do with a mailbox: its owner everything (share.owner), others what all entries that mean them have together
 * (share.granted). Where that is not `l`, there is no such mailbox for them.
 */
export function rightsOf(
  this: Policy,
  world: Directory,
  viewer: Viewer,
  { owner, entries }: Guarded,
): Rights {
  if (isOwner(viewer, owner)) return ALL_RIGHTS;
  const granted = entries()
    .filter(({ identifier }) => this.matchesIdentifier(world, viewer, owner, identifier))
    .flatMap(({ rights }) => [...rights]);
  const ofOffice = this.administers(world, viewer, owner) ? OF_ADMINISTRATORS : [];
  const rights = new Set([...granted, ...ofOffice]);
  return rights.has("l") ? rights : NO_RIGHTS;
}

/** An administrator of the Main Domain administers all accounts, of another those of its Domain. */
export function administers(
  this: Policy,
  world: Directory,
  viewer: Viewer,
  owner: FullName,
): boolean {
  const domain = this.findDomain(world, domainOf(viewer.account))?.domain;
  const name = viewer.account.slice(0, viewer.account.lastIndexOf("@"));
  const object = domain && this.findObject(world, domain, name);
  if (object?.kind !== "account" || !object.account.administrator) return false;
  return domain === world.main || domain === this.findDomain(world, domainOf(owner))?.domain;
}

/** share.files: a file store has no access control list. */
export function opensFiles(
  this: Policy,
  world: Directory,
  viewer: Viewer,
  owner: FullName,
): boolean {
  return isOwner(viewer, owner) || this.administers(world, viewer, owner);
}

function isOwner(viewer: Viewer, owner: FullName): boolean {
  return fold(viewer.account) === fold(owner);
}
