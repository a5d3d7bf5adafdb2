import { ROUTES } from "./routes.ts";
import { carries, tokenIn } from "./token.ts";
import type { World } from "./world.ts";

export { type Changed, World } from "./world.ts";

/** A control interface that listens. */
export interface Control extends AsyncDisposable {
  /** `http://127.0.0.1:PORT`. */
  readonly url: string;
}

/** The most that a request may carry, in bytes: a message, and what JSON makes of it. */
const LARGEST = 16 << 20;

const json = (status: number, body: unknown, headers: Record<string, string> = {}) =>
  new Response(`${JSON.stringify(body)}\n`, {
    status,
    headers: { "content-type": "application/json", "cache-control": "no-store", ...headers },
  });

/** The body as text; nothing where it is too large, told before it has all come. */
async function bounded({ body }: Request): Promise<string | undefined> {
  let [text, size] = ["", 0];
  const decoder = new TextDecoder();
  for await (const chunk of body ?? []) {
    size += chunk.length;
    if (size > LARGEST) return undefined;
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}

/** A page of a browser that was led here by a name of its own has another host (DNS rebinding). */
const isLoopback = ({ url }: Request) => ["127.0.0.1", "localhost"].includes(new URL(url).hostname);

/** Only who has the token is told anything, even whether a path exists. */
async function answer(request: Request, world: World, token: string): Promise<Response> {
  if (!isLoopback(request)) return json(421, { problems: ["Ask for 127.0.0.1."] });
  if (!carries(request.headers.get("authorization"), token)) {
    return json(401, { problems: ["Send Authorization: Bearer TOKEN."] }, {
      "www-authenticate": "Bearer",
    });
  }
  const { pathname } = new URL(request.url);
  const route = ROUTES[`${request.method} ${pathname}`];
  if (route) {
    const sent = await bounded(request);
    if (sent === undefined) {
      return json(413, { problems: [`A request has at most ${LARGEST} bytes.`] });
    }
    const { status, body } = await route.answer(world, sent);
    return json(status, body);
  }
  const allow = Object.keys(ROUTES).filter((one) => one.endsWith(` ${pathname}`))
    .map((one) => one.split(" ")[0]);
  return allow.length > 0
    ? json(405, { problems: [`${pathname} takes ${allow.join(", ")}.`] }, {
      allow: allow.join(", "),
    })
    : json(404, { problems: ["There is no such path; GET / lists them."] });
}

/**
 * Lets who has the token change a served deployment, by HTTP on 127.0.0.1.
 * @param tokenFile where the token is; made where it is missing
 * @param port 0: one that the kernel chooses
 * @throws {Error} where the token's file cannot be had, or the port
 */
export function control(world: World, tokenFile: string, port = 0): Control {
  const token = tokenIn(tokenFile);
  const server = Deno.serve({
    hostname: "127.0.0.1",
    port,
    onListen() {},
    // Nothing of a fault goes out: it may quote what was sent.
    onError: () => json(500, { problems: ["The control interface is at fault."] }),
  }, (request) => answer(request, world, token));
  return {
    url: `http://127.0.0.1:${server.addr.port}`,
    [Symbol.asyncDispose]: () => server.shutdown(),
  };
}
