import { assert, assertEquals } from "@std/assert";
import { printProblem } from "../../fixtures/problem.ts";
import { readTarget, targetAt, type TargetReading } from "./read_target.ts";
import { externalTarget } from "./target.ts";

const FILE = `
name: ours
endpoints:
  - { protocol: imap, host: 127.0.0.1, port: 1143, security: upgrade }
  - { protocol: pop3, host: mail.example.org, port: 995, security: tls, address: 10.0.0.7 }
deployment:
  main: company.com
  addresses: [127.0.0.1, 10.0.0.7]
  domains:
    - name: company.com
      accounts:
        - { name: info, password: brass-kettle }
        - { name: john, passwordFrom: "env:LOGINSPEC_TEST_JOHN", canary: none }
        - { name: mary, password: violet-anchor, canary: { text: "Mary's own letter" } }
lacks:
  - { protocol: imap, mechanism: CRAM-MD5, reason: only hashes are stored }
limits: { loginsPerSecond: 5, failures: { perAccount: 3, window: 600 } }
`;

function withPassword<T>(read: () => T): T {
  Deno.env.set("LOGINSPEC_TEST_JOHN", "saffron-bridge");
  try {
    return read();
  } finally {
    Deno.env.delete("LOGINSPEC_TEST_JOHN");
  }
}

const problems = (reading: TargetReading) =>
  reading.kind === "rejected" ? reading.problems.map(printProblem) : [];

Deno.test("a file of a server that is there is read with its endpoints, marks and passwords", () => {
  const reading = withPassword(() => readTarget(FILE, "/there/ours.yaml"));
  assertEquals(problems(reading), []);
  assert(reading.kind === "read" && reading.target.serves.kind === "fixed");
  const { serves, limits, lacks, mode } = reading.target;
  assertEquals(serves.endpoints.map(({ host, address }) => [host, address]), [
    ["127.0.0.1", "127.0.0.1"],
    ["mail.example.org", "10.0.0.7"],
  ]);
  assertEquals(serves.marks, {
    "info@company.com": { kind: "canary" },
    "john@company.com": { kind: "none" },
    "mary@company.com": { kind: "text", text: "Mary's own letter" },
  });
  const [, john] = serves.deployment.domains[0]?.accounts ?? [];
  assertEquals(john, { name: "john", password: "saffron-bridge", aliases: [], enabled: true });
  assertEquals(limits, { loginsPerSecond: 5, failures: { perAccount: 3, window: 600 } });
  assertEquals(lacks.map(({ mechanism }) => mechanism), ["CRAM-MD5"]);
  assertEquals(mode, "normal");
});

const FAULTS: readonly (readonly [string, string, string])[] = [
  [
    "imap, host: 127.0.0.1, port: 1143, security: upgrade",
    "pop3, host: 10.0.0.7, port: 1143, security: tls",
    "5:5: pop3 (tls) on the server's address 10.0.0.7 stands here twice: host 10.0.0.7 has it already.",
  ],
  ["security: tls", "clear: true, security: tls", "5:65: Over TLS from the start nothing goes in"],
  [
    "canary: none",
    "canary: { text: Mary's own letter }",
    "14:66: john@company.com has this text, too: it does not tell mary@company.com from it.",
  ],
  [
    "canary: none",
    "canary: { text: own letter }",
    "14:66: Of this text and that of john@company.com one is a part of the other",
  ],
  ["security: upgrade", "security: starttls", '4:62: "starttls" is not known here.'],
  ["port: 1143", "port: 70000", "4:46: `port` is too large."],
  ["port: 1143", "port: yes", "4:46: `port` must be a number, and is text."],
  [
    "limits:",
    "limit:",
    "17:1: `limit` is no key that is known here. Remedy: Did you mean `limits`",
  ],
  [", address: 10.0.0.7", "", '5:29: Which address the server sees behind "mail.example.org"'],
  ["address: 10.0.0.7", "address: 10.0.0.9", '5:82: "10.0.0.9" is none of the deployment\'s'],
  ["main: company.com", "main: company.org", '7:9: "company.org" names no Domain of this'],
  ["LOGINSPEC_TEST_JOHN", "LOGINSPEC_TEST_NO", "13:39: The variable LOGINSPEC_TEST_NO is not set"],
  ["canary: none", "canary: nine", "13:74: `canary` must be `none`, or an object with `text`"],
  [
    "CRAM-MD5",
    "CRAM-MD6",
    '16:34: No mechanism is called "CRAM-MD6". Remedy: Did you mean "CRAM-MD5',
  ],
  ["loginsPerSecond: 5", "loginsPerSecond: 0", "17:28: `loginsPerSecond` is too small."],
  ["name: ours", "ca: nowhere.pem", "2:5: nowhere.pem: there is no such file."],
  ["name: ours", "pin: abc", "2:6: This is no SHA-256 fingerprint."],
  ["password: brass-kettle", "aliases: []", '12:11: "info" has no password.'],
];

for (const [right, wrong, expected] of FAULTS) {
  Deno.test(`a file with \`${wrong}\` for \`${right}\` is rejected with the place of it, and a remedy`, () => {
    assert(FILE.includes(right));
    const told = problems(
      withPassword(() => readTarget(FILE.replace(right, wrong), "/a/ours.yaml")),
    );
    assert(told.some((line) => line.startsWith(`/a/ours.yaml:${expected}`)), told.join("\n"));
    assert(told.every((line) => !/brass-kettle|saffron-bridge|violet-anchor/.test(line)));
  });
}

Deno.test("a deployment in a file of its own is told of by that file's places", async () => {
  const folder = await Deno.makeTempDir();
  try {
    const [head = ""] = FILE.split("deployment:");
    await Deno.writeTextFile(`${folder}/there.yaml`, `${head}deployment: world.yaml\n`);
    await Deno.writeTextFile(
      `${folder}/world.yaml`,
      "main: a.example\naddresses: [127.0.0.1, 10.0.0.7]\ndomains:\n  - name: b.example\n",
    );
    const told = problems(targetAt(`${folder}/there.yaml`));
    assertEquals(told.map((line) => line.replace(folder, "").split(" Remedy:")[0]), [
      '/world.yaml:1:7: "a.example" names no Domain of this deployment.',
    ]);
    await Deno.remove(`${folder}/world.yaml`);
    const [missing] = problems(targetAt(`${folder}/there.yaml`));
    assert(missing?.startsWith(`${folder}/there.yaml:6:13: There is no file`), missing);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});

Deno.test("a command that serves any deployment needs the protocols, and may be a line for the shell", () => {
  const reading = readTarget("provision: ./up --now\nprotocols: [imap]\n", "any.yaml");
  assert(reading.kind === "read" && reading.target.serves.kind === "provisioned");
  assertEquals(reading.target.name, "any");
  assertEquals(reading.target.serves.provision, ["/bin/sh", "-c", "./up --now"]);
  assertEquals(problems(readTarget("provision: [up]\n", "any.yaml")), [
    "any.yaml:1:1: `protocols` is missing. Remedy: Add it: a list.",
  ]);
});

Deno.test("a file that is not there is a problem like any other", () => {
  const [told] = problems(targetAt("/nowhere/at/all.yaml"));
  assert(told?.startsWith("/nowhere/at/all.yaml:1:1: There is no file"), told);
});

Deno.test("over the net passwords go by TLS alone where it is on demand, unless the file says otherwise", () => {
  const upgrade = "host: mail.example.org, port: 1143, security: upgrade, address: 127.0.0.1";
  const asked = (endpoint: string) => {
    const text = FILE.replace("host: 127.0.0.1, port: 1143, security: upgrade", endpoint);
    const reading = withPassword(() => readTarget(text, "ours.yaml"));
    assert(reading.kind === "read" && reading.target.serves.kind === "fixed");
    return (["plain", "upgrade"] as const).filter((security) =>
      externalTarget(reading.target).given?.reaches({
        protocol: "imap",
        address: "127.0.0.1",
        security,
      })
    );
  };
  assertEquals(asked("host: 127.0.0.1, port: 1143, security: upgrade"), ["plain", "upgrade"]);
  assertEquals(asked("host: localhost, port: 1143, security: upgrade, address: 127.0.0.1"), [
    "plain",
    "upgrade",
  ]);
  assertEquals(asked(upgrade), ["upgrade"]);
  assertEquals(asked(`${upgrade}, clear: true`), ["plain", "upgrade"]);
  assertEquals(asked(upgrade.replace("upgrade", "plain")), ["plain"]);
});
