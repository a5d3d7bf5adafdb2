import { Buffer } from "node:buffer";
import { once } from "node:events";
import type { IncomingMessage } from "node:http";
import https from "node:https";
import type { TLSSocket } from "node:tls";
import { assertEquals, assertMatch } from "@std/assert";
import { certificatesOf, testAuthority } from "../../../fixtures/certificates/mod.ts";
import { headingIn, tokenIn } from "../../testing/http.ts";
import { CLIENT1, PASSWORDS, webServer } from "../../testing/web_server.ts";

Deno.test("over TLS all is the same, the host decides and not the server name (address.sni)", async () => {
  const authority = await testAuthority();
  const tls = { certificate: certificatesOf(authority) };
  await webServer(async ({ reference, seen }) => {
    const wanted = reference.endpoints.filter(({ address }) => address === CLIENT1);
    assertEquals(wanted.map(({ security }) => security), ["plain", "tls"]);
    const port = wanted[1]?.port;

    /** Asks with the server name company.com and the host client2.com, on client1.com's address. */
    const go = async (path: string, cookie: string, form?: Record<string, string>) => {
      const request = https.request({
        host: CLIENT1,
        port,
        path,
        ca: authority.certificate,
        servername: "company.com",
        agent: false,
        method: form ? "POST" : "GET",
        headers: {
          host: "client2.com",
          cookie,
          ...form && { "content-type": "application/x-www-form-urlencoded" },
        },
      });
      request.end(form && new URLSearchParams(form).toString());
      const [response] = await once(request, "response") as [IncomingMessage];
      const { subject } = (response.socket as TLSSocket).getPeerCertificate();
      assertEquals(subject?.CN, "company.com");
      return {
        body: Buffer.concat(await Array.fromAsync(response)).toString(),
        set: response.headers["set-cookie"]?.[0] ?? "",
      };
    };

    const page = await go("/", "");
    assertMatch(page.set, /^__Host-login=[\w-]{22}; Path=\/; HttpOnly; SameSite=Strict; Secure$/);
    assertEquals(headingIn(page.body), "Log in to client2.com");
    const login = await go("/login", page.set.split(";")[0] ?? "", {
      username: "info",
      password: PASSWORDS["info@client2.com"],
      token: tokenIn(page.body),
    });
    assertMatch(login.set, /^__Host-session=[\w-]{22}; .*; Secure$/);
    const account = await go("/session/", login.set.split(";")[0] ?? "");
    assertEquals(headingIn(account.body), "info@client2.com");
    assertEquals(seen.map(({ name, hint }) => [name, hint]), [["info", "client2.com"]]);
  }, { tls, addresses: [CLIENT1] });
});
