import { assertEquals } from "@std/assert";
import { workedExample } from "../../fixtures/worked_example.ts";
import { indicated } from "./indicated.ts";

const routes = [{ from: "routed.example", to: "client2.com" }];
const xmpp = (targetDomain: string, serverName?: string) =>
  indicated({ ...workedExample, routes }, {
    protocol: "xmpp",
    targetDomain,
    ...serverName === undefined ? {} : { serverName },
  });

Deno.test("an XMPP client indicates the domain that it means, in small letters", () => {
  assertEquals(xmpp("cLiEnT2.cOm"), "client2.com");
  assertEquals(xmpp("mail.client2.com", "mail.client2.com"), "mail.client2.com");
});

Deno.test("for a domain that only a record leads to a Domain it indicates that one", () => {
  assertEquals(xmpp("routed.example"), "client2.com");
});

Deno.test("a server name that is asked for is indicated as it is", () => {
  assertEquals(xmpp("client2.com", "CLIENT1.com"), "CLIENT1.com");
});

Deno.test("a domain that is not served is not indicated, nor is one over another protocol", () => {
  assertEquals(xmpp("unserved.invalid"), undefined);
  assertEquals(indicated(workedExample, { protocol: "imap" }), undefined);
});
