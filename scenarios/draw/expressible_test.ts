import { assertEquals, assertMatch } from "@std/assert";
import { inexpressible } from "./expressible.ts";

const password = "pw";

Deno.test("nothing carries a line end or NUL", () => {
  for (const protocol of ["pop3", "imap", "ftp", "xmpp", "ximss", "web", "mapi"] as const) {
    for (const login of ["a\r", "a\nb", "a\0"]) {
      assertMatch(inexpressible(protocol, "PLAIN", { login, password }) ?? "", /line ends/);
    }
  }
});

Deno.test("APOP and CRAM-MD5 have a blank behind the name, so that a name cannot have one", () => {
  assertMatch(inexpressible("pop3", "APOP", { login: " info", password }) ?? "", /blank/);
  assertEquals(inexpressible("pop3", "USER", { login: " info", password }), undefined);
});

Deno.test("a digest is not computed over letters outside ASCII, nor SCRAM over an empty name", () => {
  assertMatch(inexpressible("xmpp", "SCRAM-SHA-1", { login: "\u00e9", password }) ?? "", /digest/);
  assertMatch(inexpressible("xmpp", "SCRAM-SHA-1", { login: "", password }) ?? "", /saslname/);
  assertEquals(inexpressible("xmpp", "PLAIN", { login: "\u00e9", password }), undefined);
});

const why = (protocol: "ximss" | "web" | "imap", mechanism: string, login: string) =>
  inexpressible(protocol, mechanism, { login, password }) ?? "";

Deno.test("XML has no control characters, so that XIMSS needs SASL for them", () => {
  assertMatch(why("ximss", "LOGIN", "in\x01fo"), /XML/);
  assertEquals(why("ximss", "LOGIN", "in\tfo \ud83d\ude00"), "");
  assertEquals(why("ximss", "PLAIN", "in\x01fo"), "");
});

Deno.test("HTTP Basic ends the name at a colon, a form does not", () => {
  assertMatch(why("web", "BASIC", "<@a.example:info@b.example>"), /colon/);
  assertEquals(why("web", "FORM", "<@a.example:info@b.example>"), "");
});

Deno.test("a certificate's common name has 64 characters", () => {
  assertMatch(why("imap", "EXTERNAL", "x".repeat(65)), /certificate/);
  assertEquals(why("imap", "EXTERNAL", "x".repeat(64)), "");
});
