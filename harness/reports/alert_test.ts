import { assertEquals } from "@std/assert";
import { refused, result, scenario } from "../judge/_judged.ts";
import { alertsIn, sentenceOf } from "./alert.ts";

const failed = (login: string, form: "at" | "percent", why = "no") => {
  const made = scenario(login);
  return result({ ...made, cell: { ...made.cell, form } }, refused(), { verdict: "deviates", why });
};

Deno.test("alerts that only the form of the login tells apart say which it is", () => {
  const [first, second] = alertsIn([
    failed("a@client1.com", "at"),
    failed("a%client1.com", "percent"),
    failed("b%client1.com", "percent"),
  ]).map(sentenceOf);
  assertEquals([first, second], [
    "no (form at)",
    "no (form percent, and 1 more of the kind)",
  ]);
});

Deno.test("what is no single login has no form to tell", () => {
  const { login: _, ...alone } = failed("a", "at");
  assertEquals(alertsIn([alone, alone]).map(sentenceOf), ["no (and 1 more of the kind)"]);
});
