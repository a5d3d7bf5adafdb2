import { opened, refused, result, scenario } from "../judge/_judged.ts";
import type { Result } from "../judge/verdict.ts";
import type { Deviation } from "./deviation.ts";

/** An entry about `%` over POP, refused. */
export const entry = (more: Partial<Deviation> = {}): Deviation => ({
  clause: ["name.percent"],
  protocol: ["pop3"],
  way: "refuses",
  reason: "It takes % for a letter.",
  file: "known.yaml",
  line: 2,
  ...more,
});

/** A login by `%`, of that form of name, which came out so. */
function login(came: "right" | "refused" | "foreign", more: Partial<Result>, form: string): Result {
  const made = scenario("info%client1.com");
  const observed = {
    right: opened("info@client1.com"),
    refused: refused(),
    foreign: opened("info@company.com"),
  }[came];
  return result({ ...made, cell: { ...made.cell, form } }, observed, {
    clause: "name.percent",
    verdict: came === "right" ? "conforms" : "deviates",
    why: `came out ${came}`,
    ...more,
  });
}

export const right = (more: Partial<Result> = {}, form = "percent") => login("right", more, form);
export const failed = (more: Partial<Result> = {}, form = "percent") =>
  login("refused", more, form);
export const foreign = (more: Partial<Result> = {}, form = "percent") =>
  login("foreign", more, form);
