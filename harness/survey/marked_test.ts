import { assertEquals, assertThrows } from "@std/assert";
import { withMarked } from "./marked.ts";

Deno.test("what stands between mark and end is replaced, and nothing else", () => {
  const text = "before\n<!-- matrix x -->\n\nold\n\n<!-- end -->\nafter\n<!-- end -->\n";
  assertEquals(
    withMarked(text, "<!-- matrix x -->", "new\n", "page.md"),
    "before\n<!-- matrix x -->\n\nnew\n\n<!-- end -->\nafter\n<!-- end -->\n",
  );
});

Deno.test("a file without the mark, or without its end, is told", () => {
  const cases = ["nothing", "<!-- matrix x -->\nno end"];
  for (const text of cases) {
    assertThrows(() => withMarked(text, "<!-- matrix x -->", "", "page.md"), RangeError, "page.md");
  }
});
