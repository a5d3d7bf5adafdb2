import { canaryOf } from "../../fixtures/canary.ts";
import type { Certificate } from "../../fixtures/certificate.ts";
import type { FullName } from "../../fixtures/deployment.ts";
import type { Endpoint } from "../../fixtures/endpoint.ts";

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

const login = (token: string, said = "") =>
  `<h1>Mail of ${SERVED}</h1>${said === "" ? "" : `<p role="alert">${said}</p>`}` +
  `<form method="post" action="/login"><input name="username"><input type=password name='password'>` +
  `<input type="hidden" name="token" value="${token}&amp;1"><button>Go</button></form>`;

export function site(ill: Ill = {}, certificate?: Certificate): Site {
  const asked: Site["asked"] = [];
  const live = new Set<string>();
  let tokens = 0;
  const session = () =>
    `<p>${ACCOUNT}</p><pre>${ill.bare ? "" : canaryOf("", ACCOUNT).message}</pre>` +
    `<form method="post" action="../logout"><input type="hidden" name="token" value="x"><button>Out</button></form>`;
  const right = (name: string | null, password: string | null) =>
    name === ACCOUNT && password === PASSWORD;

  async function answer(request: Request): Promise<Response> {
    const { method, url, headers } = request;
    const host = headers.get("host");
    asked.push({ method, url, host });
    // A host may be no URL's: only the path is asked for.
    const { pathname } = new URL(url.replace(/^https?:\/\/[^/]*/, ""), "http://a.invalid");
    const cookies = headers.get("cookie") ?? "";
    const leaks = ill.leaks && headers.has("authorization");
    if (host === "unserved.example" && !leaks) return page("<h1>Not here</h1>", 404);
    if (pathname === "/login" && method === "POST") {
      const sent = new URLSearchParams(await request.text());
      if (ill.loginStatus) return page("trouble", ill.loginStatus);
      const token = /csrf=(\d+)/.exec(cookies)?.[1];
      if (sent.get("token") !== `${token}&1`) return page("forged", 403);
      if (!right(sent.get("username"), sent.get("password"))) {
        return page(login(token ?? "", `${sent.get("password")} is wrong.`), 401);
      }
      const id = String(++tokens);
      live.add(id);
      return page("", 303, { location: "/session/", "set-cookie": `sid=${id}; HttpOnly; Path=/` });
    }
    const id = /sid=(\d+)/.exec(cookies)?.[1] ?? "";
    if (pathname === "/logout") {
      if (!ill.immortal) live.delete(id);
      return page("", 303, { location: "/", "set-cookie": "sid=; Path=/; Max-Age=0" });
    }
    if (pathname === "/session/") {
      return live.has(id) ? page(session()) : page("", 303, { location: "/" });
    }
    if (pathname === "/basic/") {
      const [, sent = ""] = /^Basic (.*)$/.exec(headers.get("authorization") ?? "") ?? [];
      if (atob(sent) === `${ACCOUNT}:${PASSWORD}`) return page(session());
      return page("Who?", 401, { "www-authenticate": 'Basic realm="mail", charset="UTF-8"' });
    }
    if (pathname !== "/") return page("nothing", 404); // a browser asks for an icon too
    const token = String(++tokens);
    return page(login(token), 200, { "set-cookie": `csrf=${token}; Path=/; SameSite=Strict` });
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
