import { assertEquals, assertThrows } from "@std/assert";
import { carries, tokenIn } from "./token.ts";

async function inFolder(work: (folder: string) => Promise<void>) {
  const folder = await Deno.makeTempDir();
  try {
    await work(folder);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

Deno.test("a token is made where there is none, for its owner alone, and kept", async () => {
  await inFolder(async (folder) => {
    const file = `${folder}/token`;
    const token = tokenIn(file);
    assertEquals((await Deno.stat(file)).mode! & 0o777, 0o600);
    assertEquals([tokenIn(file), (await Deno.readTextFile(file)).trim()], [token, token]);
  });
});

Deno.test("a file that holds no token, or that others may read, is refused without its content", async () => {
  await inFolder(async (folder) => {
    const file = `${folder}/token`;
    await Deno.writeTextFile(file, "shortish\n", { mode: 0o600 });
    const error = assertThrows(() => tokenIn(file), Error, "holds no token");
    assertEquals(String(error).includes("shortish"), false);
    await Deno.writeTextFile(file, "long-enough-for-a-token\n");
    await Deno.chmod(file, 0o644);
    assertThrows(() => tokenIn(file), Error, "Remedy: chmod 600");
  });
});

Deno.test("where no token can be had the error names the file and a remedy", async () => {
  await inFolder(async (folder) => {
    assertThrows(() => tokenIn(`${folder}/none/token`), Error, `--control ${folder}/none/token`);
    await Deno.chmod(folder, 0o700);
    assertThrows(() => tokenIn(folder), Error, "Remedy: name a file");
  });
});

Deno.test("a header carries the token as a bearer's, and in no other way", () => {
  const token = "0123456789abcdef";
  assertEquals(carries(`Bearer ${token}`, token), true);
  assertEquals(carries(`bearer  ${token} `, token), true);
  for (const header of [null, "", token, `Basic ${token}`, "Bearer", `Bearer ${token}x`]) {
    assertEquals(carries(header, token), false);
  }
});
