import { assert, assertEquals } from "@std/assert";
import { globOf, nearest } from "./glob.ts";

Deno.test("a pattern fits a whole word, in any letter case, and a dot is a dot", () => {
  const fits = (pattern: string, word: string) => globOf(pattern)(word);
  assert(fits("name.*", "name.at"));
  assert(fits("NAME.at", "name.at"));
  assert(fits("?ame.at", "name.at"));
  assert(!fits("name.", "name.at"));
  assert(!fits("name.at", "name-at"));
  assert(!fits("ame.at", "name.at"));
  assert(fits("a+(b)", "a+(b)"));
});

Deno.test("the nearest word is told where one is near", () => {
  assertEquals(nearest("name.percnt", ["name.at", "name.percent"]), "name.percent");
  assertEquals(nearest("POP", ["imap", "pop3"]), "pop3");
  assertEquals(nearest("quite another", ["imap", "pop3"]), undefined);
});
