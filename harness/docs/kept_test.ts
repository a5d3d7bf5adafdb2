import { assertEquals, assertThrows } from "@std/assert";
import { keep, textOf, Unusable } from "./kept.ts";

async function inFolder(look: (folder: string) => void): Promise<void> {
  const folder = await Deno.makeTempDir();
  try {
    look(folder);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

Deno.test("a file that is kept has its permissions still, and nothing stands beside it", async () => {
  await inFolder((folder) => {
    const path = `${folder}/page.md`;
    Deno.writeTextFileSync(path, "old");
    Deno.chmodSync(path, 0o640);
    keep(path, "\ufeffnew");
    assertEquals(textOf(path), "\ufeffnew");
    assertEquals((Deno.statSync(path).mode ?? 0) & 0o777, 0o640);
    assertEquals([...Deno.readDirSync(folder)].map(({ name }) => name), ["page.md"]);
  });
});

Deno.test({
  name: "a file that root writes is its owner's still",
  ignore: Deno.uid() !== 0,
  fn: () =>
    inFolder((folder) => {
      const path = `${folder}/page.md`;
      Deno.writeTextFileSync(path, "old");
      Deno.chownSync(path, 1234, 1235);
      keep(path, "new");
      const { uid, gid } = Deno.statSync(path);
      assertEquals([uid, gid], [1234, 1235]);
    }),
});

Deno.test("a symbolic link stays one, and what it leads to is written", async () => {
  await inFolder((folder) => {
    Deno.mkdirSync(`${folder}/real`);
    Deno.writeTextFileSync(`${folder}/real/page.md`, "old");
    Deno.symlinkSync("real/page.md", `${folder}/link.md`);
    keep(`${folder}/link.md`, "new");
    assertEquals(Deno.lstatSync(`${folder}/link.md`).isSymlink, true);
    assertEquals(textOf(`${folder}/real/page.md`), "new");
  });
});

Deno.test("a file is put in the place of another, whole: who has the old one open reads it to its end", async () => {
  await inFolder((folder) => {
    const path = `${folder}/page.md`;
    Deno.writeTextFileSync(path, "old");
    using reader = Deno.openSync(path);
    keep(path, "new and longer");
    const read = new Uint8Array(20);
    assertEquals(new TextDecoder().decode(read.subarray(0, reader.readSync(read) ?? 0)), "old");
  });
});

Deno.test("what cannot be read is told, with what helps", async () => {
  await inFolder((folder) => {
    Deno.writeFileSync(`${folder}/latin.md`, new Uint8Array([0xe9, 0x0a]));
    assertThrows(() => textOf(`${folder}/latin.md`), Unusable, "store it as UTF-8");
    assertThrows(() => textOf(`${folder}/none.md`), Unusable, "there is no such file");
    assertThrows(() => textOf(folder), Unusable, "Cannot read");
  });
});
