import type { Observation } from "../observation.ts";
import { blank, type Secrets } from "./secrets.ts";
import type { WebAnswer } from "./web_exchange.ts";
import { linesOf, loginForm } from "./web_page.ts";

/** Whether an answer says nothing of the login: trouble of the server's, or too many requests. */
export const isTrouble = ({ status }: WebAnswer): boolean => status === 429 || status >= 500;

/**
 * Reads an answer that is no session: 401 or a page with a password field refuses the login, any other error is an error page.
 * @param before the page that was there before: only what is new is said, so that one refusal is like another on any Domain's page
 */
export function refusal(answer: WebAnswer, secrets: Secrets, before = ""): Observation | undefined {
  const known = new Set(linesOf(before));
  const fresh = linesOf(answer.body).filter((line) => !known.has(line));
  const said = blank([String(answer.status), ...fresh].join(" ").slice(0, 300), secrets);
  if (isTrouble(answer)) return { kind: "unclear", because: said };
  if (answer.status === 401 || loginForm(answer.body)) {
    return { kind: "refused", class: "login", answer: said };
  }
  return answer.status >= 400 ? { kind: "refused", class: "page", answer: said } : undefined;
}
