#!/usr/bin/env node
// The command line is written for Deno: this finds the one that came with the package, and gives it the permissions it needs.
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { constants } from "node:os";
import { fileURLToPath } from "node:url";

const flags = JSON.parse(readFileSync(new URL("./flags.json", import.meta.url), "utf8"));
const deno = createRequire(import.meta.url)("deno/install_api.cjs").runInstall();
const main = fileURLToPath(new URL("../harness/main.js", import.meta.url));

const child = spawn(deno, ["run", ...flags, main, ...process.argv.slice(2)], {
  stdio: "inherit",
  // What it tells people to type exists here.
  env: { LOGINSPEC_CALLED: "npx loginspec", ...process.env },
});
// Who ends the command means what runs below it; `serve` reads its file again at SIGHUP.
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
child.on("error", (error) => {
  console.error(`Cannot start Deno: ${error.message}. Remedy: npm install, for this machine.`);
  process.exitCode = 3;
});
child.on("exit", (code, signal) => {
  process.exitCode = code ?? 128 + (constants.signals[signal] ?? 0);
});
