import { assertEquals, assertThrows } from "@std/assert";
import { type Config, flagsOf, manifestOf } from "./manifest.ts";

const config: Config = {
  version: "1.2.3",
  license: "MIT",
  exports: { ".": "./harness/main.ts", "./reference": "./reference/mod.ts" },
  compilerOptions: {},
  imports: { "zod": "npm:zod@4.6.7", "@a/b/": "npm:/@a/b@1.0.0/", "@std/assert": "./assert.js" },
  tasks: {
    loginspec: { command: "deno run --quiet --allow-net=127.0.0.0/8,[::1] harness/main.ts" },
    test: { command: "deno test harness" },
  },
};

Deno.test("packages have the versions that deno.json pins, and Deno is one of them", () => {
  const { dependencies } = manifestOf(config, ["zod", "@a/b"]);
  assertEquals(Object.keys(dependencies), ["@a/b", "deno", "zod"]);
  assertEquals([dependencies["@a/b"], dependencies.zod], ["1.0.0", "4.6.7"]);
  assertThrows(() => manifestOf(config, ["@std/assert"]), RangeError, "pins no version");
  assertThrows(() => manifestOf(config, ["zo"]), RangeError, "pins no version");
});

Deno.test("what can be imported is named as in deno.json, and the command is a program", () => {
  const { exports, bin } = manifestOf(config, []);
  assertEquals(Object.keys(exports), ["./reference", "./package.json"]);
  assertEquals(bin, { loginspec: "bin/loginspec.js" });
});

Deno.test("the Node that the package asks for is the one that its page says the command wants", () => {
  const { engines } = manifestOf(config, []);
  const page = Deno.readTextFileSync(new URL("npm.md", import.meta.url));
  const [, from] = /Any Node that can start it will do, from\s+(\d+)\s+on/.exec(page) ?? [];
  assertEquals(engines.node, `>=${from}`);
});

Deno.test("the command has the permissions of the task", () => {
  assertEquals(flagsOf(config, "loginspec"), ["--quiet", "--allow-net=127.0.0.0/8,[::1]"]);
  assertThrows(() => flagsOf(config, "test"), RangeError, "no deno run");
});
