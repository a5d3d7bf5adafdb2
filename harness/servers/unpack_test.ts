import { assertEquals, assertRejects, assertStringIncludes } from "@std/assert";
import { Unreachable } from "../targets/target.ts";
import { CONTENTS, missingIn, type Packaged, type Tools, unpack } from "./unpack.ts";

const SERVER: Packaged = {
  exporter: { id: "tester" },
  packages: ["tester-server"],
  program: "/usr/sbin/tester-of-nobody",
};

const SIMULATED = `Reading package lists...
Remv other-server [1.0]
Inst perl [5.36.0-7] (5.36.0-8 Debian:12 [amd64]) []
Conf perl (5.36.0-8 Debian:12 [amd64])
Inst libtester1 (2:8.39-15 Debian:12 [amd64])
Inst tester-server (1:3.6-4 Debian:12 [amd64])
Conf libtester1 (2:8.39-15 Debian:12 [amd64])
`;

/** Tools that do as apt and dpkg do, without them. */
function fake(into: string, holds: string) {
  const said: string[] = [];
  const told: string[] = [];
  const run: Tools["run"] = async (program, args, cwd) => {
    said.push([program, ...args].join(" "));
    if (args[0] === "install") return SIMULATED;
    if (args[0] === "download") {
      await Deno.writeTextFile(`${cwd}/${args[2]}_1%3a3.6-4_amd64.deb`, "");
    } else if (args[1]!.includes("tester-server")) {
      await Deno.mkdir(`${cwd}/${args[2]}/usr/sbin`, { recursive: true });
      await Deno.writeTextFile(`${cwd}/${args[2]}${holds}`, "");
    }
    return "";
  };
  return { said, told, tools: { into, run, tell: (text: string) => told.push(text) } };
}

const names = (folder: string) => [...Deno.readDirSync(folder)].map(({ name }) => name);

async function inFolder(test: (into: string) => Promise<void>) {
  const into = await Deno.makeTempDir();
  try {
    await test(into);
  } finally {
    await Deno.remove(into, { recursive: true });
  }
}

Deno.test("what is not installed is missing, and what apt would remove or replace is left alone", () => {
  assertEquals(missingIn(SIMULATED), ["libtester1", "tester-server"]);
});

Deno.test("a server is unpacked with its missing packages, whose versions stand beside", () =>
  inFolder(async (into) => {
    const { said, told, tools } = fake(into, SERVER.program);
    assertEquals(await unpack(SERVER, tools), `${into}/tester`);
    assertEquals(said, [
      "apt-get install -s -q --no-install-recommends tester-server",
      "apt-get download -q tester-server",
      "apt-get download -q libtester1",
      "dpkg-deb -x packages/libtester1_1%3a3.6-4_amd64.deb root",
      "dpkg-deb -x packages/tester-server_1%3a3.6-4_amd64.deb root",
    ]);
    assertEquals(told.length, 3);
    assertEquals(names(into), ["tester"]);
    assertEquals(
      await Deno.readTextFile(`${into}/tester/${CONTENTS}`),
      "libtester1 1:3.6-4\ntester-server 1:3.6-4\n",
    );
  }));

Deno.test("what is unpacked is not unpacked again", () =>
  inFolder(async (into) => {
    await unpack(SERVER, fake(into, SERVER.program).tools);
    const again = fake(into, SERVER.program);
    assertEquals(await unpack(SERVER, again.tools), `${into}/tester`);
    assertEquals(again.said, []);
  }));

Deno.test("a folder without the program is replaced", () =>
  inFolder(async (into) => {
    await Deno.mkdir(`${into}/tester/usr`, { recursive: true });
    await Deno.writeTextFile(`${into}/tester/usr/old`, "");
    await unpack(SERVER, fake(into, SERVER.program).tools);
    assertEquals(names(`${into}/tester/usr`), ["sbin"]);
  }));

Deno.test("packages without the program leave nothing behind", () =>
  inFolder(async (into) => {
    const error = await assertRejects(
      () => unpack(SERVER, fake(into, "/usr/sbin/another").tools),
      Unreachable,
    );
    assertStringIncludes(error.message, "/usr/sbin/tester-of-nobody is not in them");
    assertEquals(names(into), []);
  }));

for (
  const [step, remedy] of [["install", "Remedy: apt-get update"], ["download", "libtester1: not"]]
) {
  Deno.test(`where apt fails to ${step} the error says what to do, and nothing is left behind`, () =>
    inFolder(async (into) => {
      const { tools } = fake(into, SERVER.program);
      const run: Tools["run"] = (program, args, cwd) =>
        args[0] === step && (step === "install" || args[2] === "libtester1")
          ? Promise.reject(new Unreachable("no route"))
          : tools.run(program, args, cwd);
      const error = await assertRejects(() => unpack(SERVER, { ...tools, run }), Unreachable);
      assertStringIncludes(error.message, remedy!);
      assertStringIncludes(error.message, "no route");
      assertEquals(names(into), []);
    }));
}
