import { admit } from "./admit.ts";
import { isServed, serves } from "./hint.ts";
import { isMember, matchesIdentifier, readIdentifier, sameIdentifier } from "./identifier.ts";
import { findDomain, findObject, locate } from "./locate.ts";
import type { Policy } from "./policy.ts";
import { recipients } from "./recipients.ts";
import { domainForSimple, domainOfAddress, qualify } from "./qualify.ts";
import { administers, opensFiles, rightsOf } from "./rights.ts";
import {
  byAccountAlias,
  byDomainAlias,
  byForwarder,
  byMainDomain,
  rewrite,
  route,
} from "./route.ts";
import { byLiteral, byRecord, findRecord, unifiedAccount } from "./router.ts";
import { sharedName } from "./shared_name.ts";
import { split } from "./split.ts";
import { checkAuthzid, checkPassword, checkService, verify } from "./verify.ts";

export { addressee } from "./addressee.ts";
export { type Directory, directoryOf, type DomainEntry, type DomainObject } from "./directory.ts";
export type { Guarded, Identifier, Viewer } from "./viewer.ts";
export { REWRITERS } from "./policy.ts";
export type {
  Found,
  Login,
  Match,
  Name,
  Policy,
  Refused,
  Rewriter,
  Rewritten,
  Routed,
  Simple,
} from "./policy.ts";

/** The documented behaviour; of an OPEN clause the reading that the reference takes. */
export const referencePolicy: Policy = {
  admit,
  qualify,
  route,
  locate,
  verify,
  recipients,
  serves,
  isServed,
  split,
  domainForSimple,
  domainOfAddress,
  rewriteLimit: 100,
  rewrite,
  findRecord,
  unifiedAccount,
  byRecord,
  byDomainAlias,
  byLiteral,
  byMainDomain,
  byAccountAlias,
  byForwarder,
  findDomain,
  findObject,
  checkPassword,
  checkAuthzid,
  checkService,
  sharedName,
  rightsOf,
  readIdentifier,
  sameIdentifier,
  matchesIdentifier,
  isMember,
  administers,
  opensFiles,
};
