import { assertEquals, assertStringIncludes } from "@std/assert";
import { cellHtml, classOf } from "./cell.js";
import { rowsOf } from "./filter.js";
import { hashOf, isView, pageOf, stateOf } from "./hash.js";
import { plain } from "./plain.js";

/** Three results: two of POP3, one of them red. */
const table = {
  ids: ["one", "two", "three"],
  columns: {
    ...{ clause: [0, 0, 1], protocol: [0, 1, 0], verdict: [0, 0, 1], level: [0, 0, 0] },
    ...{ client: [0, 0, 0], check: [0, 0, 0], target: [0, 0, 0], login: [0, 1, 0], why: [0, 0, 1] },
  },
  words: {
    ...{ clause: ["name.at", "name.both"], protocol: ["pop3", "imap"], level: ["must"] },
    ...{ verdict: ["conforms", "deviates"], client: ["curl"], check: ["decide"], target: ["x"] },
    ...{ login: ["info", "Info%A"], why: ["it opens", "it is refused"] },
  },
};

Deno.test("filters narrow each other; a text is looked for in any letter case, all its words", () => {
  assertEquals(rowsOf(table, {}), [0, 1, 2]);
  assertEquals(rowsOf(table, { protocol: "pop3" }), [0, 2]);
  assertEquals(rowsOf(table, { protocol: "pop3", clause: "name.at" }), [0]);
  assertEquals(rowsOf(table, { red: "1", clause: "" }), [2]);
  assertEquals(rowsOf(table, { q: "INFO%a opens" }), [1]);
  assertEquals(rowsOf(table, { q: "refused imap" }), []);
  assertEquals(rowsOf(table, { clause: "route.order" }), []);
});

Deno.test("a view comes back from its fragment, whatever is in it", () => {
  const state = { q: "a&b=c#%", clause: "name.at", open: "relation:x a/b ~ c", scheme: "dark" };
  assertEquals(stateOf(hashOf(state)), state);
  assertEquals(hashOf({ q: "" }), "#");
  assertEquals(stateOf("#constructor=1&q=2"), { q: "2" });
  assertEquals([isView("#results"), isView("#q=1"), isView("")], [false, true, true]);
});

Deno.test("a page of the list that cannot be is the first", () => {
  const pages = ["3", "abc", "-2", "1.5", "0", "1e999", ""].map((page) => pageOf({ page }));
  assertEquals(pages, [3, 1, 1, 1, 1, 1, 1]);
  assertEquals(pageOf({}), 1);
});

Deno.test("a text has no sign that is unseen or turns it around", () => {
  assertEquals(plain("a\u202eb\u0007c\u009bd\te\nf\u00e9"), "a·b·c·d\te\nf\u00e9");
});

Deno.test("a cell shows the worst of its verdicts, in words and by its class", () => {
  const counts = { conforms: 20, deviates: 3, notOffered: 1 };
  assertEquals(classOf({ counts }), "cell bad heat-2");
  const html = cellHtml({ counts });
  assertStringIncludes(html, '✗</span>3<span class="said"> deviates');
  assertStringIncludes(html, '20<span class="said"> well');
  assertEquals(classOf({ counts: { conforms: 5, notOffered: 1 } }), "cell lacking heat-2");
  assertStringIncludes(cellHtml({ counts: { open: 2 }, reading: "b" }), "(b)");
  assertEquals(cellHtml({ counts: {} }), "");
});
