import { assertEquals } from "@std/assert";
import { soughtIn } from "./sought.ts";

Deno.test("a link in a folder is followed to a file, and to no folder", () => {
  const folder = Deno.makeTempDirSync({ prefix: "loginspec-" });
  try {
    Deno.mkdirSync(`${folder}/pages`);
    Deno.writeTextFileSync(`${folder}/real.md`, "");
    Deno.symlinkSync(`${folder}/real.md`, `${folder}/pages/linked.md`);
    Deno.symlinkSync(`${folder}/none.md`, `${folder}/pages/nowhere.md`);
    Deno.symlinkSync(folder, `${folder}/pages/circle`);
    assertEquals(soughtIn([`${folder}/pages`]).map(({ path }) => path), [
      `${folder}/pages/linked.md`,
    ]);
  } finally {
    Deno.removeSync(folder, { recursive: true });
  }
});
