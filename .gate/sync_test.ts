import { assertEquals, assertMatch } from "@std/assert";
import { isGenerated, listOf } from "./lists.ts";
import { sync } from "./sync.ts";

const THING = "export default { name: 1 };\n";

async function inFolder(
  files: Readonly<Record<string, string>>,
  look: (root: string) => void,
): Promise<void> {
  const root = await Deno.makeTempDir();
  try {
    for (const [path, text] of Object.entries(files)) {
      const full = `${root}/${path}`;
      await Deno.mkdir(full.slice(0, full.lastIndexOf("/")), { recursive: true });
      await Deno.writeTextFile(full, text);
    }
    look(root);
  } finally {
    await Deno.remove(root, { recursive: true });
  }
}

/** The paths that a list imports. */
function imports(list: string | undefined): string[] {
  return [...(list ?? "").matchAll(/from "(.*)"/g)].map((found) => found[1] ?? "");
}

Deno.test("a list has each file with a default export, by name, and nothing else", async () => {
  await inFolder({
    "f/simple.ts": THING,
    "f/at.ts": "const at = 1;\nexport { at as default };\n",
    "f/form.ts": "export interface Form {}\n// export default nothing\n",
    "f/said.ts": "/*\nexport default in a comment\n*/\nexport const x = 1;\n",
    "f/_shared.ts": THING,
    "f/at_test.ts": THING,
    "f/mod.ts": THING,
    "f/README.md": THING,
    "f/imap/mod.ts": THING,
    "f/imap/fetch.ts": THING,
    "f/parts/mod.ts": "export const x = 1;\n",
  }, (root) => {
    const list = listOf(root, { folder: "f", grouped: false });
    assertEquals(imports(list), ["./at.ts", "./imap/mod.ts", "./simple.ts"]);
    assertMatch(list ?? "", /^import imap from "\.\/imap\/mod\.ts";$/m);
    assertMatch(list ?? "", /export const ALL = \[\n {2}at,\n {2}imap,\n {2}simple,\n\];\n$/);
  });
});

Deno.test("a grouped list goes one folder down and names files by group", async () => {
  await inFolder({
    "m/mutant.ts": "export interface Mutant {}\n",
    "m/name/many_percent.ts": THING,
    "m/case/new.ts": THING,
    "m/name/_parts.ts": THING,
    "m/name/mod.ts": THING,
  }, (root) => {
    const list = listOf(root, { folder: "m", grouped: true });
    assertEquals(imports(list), ["./case/new.ts", "./name/many_percent.ts"]);
    assertMatch(list ?? "", /import nameManyPercent from/);
  });
});

Deno.test("a file named by a reserved word is imported under another name", async () => {
  await inFolder({ "f/new.ts": THING, "f/2fa.ts": THING }, (root) => {
    const list = listOf(root, { folder: "f", grouped: false });
    assertMatch(list ?? "", /import _2fa from ".\/2fa.ts";\nimport _new from/);
  });
});

Deno.test("an empty folder has an empty list, and a folder that is not there none", async () => {
  await inFolder({ "f/contract.ts": "export interface X {}\n" }, (root) => {
    assertMatch(listOf(root, { folder: "f", grouped: false }) ?? "", /ALL = \[\] as const/);
    assertEquals(listOf(root, { folder: "g", grouped: false }), undefined);
  });
});

Deno.test("--check tells of a stale list and leaves it; without it the list is written", async () => {
  await inFolder({ "f/a.ts": THING }, (root) => {
    const files = [{
      path: "f/mod.ts",
      text: listOf(root, { folder: "f", grouped: false }) ?? "",
    }];
    assertEquals(sync(root, files, true), [
      "f/mod.ts is stale. Remedy: run: deno task sync",
    ]);
    assertEquals(sync(root, files, false), []);
    assertEquals(sync(root, files, true), []);
    Deno.writeTextFileSync(`${root}/f/b.ts`, THING);
    const text = listOf(root, { folder: "f", grouped: false }) ?? "";
    assertEquals(sync(root, [{ path: "f/mod.ts", text }], true).length, 1);
  });
});

Deno.test("a list that somebody wrote by hand is told of, never written over", async () => {
  await inFolder({ "f/a.ts": THING, "f/mod.ts": "export const MINE = 1;\n" }, (root) => {
    const text = listOf(root, { folder: "f", grouped: false }) ?? "";
    assertEquals(isGenerated(text), true);
    assertMatch(sync(root, [{ path: "f/mod.ts", text }], false).join(), /written by hand/);
    assertEquals(Deno.readTextFileSync(`${root}/f/mod.ts`), "export const MINE = 1;\n");
  });
});
