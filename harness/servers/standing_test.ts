import { assertEquals } from "@std/assert";
import server from "./cyrus.ts";
import { standingOf } from "./standing.ts";
import { CONTENTS } from "./unpack.ts";

/** A server that is nowhere but in a folder of ours; `contents`: what was unpacked with it. */
async function standing(contents?: string) {
  const folder = await Deno.makeTempDir();
  const program = "/usr/sbin/server-of-nobody";
  try {
    await Deno.mkdir(`${folder}/cyrus/usr/sbin`, { recursive: true });
    await Deno.writeTextFile(`${folder}/cyrus${program}`, "");
    if (contents) await Deno.writeTextFile(`${folder}/cyrus/${CONTENTS}`, contents);
    return await standingOf({ ...server, program }, folder);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

Deno.test("of what is unpacked the version of its first package is told", async () => {
  const contents = "cyrus-imapd-extra 8\ncyrus-imapd 3.6.1-4\ncyrus-pop3d 9\n";
  assertEquals(await standing(contents), { is: "unpacked", version: "3.6.1-4" });
});

Deno.test("what was unpacked by hand is there, in no version that is known", async () => {
  assertEquals(await standing(), { is: "unpacked" });
});

Deno.test("of what is nowhere the command is told that gets it", async () => {
  const nowhere = { ...server, program: "/usr/sbin/server-of-nobody" };
  assertEquals(await standingOf(nowhere, "/nowhere"), {
    is: "missing",
    remedy: "deno task loginspec targets --unpack cyrus",
  });
});
