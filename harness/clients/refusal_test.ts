import { assertEquals } from "@std/assert";
import type { Observation } from "../observation.ts";
import type { Dial } from "./client.ts";
import { refusal as ftp } from "./ftp_refusal.ts";
import { refusal as imap } from "./imap_refusal.ts";
import { refusal as pop3 } from "./pop3_refusal.ts";
import { saslRefusal } from "./xmpp_refusal.ts";

const said = { login: "info", password: "secret-Password" };

const kinds = (
  read: (answer: string) => Observation,
  ...answers: readonly string[]
): string[] => answers.map((answer) => read(answer).kind);

const xmpp = (condition: string) => saslRefusal(condition, undefined, said);
const tagged = (text: string) => imap("NO", text, said as Dial);
const line = (text: string) => pop3(`-ERR ${text}`, said);

Deno.test("an answer that is about the name or the password refuses the login", () => {
  const conditions = [
    "not-authorized",
    "account-disabled",
    "credentials-expired",
    "invalid-authzid",
  ];
  assertEquals(new Set(kinds(xmpp, ...conditions)), new Set(["refused"]));
  const texts = ["", "no", "[AUTHENTICATIONFAILED] no", "[AUTHORIZATIONFAILED] no", "[EXPIRED] no"];
  assertEquals(new Set(kinds(tagged, ...texts)), new Set(["refused"]));
  assertEquals(new Set(kinds(line, "", "[AUTH] no", "no")), new Set(["refused"]));
});

Deno.test("an answer that is about the mechanism, or wants TLS first, says nothing of the name", () => {
  const conditions = ["invalid-mechanism", "mechanism-too-weak", "encryption-required"];
  assertEquals(new Set(kinds(xmpp, ...conditions)), new Set(["unclear"]));
  assertEquals(new Set(kinds(tagged, "[PRIVACYREQUIRED] not here")), new Set(["unclear"]));
});

Deno.test("temporary trouble refuses nothing", () => {
  assertEquals(kinds(xmpp, "temporary-auth-failure"), ["unclear"]);
  assertEquals(kinds(tagged, "[UNAVAILABLE] later"), ["unclear"]);
  assertEquals(kinds(line, "[SYS/TEMP] later", "[IN-USE] later"), ["unclear", "unclear"]);
});

Deno.test("FTP refuses a name that its grammar forbids by a syntax error or as none, and no other", () => {
  const codes = (login: string) =>
    [500, 501, 503, 530].map((code) => ftp(code, `${code} no`, { ...said, login } as Dial).kind);
  assertEquals(codes(""), ["refused", "refused", "refused", "refused"]);
  assertEquals(codes("info"), ["unclear", "unclear", "unclear", "refused"]);
});
