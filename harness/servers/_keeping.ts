import { keep } from "./keeper.ts";

// Of keeper_test.ts: starts a server in FOLDER, says its pid, and waits to be killed.
const kept = await keep(
  { program: "/bin/sleep", args: ["1000"] },
  Deno.env.get("FOLDER")!,
  "server",
);
console.log("%d", kept.pid);
await kept.ended;
