import { canaryOf } from "../../fixtures/canary.ts";
import type { Certificate } from "../../fixtures/certificate.ts";
import type { FullName } from "../../fixtures/deployment.ts";
import type { Endpoint } from "../../fixtures/endpoint.ts";
import type { Dial } from "./client.ts";
import { Transcript } from "./transcript.ts";

export const ACCOUNT: FullName = "info@client1.com";
export const PASSWORD = "correct horse & 100% +";
export const SERVED = "client1.com";

/** What a site does otherwise than it should. */
export interface Ill {
  /** Sessions outlive their log-out. */
  readonly immortal?: true;
  /** Answers every login so. */
  readonly loginStatus?: number;
  /** A host that is not served opens accounts where a name is sent at once. */
  readonly leaks?: true;
  /** Shows no canary. */
  readonly bare?: true;
  /** Shows the session with this status, or with a form that changes the password. */
  readonly sessionStatus?: number;
  readonly changesPassword?: true;
  /** Stands before what a refusal says. */
  readonly preamble?: string;
  /** Stands before where the login leads, and before where its form goes; PORT: the site's. */
  readonly leads?: string;
  readonly posts?: string;
  /** How a session is ended, in place of a form that posts to `/logout`; empty: not at all. */
  readonly out?: string;
  /** Names this account on the session page. */
  readonly names?: string;
  /** Where it asks for HTTP Basic; empty: nowhere. At the first page there is no form then. */
  readonly basicAt?: "/" | "";
}

/** A site of one account, for clients to be tried on, and what it was asked. */
export interface Site extends AsyncDisposable {
  readonly endpoint: Endpoint;
  /** Method, URL and Host of each request. */
  readonly asked: { readonly method: string; readonly url: string; readonly host: string | null }[];
}

const page = (text: string, status = 200, headers: Record<string, string> = {}) =>
  new Response(`<!doctype html><title>t</title><body>${text}</body>`, {
    status,
    headers: { "content-type": "text/html; charset=utf-8", ...headers },
  });

const login = (token: string, said = "", posts = "") =>
  `<h1>Mail of ${SERVED}</h1>${said === "" ? "" : `<p role="alert">${said}</p>`}` +
  `<form method="post" action="${posts}/login"><input name="username"><input type=password name='password'>` +
  `<input type="hidden" name="token" value="${token}&amp;1"><button>Go</button></form>`;

const OUT =
  `<form method="post" action="../logout"><input type="hidden" name="token" value="x"><button>Out</button></form>`;

/** The site's account, by its form, unless told otherwise. */
export const dial = ({ endpoint }: Site, changes: Partial<Dial> = {}): Dial => ({
  protocol: "web",
  endpoint,
  security: endpoint.security,
  trust: { kind: "authorities", pem: [] },
  login: ACCOUNT,
  password: PASSWORD,
  mechanism: "FORM",
  host: SERVED,
  timeout: 5_000,
  accountOf: () => ACCOUNT,
  transcript: new Transcript(),
  ...changes,
});

export function site(ill: Ill = {}, certificate?: Certificate): Site {
  const asked: Site["asked"] = [];
  const live = new Set<string>();
  let tokens = 0;
  const session = () =>
    page(
      `<p>${ill.names ?? ACCOUNT}</p><pre>${ill.bare ? "" : canaryOf("", ACCOUNT).message}</pre>` +
        (ill.changesPassword
          ? `<form method="post" action="/word"><input type="password" name="new"></form>`
          : "") +
        (ill.out ?? OUT),
      ill.sessionStatus,
    );
  const right = (name: string | null, password: string | null) =>
    name === ACCOUNT && password === PASSWORD;

  const origin = (text = "") => text.replace("PORT", String(server.addr.port));

  async function answer(request: Request): Promise<Response> {
    const { method, url, headers } = request;
    const host = headers.get("host");
    asked.push({ method, url, host });
    // A host may be no URL's: only the path is asked for.
    const { pathname } = new URL(url.replace(/^https?:\/\/[^/]*/, ""), "http://a.invalid");
    const cookies = headers.get("cookie") ?? "";
    const leaks = ill.leaks && (headers.has("authorization") || pathname !== "/");
    if (host === "unserved.example" && !leaks) return page("<h1>Not here</h1>", 404);
    if (pathname === "/login" && method === "POST") {
      const sent = new URLSearchParams(await request.text());
      if (ill.loginStatus) return page("trouble", ill.loginStatus);
      const token = /csrf=(\d+)/.exec(cookies)?.[1];
      if (sent.get("token") !== `${token}&1` && !leaks) return page("forged", 403);
      if (!right(sent.get("username"), sent.get("password"))) {
        return page(
          login(token ?? "", `${ill.preamble ?? ""}${sent.get("password")} is wrong.`),
          401,
        );
      }
      const id = String(++tokens);
      live.add(id);
      return page("", 303, {
        location: `${origin(ill.leads)}/session/`,
        "set-cookie": `sid=${id}; HttpOnly; Path=/`,
      });
    }
    const id = /sid=(\d+)/.exec(cookies)?.[1] ?? "";
    if (pathname === "/logout") {
      if (!ill.immortal) live.delete(id);
      return page("", 303, { location: "/", "set-cookie": "sid=; Path=/; Max-Age=0" });
    }
    if (pathname === "/session/") {
      return live.has(id) ? session() : page("", 303, { location: "/" });
    }
    if (pathname === (ill.basicAt ?? "/basic/")) {
      const [, sent = ""] = /^Basic (.*)$/.exec(headers.get("authorization") ?? "") ?? [];
      if (atob(sent) === `${ACCOUNT}:${PASSWORD}`) return session();
      return page("Who?", 401, { "www-authenticate": 'Basic realm="mail", charset="UTF-8"' });
    }
    if (pathname !== "/") return page("nothing", 404); // a browser asks for an icon too
    const token = String(++tokens);
    return page(login(token, "", origin(ill.posts)), 200, {
      "set-cookie": `csrf=${token}; Path=/; SameSite=Strict`,
    });
  }

  const server = Deno.serve({
    hostname: "127.0.0.1",
    port: 0,
    onListen() {},
    ...certificate ? { cert: certificate.chain, key: certificate.key } : {},
  }, answer);
  return {
    endpoint: {
      protocol: "web",
      address: "127.0.0.1",
      port: server.addr.port,
      security: certificate ? "tls" : "plain",
    },
    asked,
    [Symbol.asyncDispose]: () => server.shutdown(),
  };
}
