import { canaryIn } from "../../fixtures/canary.ts";
import type { Observation } from "../observation.ts";
import type { Dial } from "./client.ts";
import { identify } from "./identity.ts";

/** A mail address in a text; the canary message's own sender and id are none of a page's making. */
const ADDRESS = /[\p{L}\p{N}_.-]+@(?!loginspec\.invalid)[\p{L}\p{N}_-]+(?:\.[\p{L}\p{N}_-]+)*/gu;

/**
 * What a session page shows: whose canary, and the account that it names beside that.
 * @param text as a person reads it, line by line
 * @param source the page as it came, where it is known: a canary may stand where nobody looks
 */
export function sessionOn(text: string, dial: Dial, source = ""): Observation {
  const seen = identify(`${text}\n${source}`, dial);
  if (seen.kind !== "opened") return seen;
  // Any page without a form might be one of an error: where no canary tells, it has to name the account.
  if (seen.proof && !`${text}\n${source}`.toLowerCase().includes(seen.account.toLowerCase())) {
    return { kind: "unclear", because: "a page came, and nothing on it tells whose it is" };
  }
  const named = text.split("\n").filter((line) => canaryIn(line) === undefined)
    .flatMap((line) => line.match(ADDRESS) ?? []);
  // Another account's name counts even beside the right one.
  const claimed = named.find((name) => name.toLowerCase() !== seen.account.toLowerCase()) ??
    named[0];
  return claimed === undefined ? seen : { ...seen, claimed };
}
