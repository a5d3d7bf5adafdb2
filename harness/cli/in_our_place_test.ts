import { assertEquals, assertRejects } from "@std/assert";
import { Ended, EXIT } from "./exit.ts";
import { inOurPlace } from "./in_our_place.ts";

Deno.test("a process that does not start is our own fault, and no verdict", async () => {
  const ended = await assertRejects(
    () => inOurPlace(["run", "--quiet", "--no-prompt", "--allow-net=a b", "/nowhere/main.ts"]),
    Ended,
    "Cannot start",
  );
  assertEquals(ended.code, EXIT.fault);
});

Deno.test("one that starts ends by its own code", async () => {
  const main = new URL("../main.ts", import.meta.url).href;
  const flags = ["run", "--quiet", "--no-prompt", "--no-check"];
  const may = ["--allow-env", "--allow-write", "--allow-read", "--allow-sys=hostname,osRelease"];
  assertEquals(await inOurPlace([...flags, ...may, main, "explain", "no.such.clause"]), EXIT.usage);
});
