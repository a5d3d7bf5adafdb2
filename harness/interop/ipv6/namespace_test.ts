import { assert, assertEquals } from "@std/assert";
import { fileURLToPath } from "node:url";
import { isIPv6 } from "node:net";
import { ENTRY, type Entry } from "../../run/entry.ts";
import { namespaceWith } from "./namespace.ts";

/** Of the deployment that the plan has for this (address.family): three Domains, an address each. */
const ADDRESSES = ["fd6c:6f67:696e::1", "fd6c:6f67:696e::2", "fd6c:6f67:696e::3"];

/** Where the address of the connection decides a simple name, and nothing else is sent. */
const PROTOCOLS = ["pop3", "imap", "ftp"];

const ROOT = fileURLToPath(new URL("../../..", import.meta.url));
const PATIENCE = 60_000;

const namespace = await namespaceWith(ADDRESSES);
const title = "logins on further IPv6 addresses open what address.family says";

if (namespace.kind === "impossible") {
  // Neither green nor silent: ignored tests are listed by name.
  console.error("%s", `NOT RUN: ${title}, because ${namespace.because}`);
}

Deno.test({
  name: namespace.kind === "possible" ? title : `not run, because ${namespace.because}: ${title}`,
  ignore: namespace.kind === "impossible",
  async fn() {
    assert(namespace.kind === "possible");
    const { code, said, entries } = await conform(namespace.command, ADDRESSES);
    assertEquals(code, 0, said);
    assertEquals(notRun(entries), [], "the namespace has the addresses");
    const places = opened(entries);
    const missing = crossed(PROTOCOLS, ADDRESSES).filter((place) => !places.includes(place));
    assertEquals(missing, [], said);
  },
});

Deno.test("where the machine lacks these addresses a run says of each that it was not run, and why", async () => {
  const here = Deno.networkInterfaces().map(({ address }) => address);
  assert(!ADDRESSES.some((address) => here.includes(address)), "this machine has them");
  const { entries } = await conform(
    (program, ...args) =>
      new Deno.Command(program, { args, stdin: "null", stdout: "piped", stderr: "piped" }),
    ADDRESSES,
  );
  assertEquals(opened(entries), []);
  assertEquals(
    notRun(entries),
    ADDRESSES.map((address) => `${address}: this machine has no ${address}`),
  );
});

type Start = (program: string, ...args: string[]) => Deno.Command;

/** The suite against the reference, as a process that may use exactly these addresses and loopback. */
async function conform(start: Start, addresses: readonly string[]) {
  const folder = await Deno.makeTempDir({ prefix: "loginspec-ipv6-" });
  try {
    const child = start(
      Deno.execPath(),
      ...["run", "--quiet", "--no-prompt", "--no-check"],
      `--allow-net=127.0.0.0/8,[::1],[::],${addresses.map((each) => `[${each}]`).join()}`,
      ...["--allow-read", "--allow-write", "--allow-env", "--allow-sys=hostname,osRelease"],
      ...[`${ROOT}harness/main.ts`, "run", "--target", "reference"],
      ...["--only", "address.family", "--report", folder],
    ).spawn();
    const timer = setTimeout(() => child.kill("SIGKILL"), PATIENCE);
    const { code, stdout, stderr } = await child.output().finally(() => clearTimeout(timer));
    const said = [stdout, stderr].map((bytes) => new TextDecoder().decode(bytes)).join("\n");
    const record = await Deno.readTextFile(`${folder}/run.ndjson`).catch(() => "");
    const entries = record.split("\n").filter((line) => line !== "")
      .map((line) => ENTRY.parse(JSON.parse(line)));
    return { code, said, entries };
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

/** `protocol on address` of the scenarios that opened an account on one of the addresses. */
function opened(entries: readonly Entry[]): string[] {
  const places = entries.flatMap((entry) => {
    if (entry.type !== "login" || entry.role !== "scenario") return [];
    const [, protocol, address] = entry.group.split("/");
    const there = ADDRESSES.includes(address ?? "") && entry.observation.kind === "opened";
    return there ? [`${protocol} on ${address}`] : [];
  });
  return [...new Set(places)].toSorted();
}

function notRun(entries: readonly Entry[]): string[] {
  const said = entries.flatMap((entry) => {
    if (entry.type !== "absent") return [];
    const address = entry.group.split("/").find(isIPv6);
    return [`${address}: ${entry.because}`];
  });
  return [...new Set(said)].toSorted();
}

const crossed = (protocols: readonly string[], addresses: readonly string[]): string[] =>
  protocols.flatMap((protocol) => addresses.map((address) => `${protocol} on ${address}`))
    .toSorted();
