import { assertEquals } from "@std/assert";
import { parentOf, quoted, resolve, topOf } from "./path.ts";

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

Deno.test("names that cannot be said are no paths", () => {
  for (const typed of ["a\0b", "a\rb", "\x7f", "a\uFFFDb", "~joe/\0"]) {
    assertEquals(resolve("/", typed), undefined, JSON.stringify(typed));
  }
});

Deno.test("other accounts' stores are at the top, from whichever folder, and nowhere else", () => {
  assertEquals(resolve("/a", "~joe"), "/~joe");
  assertEquals(resolve("/a", "~joe@b.example/x"), "/~joe@b.example/x");
  assertEquals(resolve("/~joe/a", "../b"), "/~joe/b");
  assertEquals(resolve("/~joe", ".."), "/");
  assertEquals(resolve("/a", "./~joe"), "/a/~joe");
  assertEquals(["/~joe/a/b", "/~joe", "/a/~joe", "/"].map(topOf), ["/~joe", "/~joe", "/", "/"]);
});

Deno.test("the parent of what is at the top is the top", () => {
  assertEquals([parentOf("/a/b"), parentOf("/a"), parentOf("/")], ["/a", "/", "/"]);
});

Deno.test("quotes within a quoted path are doubled", () => {
  assertEquals(quoted('/a"b'), '"/a""b"');
});
