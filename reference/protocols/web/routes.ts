import type { Answer } from "./answer.ts";
import { askBasic, showSession } from "./by_basic.ts";
import { askName, logIn, logOut } from "./by_form.ts";
import type { Handler, Here } from "./here.ts";
import { errorPage, redirect } from "./pages.ts";
import { showSite, siteIn } from "./site.ts";

/** What a path does, by method. HEAD is GET without the content. */
type Route = Readonly<Partial<Record<"GET" | "POST", Handler>>>;

const slashed: Route = { GET: ({ request }) => redirect(301, `${request.path}/`) };

const ROUTES: ReadonlyMap<string, Route> = new Map<string, Route>([
  ["/", { GET: askName }],
  // Where a refused login leaves the browser's address.
  ["/login", { GET: () => redirect(303, "/"), POST: logIn }],
  ["/logout", { POST: logOut }],
  ["/session/", { GET: showSession }],
  ["/session", slashed],
  ["/basic/", { GET: askBasic }],
  ["/basic", slashed],
  ["/favicon.ico", { GET: () => ({ status: 204 }) }],
]);

/** Answers a request. The host is looked at before anything else (client.web.unserved). */
export async function answer(here: Here): Promise<Answer> {
  const { door, request } = here;
  if (request.host !== undefined && !door.serves(request.host)) {
    return errorPage(404, { text: "This host is not served here." });
  }
  const route = routeOf(request.path);
  if (!route) return errorPage(404);
  const method = request.method === "HEAD" ? "GET" : request.method;
  const handler = method === "GET" || method === "POST" ? route[method] : undefined;
  if (handler) return await handler(here);
  const allowed = [...route.GET ? ["GET", "HEAD"] : [], ...route.POST ? ["POST"] : []];
  return errorPage(405, { fields: [["Allow", allowed.join(", ")]] });
}

function routeOf(path: string): Route | undefined {
  const name = siteIn(path);
  return name === undefined ? ROUTES.get(path) : { GET: (here) => showSite(here, name) };
}
