import type { Socket } from "node:net";
import type { Dial } from "../clients/client.ts";
import type { RawDial } from "../clients/raw_login.ts";
import { rawExchange } from "../clients/web_raw.ts";
import { filled, linesOf, loginForm } from "../clients/web_page.ts";
import { refusal } from "../clients/web_refusal.ts";
import { logOut } from "../clients/web_log_out.ts";
import { sessionOn } from "../clients/web_session.ts";
import { Visitor } from "../clients/web_visitor.ts";
import type { WebAnswer } from "../clients/web_exchange.ts";
import { Lost, timely } from "./lost.ts";
import type { Session } from "./session.ts";

/** A web session: it lives in a cookie, on whichever connection. */
export class WebSession implements Session {
  readonly #sockets: Socket[] = [];
  readonly #visitor: Visitor;
  #shown: WebAnswer | undefined;

  private constructor(private dial: Dial) {
    const held: RawDial = { ...dial, hold: (socket) => this.#sockets.push(socket) };
    this.#visitor = new Visitor(rawExchange(held), dial);
  }

  /** Nothing is asked yet: each login begins with the page. */
  static connect(dial: Dial): Promise<WebSession> {
    return Promise.resolve(new WebSession(dial));
  }

  readonly login: Session["login"] = (said) => {
    const { login, password } = said;
    const { before = [] } = this.dial;
    // All that was said on the way is blanked in whatever is told from now on.
    const dial = { ...this.dial, password, before: [...before, { login, password }] };
    this.dial = dial;
    return this.#timely(async () => {
      const page = await this.#visitor.go({ method: "GET", path: "/" });
      const form = loginForm(page.body);
      if (!form) {
        return refusal(page, dial) ?? { kind: "unclear", because: "no page asks for a password" };
      }
      const answer = await this.#visitor.go({
        method: "POST",
        path: this.#visitor.link(form.action),
        body: filled(form, said),
      });
      const refused = refusal(answer, dial, page.body);
      if (!refused) this.#shown = answer;
      return refused;
    });
  };

  /** The session's page as it is now: what a person reads on it, line by line. */
  async page(): Promise<readonly string[]> {
    return linesOf((await this.#again()).body);
  }

  async whose() {
    const { body } = await this.#again();
    return sessionOn(linesOf(body).join("\n"), this.dial, body);
  }

  async leave() {
    const shown = this.#shown;
    if (shown) await this.#timely(() => logOut(this.#visitor, shown));
    this.close();
  }

  close() {
    this.#sockets.forEach((socket) => socket.destroy());
  }

  /** Where the login led. */
  #again(): Promise<WebAnswer> {
    return this.#timely(async () => {
      if (!this.#shown) throw new Lost("nobody is logged in");
      const { path } = this.#visitor.at;
      return this.#shown = await this.#visitor.go({ method: "GET", path });
    });
  }

  #timely<T>(exchange: () => Promise<T>): Promise<T> {
    return timely(this, this.dial, exchange);
  }
}
