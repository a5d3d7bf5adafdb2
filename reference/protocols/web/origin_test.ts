import { assertEquals } from "@std/assert";
import { browser, tokenIn } from "../../testing/http.ts";
import { MAIN, PASSWORDS, webServer } from "../../testing/web_server.ts";

const HOST = "client2.com:8080";

/** What a browser says of the form's page, and what comes of a right password and token. */
const ROWS: readonly (readonly [fields: Readonly<Record<string, string>>, status: number])[] = [
  [{}, 303],
  [{ Origin: "http://client2.com:8080", "Sec-Fetch-Site": "same-origin" }, 303],
  [{ "Sec-Fetch-Site": "none" }, 303],
  [{ Origin: "http://CLIENT2.com:8080" }, 303],
  [{ Origin: "http://evil.example" }, 403],
  [{ Origin: "https://client2.com:8080" }, 403],
  [{ Origin: "http://client2.com" }, 403],
  [{ Origin: "null" }, 403],
  [{ Origin: "" }, 403],
  [{ "Sec-Fetch-Site": "cross-site" }, 403],
  [{ "Sec-Fetch-Site": "same-site" }, 403],
];

Deno.test("a form that the browser says is from elsewhere opens nothing, though cookie and token fit", () =>
  webServer(async ({ on, seen }) => {
    for (const [fields, status] of ROWS) {
      const { go } = browser(on(MAIN), HOST);
      const token = tokenIn((await go("/")).body);
      const before = seen.length;
      const form = { username: "info", password: PASSWORDS["info@client2.com"], token };
      const heard = await go("/login", { form, fields });
      const said = JSON.stringify(fields);
      assertEquals([heard.status, seen.length - before], [status, status === 303 ? 1 : 0], said);
    }
  }));
