import { canaryIn } from "../../fixtures/canary.ts";
import type { Observation } from "../observation.ts";
import { blank, type Secrets } from "./secrets.ts";
import type { WebAnswer } from "./web_exchange.ts";
import { linesOf, loginForm } from "./web_page.ts";

/** Whether an answer says nothing of the login: trouble of the server's, or too many requests. */
export const isTrouble = ({ status }: WebAnswer): boolean => status === 429 || status >= 500;

/** Whether an answer shows an account: as a person reads it, or where nobody looks. */
export const showsAccount = ({ body }: WebAnswer): boolean =>
  canaryIn([...linesOf(body), body].join("\n")) !== undefined;

const LONGEST = 300;

/** A page shows a password as it shows any text: tags are gone, and a run of blanks is one. */
function asRead({ password, before = [] }: Secrets): Secrets {
  const all = [password, ...before.map((one) => one.password)];
  const read = all.map((password) => ({ password: linesOf(password).join(" ") }));
  return { password, before: [...before, ...read] };
}

/**
 * Reads an answer that is no session: 401 or a page with a password field refuses the login, any other error is an error page.
 * Where an account is shown it was opened, whatever the status and whatever else the page has.
 * @param before the page that was there before: only what is new is said, so that one refusal is like another on any Domain's page
 */
export function refusal(answer: WebAnswer, secrets: Secrets, before = ""): Observation | undefined {
  if (showsAccount(answer)) return undefined;
  const known = new Set(linesOf(before));
  const fresh = linesOf(answer.body).filter((line) => !known.has(line));
  const said = blank([String(answer.status), ...fresh].join(" "), asRead(secrets)).slice(
    0,
    LONGEST,
  );
  if (isTrouble(answer)) return { kind: "unclear", because: said };
  if (answer.status === 401 || loginForm(answer.body)) {
    return { kind: "refused", class: "login", answer: said };
  }
  return answer.status >= 400 ? { kind: "refused", class: "page", answer: said } : undefined;
}
