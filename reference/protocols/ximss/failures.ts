import { type Element, element } from "./element.ts";

/** Why a request came to nothing: the number and the words of its response. */
const FAILURES = {
  "bad XML": [500, "Not a document of this protocol"],
  "too large": [552, "The document is too large"],
  "bad arguments": [501, "Attributes are missing or wrong"],
  unknown: [502, "Unknown request"],
  misplaced: [503, "Not now"],
  "no mechanism": [504, "No such mechanism"],
  broken: [535, "The exchange was broken off"],
  // The one answer to every refused login (access.uniform).
  refused: [515, "Login refused"],
  "no mailbox": [550, "No such mailbox"],
  "no folder": [551, "No such folder is open"],
  "folder in use": [553, "A folder of that name is open, or there are too many"],
  "no message": [554, "No such message"],
  "no right": [557, "There is no right to read that mailbox"],
} as const satisfies Readonly<Record<string, readonly [number, string]>>;

export type Failure = keyof typeof FAILURES;

/** The end of a request: what it came to. @param id the request's; nothing where it could not be read */
export function response(id: string | undefined, failure?: Failure): Element {
  if (failure === undefined) return element("response", { id });
  const [errorNum, errorText] = FAILURES[failure];
  return element("response", { id, errorText, errorNum });
}
