import type { Dial } from "./client.ts";
import { CookieJar } from "./web_cookies.ts";
import type { WebAnswer, WebExchange, WebRequest } from "./web_exchange.ts";
import { pathOf } from "./web_link.ts";

/** Redirects in a row. */
const PATIENCE = 5;

/** What a visitor asks for. */
export type Asked = Pick<WebRequest, "method" | "path" | "body">;

/** A browser without a window: keeps cookies, follows redirects. */
export class Visitor {
  readonly #jar: CookieJar;
  /** What was asked for last, after redirects. */
  at: Asked = { method: "GET", path: "/" };

  constructor(readonly exchange: WebExchange, readonly dial: Dial) {
    this.#jar = new CookieJar(dial.security === "tls");
  }

  /** Where a link of this page leads. @throws {LedAway} */
  link(to: string): string {
    return pathOf(to, this.at.path, this.dial);
  }

  /** The headers of a request that a browser would send now. */
  headers(path: string): WebRequest["headers"] {
    const cookie = this.#jar.header(path);
    return cookie === undefined ? {} : { cookie };
  }

  /** @throws {LedAway}, and where a redirect would send the password once more, or they have no end */
  async go(first: Asked): Promise<WebAnswer> {
    let { method, path, body } = first;
    for (let turn = 0; turn <= PATIENCE; turn++) {
      const answer = await this.exchange({
        method,
        path,
        headers: {
          ...this.headers(path),
          ...body === undefined ? {} : { "content-type": "application/x-www-form-urlencoded" },
        },
        ...body === undefined ? {} : { body },
      });
      answer.cookies.forEach((header) => this.#jar.take(header));
      this.at = { method, path };
      if (answer.status < 300 || answer.status >= 400 || answer.location === undefined) {
        return answer;
      }
      // 307 and 308 would send the password once more, to wherever they point: none of ours does.
      if (answer.status >= 307) throw new Error(`redirected by ${answer.status}`);
      [method, path, body] = ["GET", this.link(answer.location), undefined];
    }
    throw new Error("redirected without end");
  }
}
