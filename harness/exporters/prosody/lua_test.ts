import { assertEquals } from "@std/assert";
import { lua, stored } from "./lua.ts";

Deno.test("a Lua text says quotes, backslashes, line ends and what is not ASCII by their bytes", () => {
  assertEquals(lua(`p@ss:%"\\'&<1`), `"p@ss:%\\034\\092'&<1"`);
  assertEquals(lua("\n\0é"), `"\\010\\000\\195\\169"`);
});

Deno.test("a digit behind a byte is no part of it", () => {
  assertEquals(lua('"7'), `"\\0347"`);
});

Deno.test("a file of the internal storage has letters, digits and bytes", () => {
  assertEquals(stored("x_1-y.z"), "x%5f1%2dy%2ez");
  assertEquals(stored("é"), "%c3%a9");
});
