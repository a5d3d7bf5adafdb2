import type { FullName } from "../../../fixtures/deployment.ts";
import { type Answer, PHRASES, type Status } from "./answer.ts";
import { type Markup, markup } from "./markup.ts";
import { STYLE } from "./style.ts";

function page(title: string, content: Markup): string {
  return markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${{ html: STYLE }}</style>
</head>
<body>
<main>
${content}
</main>
</body>
</html>
`.html;
}

const REFUSED = markup`<p role="alert" id="refused">Name or password is wrong.</p>
`;
const WRONG = markup` aria-invalid="true" aria-describedby="refused"`;

/** @param refused a login was refused just now; why is not said (access.uniform) */
export function loginPage(domain: string, token: string, refused: boolean): string {
  const wrong = refused ? WRONG : undefined;
  const alert = refused ? REFUSED : undefined;
  // No field is `required`: whether an empty name opens something is the server's answer to give.
  return page(
    refused ? `Not logged in to ${domain}` : `Log in to ${domain}`,
    markup`<h1>Log in to ${domain}</h1>
${alert}<form method="post" action="/login">
<input type="hidden" name="token" value="${token}">
<label for="username">Account name</label>
<input id="username" name="username" type="text" autocomplete="username" autocapitalize="none" spellcheck="false"${wrong}>
<p class="hint">A name in ${domain}, or a full name with its Domain.</p>
<label for="password">Password</label>
<input id="password" name="password" type="password" autocomplete="current-password"${wrong}>
<button type="submit">Log in</button>
</form>`,
  );
}

export interface AccountShown {
  readonly account: FullName;
  /** Messages in INBOX. */
  readonly messages: number;
  /** The text of the canary message, where it is still in INBOX. */
  readonly canary?: string;
}

const BY_BASIC =
  markup`<p>The browser sends name and password with each request, until it is closed.</p>`;

/** @param token the log-out form's; absent where nothing is to be ended: HTTP Basic is a login with every request */
export function accountPage({ account, messages, canary }: AccountShown, token?: string): string {
  const end = token === undefined ? BY_BASIC : markup`<form method="post" action="/logout">
<input type="hidden" name="token" value="${token}">
<button type="submit">Log out</button>
</form>`;
  return page(
    `Account ${account}`,
    markup`<h1>${account}</h1>
<dl>
<dt>Messages in INBOX</dt>
<dd>${messages}</dd>
<dt>Canary message</dt>
<dd>${canary ?? "It is gone."}</dd>
</dl>
${end}`,
  );
}

const TEXTS: Partial<Record<Status, string>> = {
  400: "The request cannot be read.",
  401: "This page wants a name and a password.",
  403: "The form is too old, or not from this page. Load the page anew, and try again.",
  404: "There is nothing here.",
  405: "This page cannot be asked in this way.",
  408: "The request took too long.",
  413: "The request is too large.",
  415: "The request is not a form of this page.",
  500: "Something went wrong here.",
  503: "The server is too busy, or is shutting down. Try again later.",
};

/** A page that tells an error. @param text in place of what is said to this status */
export function errorPage(
  status: Status,
  { text, fields = [] }: { readonly text?: string; readonly fields?: Answer["fields"] } = {},
): Answer {
  const phrase = PHRASES[status];
  const said = text ?? TEXTS[status] ?? "The request cannot be answered.";
  const body = page(
    phrase,
    markup`<h1>${phrase}</h1>
<p>${said}</p>`,
  );
  return { status, fields, body };
}

/** Leads elsewhere on the same host. @param status 303 after a form or to another page, 301 for a name that lacks its slash */
export function redirect(status: 301 | 303, to: string, fields: Answer["fields"] = []): Answer {
  return { status, fields: [["Location", to], ...fields] };
}
