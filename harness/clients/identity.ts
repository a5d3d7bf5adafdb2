import { canaryIn } from "../../fixtures/canary.ts";
import type { Observation } from "../observation.ts";
import type { Dial } from "./client.ts";

/** Names the account that a text's canary belongs to; a login without a canary of this deployment proves nothing. */
export function identify(text: string, dial: Dial, claimed?: string): Observation {
  const token = canaryIn(text);
  if (token === undefined) return { kind: "unclear", because: "logged in, but saw no canary" };
  const account = dial.accountOf(token);
  if (account === undefined) {
    return { kind: "unclear", because: "logged in, but saw a canary of no account here" };
  }
  return { kind: "opened", account, ...(claimed === undefined ? {} : { claimed }) };
}
