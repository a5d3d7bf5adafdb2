import { assertEquals } from "@std/assert";
import { parentOf, quoted, resolve } from "./path.ts";

Deno.test("a path is read from the current folder, or from the top", () => {
  assertEquals(resolve("/a", "b/c"), "/a/b/c");
  assertEquals(resolve("/a", "/b//c/"), "/b/c");
  assertEquals(resolve("/a", "./b/."), "/a/b");
  assertEquals(resolve("/a", ""), "/a");
  assertEquals(resolve("/a", " b "), "/a/ b ");
});

Deno.test("no path leads out of the store", () => {
  assertEquals(resolve("/a", "../../.."), "/");
  assertEquals(resolve("/", "../../etc/passwd"), "/etc/passwd");
  assertEquals(resolve("/a/b", "/../c/../.."), "/");
});

Deno.test("names that cannot be said, and other accounts' stores, are no paths", () => {
  for (
    const typed of [
      "a\0b",
      "a\rb",
      "\x7f",
      "a\uFFFDb",
      "~",
      "~joe",
      "/~joe@b.example/x",
      "b/../~joe",
    ]
  ) {
    assertEquals(resolve("/", typed), undefined, JSON.stringify(typed));
  }
  assertEquals(resolve("/a", "~b"), "/a/~b");
});

Deno.test("the parent of what is at the top is the top", () => {
  assertEquals([parentOf("/a/b"), parentOf("/a"), parentOf("/")], ["/a", "/", "/"]);
});

Deno.test("quotes within a quoted path are doubled", () => {
  assertEquals(quoted('/a"b'), '"/a""b"');
});
