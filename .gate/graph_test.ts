import { assertEquals, assertMatch } from "@std/assert";
import { fileURLToPath } from "node:url";
import { cycles, reached } from "./cycles.ts";
import { graphProblems, sourcesBelow } from "./graph.ts";

async function problemsOf(files: Readonly<Record<string, string>>): Promise<string[]> {
  const root = await Deno.makeTempDir();
  try {
    for (const [path, text] of Object.entries(files)) {
      const full = `${root}/${path}`;
      await Deno.mkdir(full.slice(0, full.lastIndexOf("/")), { recursive: true });
      await Deno.writeTextFile(full, text);
    }
    return await graphProblems(root);
  } finally {
    await Deno.remove(root, { recursive: true });
  }
}

const SOUND = {
  "harness/main.ts": `import { a } from "../scenarios/a.ts";\nconsole.log(a);\n`,
  "scenarios/a.ts": `import type { B } from "../fixtures/b.ts";\nexport const a: B = 1;\n`,
  "fixtures/b.ts": "export type B = number;\n",
  "scenarios/forms/mod.ts": `import x from "./x.ts";\nexport const ALL = [x];\n`,
  "scenarios/forms/x.ts": "export default 1;\n",
  "reference/c_test.ts": `import "./c.ts";\n`,
  "reference/c.ts": "export const c = 1;\n",
  ".gate/sync.ts": "export const s = 1;\n",
};

Deno.test("a tree in order has no problem", async () => {
  assertEquals(await problemsOf(SOUND), []);
});

Deno.test("a circle of imports is told once, file by file, types too", async () => {
  const told = await problemsOf({
    ...SOUND,
    "fixtures/b.ts": `export type { D } from "./d.ts";\nexport type B = number;\n`,
    "fixtures/d.ts": `import type { B } from "./b.ts";\nexport type D = B;\n`,
  });
  assertEquals(told.length, 1);
  assertMatch(told[0] ?? "", /^fixtures\/b.ts -> fixtures\/d.ts -> fixtures\/b.ts import each/);
});

Deno.test("a file that nothing imports is told", async () => {
  const told = await problemsOf({ ...SOUND, "reference/lost.ts": "export const l = 1;\n" });
  assertEquals(told.length, 1);
  assertMatch(told[0] ?? "", /^reference\/lost.ts is reached by no entry point/);
});

Deno.test("of forgotten files only the one is told that reaches the others", async () => {
  const told = await problemsOf({
    ...SOUND,
    "reference/lost.ts": `export * from "./lost_too.ts";\n`,
    "reference/lost_too.ts": "export const l = 1;\n",
  });
  assertEquals(told.map((line) => line.split(" ")[0]), ["reference/lost.ts"]);
});

Deno.test("a missing command line is no fault of the graph, what it alone reached is", async () => {
  const { "harness/main.ts": _, ...rest } = SOUND;
  const told = await problemsOf(rest);
  assertEquals(told.map((line) => line.split(" ")[0]), ["scenarios/a.ts"]);
});

Deno.test("a file that is no module is told", async () => {
  const told = await problemsOf({ ...SOUND, "scenarios/a.ts": "import {\n" });
  assertMatch(told.join("\n"), /^scenarios\/a.ts cannot be read as a module/m);
});

Deno.test("an import of a file that is not there is told, with who imports it", async () => {
  const told = await problemsOf({ ...SOUND, "reference/c.ts": `import "./gone.ts";\n` });
  assertEquals(told.length, 1);
  assertMatch(told[0] ?? "", /^reference\/gone.ts is not there, and reference\/c.ts imports it/);
});

Deno.test("the tree of this project is seen whole", () => {
  const files = sourcesBelow(fileURLToPath(new URL("..", import.meta.url)));
  for (const file of ["fixtures/schema.ts", "scenarios/scenario.ts", ".gate/graph.ts"]) {
    assertEquals(files.includes(file), true, file);
  }
});

Deno.test("of several circles each is told, and shared files do not hide one", () => {
  const imports = new Map(
    Object.entries({ a: ["b"], b: ["a", "c"], c: ["b"], d: ["d"], e: ["a"] })
      .map(([file, targets]) => [file, new Set(targets)]),
  );
  assertEquals(cycles(imports), [["a", "b"], ["c", "b"], ["d"]]);
  assertEquals([...reached(imports, ["c"])].sort(), ["a", "b", "c"]);
});
