import { bounded, json, TIME } from "./body.ts";
import { ROUTES } from "./routes.ts";
import { carries, tokenIn } from "./token.ts";
import type { World } from "./world.ts";

export { type Changed, World } from "./world.ts";

/** A control interface that listens. */
export interface Control extends AsyncDisposable {
  /** `http://127.0.0.1:PORT`. */
  readonly url: string;
}

/** A page of a browser that was led here by a name of its own has another host (DNS rebinding). */
const LOOPBACK = /^(127\.0\.0\.1|localhost)(:\d+)?$/i;

/** Only who has the token is told anything, even whether a path exists. */
async function answer(request: Request, world: World, token: string): Promise<Response> {
  // Not by the request's URL: what is no host at all has none.
  if (!LOOPBACK.test(request.headers.get("host") ?? "")) {
    return json(421, { problems: ["Ask for 127.0.0.1."] });
  }
  if (!carries(request.headers.get("authorization"), token)) {
    return json(401, { problems: ["Send Authorization: Bearer TOKEN."] }, {
      "www-authenticate": "Bearer",
    });
  }
  const { pathname } = new URL(request.url);
  const route = ROUTES[`${request.method} ${pathname}`];
  if (route) {
    const sent = await bounded(request);
    if (typeof sent !== "string") return sent;
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
 * @param timeToEnd milliseconds that a shutdown waits for requests under way
 * @throws {Error} where the token's file cannot be had, or the port, with the remedy
 */
export function control(
  world: World,
  tokenFile: string,
  port = 0,
  timeToEnd = TIME,
): Control {
  const token = tokenIn(tokenFile);
  const end = new AbortController();
  const server = listening(port, {
    signal: end.signal,
    // Nothing of a fault goes out: it may quote what was sent.
    onError: () => json(500, { problems: ["The control interface is at fault."] }),
  }, (request) => answer(request, world, token));
  return {
    url: `http://127.0.0.1:${server.addr.port}`,
    async [Symbol.asyncDispose]() {
      // Who holds a request open, with a token or without, holds nothing up for longer.
      const timer = setTimeout(() => end.abort(), timeToEnd);
      await server.shutdown();
      clearTimeout(timer);
    },
  };
}

/** @throws {Error} that names the port and the remedy */
function listening(
  port: number,
  options: Pick<Deno.ServeTcpOptions, "signal" | "onError">,
  answer: (request: Request) => Promise<Response>,
) {
  try {
    return Deno.serve({ ...options, hostname: "127.0.0.1", port, onListen() {} }, answer);
  } catch (error) {
    throw new Error(
      `Cannot listen for the control interface on 127.0.0.1 port ${port}: ` +
        `${error instanceof Error ? error.message : error}. ` +
        "Something else may listen there: end it, or take another port (0: any that is free).",
      { cause: error },
    );
  }
}
