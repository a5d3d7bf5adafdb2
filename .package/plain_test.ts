import { assertEquals, assertThrows } from "@std/assert";
import { plain } from "./plain.ts";

const made = { path: "reference/store/mail.d.ts", from: new URL("file:///tmp/copy/") };

Deno.test("neighbours are called by their names in the package, whether imported or started", () => {
  for (
    const [source, expected] of [
      ['import { a } from "./a.ts";', 'import { a } from "./a.js";'],
      ["export * from '../b/mod.ts'", "export * from '../b/mod.js'"],
      ['new URL("./worker.ts", import.meta.url)', 'new URL("./worker.js", import.meta.url)'],
      ['import css from "./page.css.ts";', 'import css from "./page.css.js";'],
    ] as const
  ) assertEquals(plain(source, made), expected);
});

Deno.test("others' files, and what is only said to be a file, stay as they are", () => {
  for (
    const source of [
      'import file from "./a.json" with { type: "json" };',
      'import { z } from "zod";',
      '"not below ./ or ../: a.ts"',
      'import type { T } from "./a.tsx";',
    ]
  ) assertEquals(plain(source, made), source);
});

Deno.test("types tell no folder of the machine that made them", () => {
  for (
    const [source, expected] of [
      ['/// <amd-module name="file:///tmp/copy/x.ts" />\nexport {};\n', "export {};\n"],
      [
        'import("file:///tmp/copy/reference/store/rights.ts").Rights',
        'import("./rights.js").Rights',
      ],
      ['import("file:///tmp/copy/fixtures/mod.ts").A', 'import("../../fixtures/mod.js").A'],
      [
        'typeof import("file:///home/me/deno/npm/registry.example/@a/b/2.2.0/build/index.d.ts").C',
        'typeof import("@a/b").C',
      ],
    ] as const
  ) assertEquals(plain(source, made), expected);
  assertThrows(() => plain('import("file:///home/me/x.ts")', made), RangeError, "mail.d.ts");
});
