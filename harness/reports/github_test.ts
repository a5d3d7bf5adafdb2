import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { harsh, markupIn, OBEYED, told } from "./_told.ts";
import annotations from "./annotations.ts";
import github from "./github.ts";
import type { Told } from "./report.ts";

interface Command {
  readonly name: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly message: string;
}

const unescaped = (text: string) =>
  text.replaceAll("%0D", "\r").replaceAll("%0A", "\n").replaceAll("%3A", ":").replaceAll("%2C", ",")
    .replaceAll("%25", "%");

/** Workflow commands as the runner reads them: `::name key=value,key=value::message`, one a line. @throws where a line is none */
function commandsIn(text: string): Command[] {
  return text.split(/\r\n|\r|\n/).filter((line) => line !== "").map((line) => {
    const [, name, list, message] = /^::([a-z-]+)(?: ([^]*?))?::([^]*)$/.exec(line) ?? [];
    if (!["error", "warning", "notice"].includes(name ?? "")) {
      throw new Error(`no command: ${line}`);
    }
    const properties = (list ?? "").split(",").map((pair) => {
      const [, key, value] = /^(file|line|title)=(.*)$/.exec(pair) ?? [];
      if (key === undefined || value === undefined) throw new Error(`no property: ${pair}`);
      if (/[:,]|%(?![0-9A-F]{2})/.test(value)) throw new Error(`not escaped: ${value}`);
      return [key, unescaped(value)] as const;
    });
    return {
      name: name!,
      properties: Object.fromEntries(properties),
      message: unescaped(message ?? ""),
    };
  });
}

Deno.test("annotations: each is one command of the runner's, whatever names and answers say", () => {
  const commands = commandsIn(annotations.write({ ...harsh, stopped: "100%0A\n::error::b" }));
  assertEquals(
    commands.map(({ name, properties: { title } }) => `${name} ${title?.split(":")[0]}`),
    [
      "error loginspec",
      "error deviates",
      "error stale",
      "warning unproven",
      "warning differs",
      "notice known",
    ],
  );
  const known = commands.at(-1)!;
  assertEquals([known.properties.file, known.properties.line], ["our files/known:1.yaml", "12"]);
  for (const { message } of commands.slice(1)) assertEquals(message.split("\n").length, 2);
  assertEquals(commands[0]?.message, "The run was stopped: 100%0A\\u000a::error::b");
});

Deno.test("annotations: no more of a kind than GitHub shows, and the last says how many there are", () => {
  const deviates = told.results.find(({ verdict }) => verdict === "deviates")!;
  const many: Told = {
    ...told,
    results: Array.from({ length: 25 }, (_, at) => ({
      ...deviates,
      listed: { ...{ state: "another way", reason: `${at}`, at: "a:1", was: "deviates" } as const },
    })),
  };
  const commands = commandsIn(annotations.write(many));
  assertEquals(commands.length, 10);
  assertEquals(commands.at(-1)?.message, "and 16 more: see the reports.");
});

Deno.test("annotations: the reading notices what is wrong", () => {
  const good = annotations.write(harsh);
  for (
    const fault of [
      (text: string) => text.replace("%3A", ":"),
      (text: string) => text.replace("::error", ":error"),
      (text: string) => text.replace("title=", "titel="),
      (text: string) => text.replace("%0A", "\n"),
    ]
  ) {
    let wrong = false;
    try {
      wrong = JSON.stringify(commandsIn(fault(good))) !== JSON.stringify(commandsIn(good));
    } catch {
      wrong = true;
    }
    assert(wrong, `${fault}`);
  }
});

const OWN = /^(?:<details>|<\/details>|<summary>[^<]*<\/summary>)$/;

/** What is wrong with a summary of one protocol: rows without their cells, markup that is not ours, something that is opened and not closed. */
function wrongIn(text: string): string[] {
  const lines = text.split("\n");
  const opened = lines.reduce(
    (open, line) => open + (line === "<details>" ? 1 : line === "</details>" ? -1 : 0),
    0,
  );
  return [
    ...lines.flatMap((line) => {
      if (line.startsWith("|")) return line.split("|").length === 5 ? [] : [`cells: ${line}`];
      if (OWN.test(line)) return [];
      const markup = markupIn(line);
      return markup === undefined ? [] : [`${markup} in ${line}`];
    }),
    ...opened === 0 ? [] : [`${opened} not closed`],
    // Markdown within wants a blank line before it.
    ...text.match(/<\/summary>\n(?!\n)/g) ?? [],
    ...lines.slice(1).filter((line) => line.startsWith("#")),
    ...lines.some((line) => line.startsWith("|")) ? [] : ["no matrix"],
  ];
}

const TROUBLE = {
  ...{ losses: [OBEYED, ...harsh.results.map(({ why }) => why)], lockouts: [OBEYED] },
  stopped: harsh.results[0]!.why,
};

Deno.test("step summary: every row has its cells, and no name or answer is markup", () => {
  const summary = { ...harsh.summary, target: OBEYED };
  const text = github.write({ ...harsh, ...TROUBLE, summary });
  assertEquals(wrongIn(text), []);
  // What a server said is no link; what the user says of it may be one.
  assertEquals(text.match(/\w+:\/\/\S+/g), ["https://example.org/a"]);
  assertEquals(text.match(/^<details>$/gm)?.length, 2);
});

Deno.test("step summary: the reading notices what is wrong", () => {
  const good = github.write({ ...harsh, ...TROUBLE });
  const faults: Readonly<Record<string, (text: string) => string>> = {
    "a cell more": (text) => text.replace("\n| clause |", "\n| clause | |"),
    "a cell less": (text) => text.replace(" --- |\n", "\n"),
    "a bar of a server's": (text) => text.replace("&#124;", "|"),
    "a tag of a server's": (text) => text.replace("&#60;", "<"),
    "a reference of a server's": (text) => text.replace("&#38;", "&"),
    "a heading of a server's": (text) => text.replace("\n- ", "\n- \n# Head\n"),
    "a list of a server's": (text) => text.replace("\n- ", "\n+ a\n- "),
    "never closed": (text) => text.replace("</details>", ""),
    "closed twice": (text) => text.replace("</details>", "</details>\n</details>"),
    "no blank line": (text) => text.replace("</summary>\n", "</summary>"),
  };
  for (const [what, fault] of Object.entries(faults)) {
    const bad = fault(good);
    assert(bad !== good, what);
    assert(wrongIn(bad).length > 0, what);
  }
});

Deno.test("step summary: it stays under what GitHub takes, and says what it leaves out", () => {
  const deviates = told.results.find(({ verdict }) => verdict === "deviates")!;
  const known = told.results.find(({ verdict }) => verdict === "known")!;
  const listed = { state: "known", was: "deviates", at: "a:1" } as const;
  const long = "ü|".repeat(5_000);
  const text = github.write({
    ...told,
    results: Array.from({ length: 400 }, (_, at) => [
      { ...deviates, why: long, listed: { ...listed, reason: `${at}` } },
      { ...known, why: long, listed: { ...listed, reason: `${at} ${long}` } },
    ]).flat(),
  });
  const size = new TextEncoder().encode(text).length;
  assert(size < 1024 * 1024, `${size}`);
  assert(size > 512 * 1024, `${size}`);
  assertEquals(text.match(/^- and \d+ more: see the reports$/gm)?.length, 2);
  assertStringIncludes(text, "\n| clause | level | pop3 |\n");
});
