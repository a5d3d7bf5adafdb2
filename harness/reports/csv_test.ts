import { assert, assertEquals, assertRejects } from "@std/assert";
import { harsh, told } from "./_told.ts";
import csv from "./csv.ts";
import { inOneLine } from "./inert.ts";

const PYTHON = "/usr/bin/python3";

const there = (() => {
  try {
    return Deno.statSync(PYTHON).isFile;
  } catch {
    return false;
  }
})();

const test = (name: string, fn: () => Promise<void>) =>
  Deno.test({ name: there ? name : `${name} (no ${PYTHON} here)`, ignore: !there, fn });

/** Python's own reader: strict, lines as they came. */
const READER = `
import csv, io, json, sys
text = sys.stdin.buffer.read().decode()
print(json.dumps(list(csv.DictReader(io.StringIO(text, newline=""), strict=True))))
`;

/** What an independent parser reads: a record for each line. @throws where it complains */
async function read(text: string): Promise<Record<string, string>[]> {
  const child = new Deno.Command(PYTHON, {
    args: ["-c", READER],
    stdin: "piped",
    stdout: "piped",
    stderr: "piped",
  }).spawn();
  const writer = child.stdin.getWriter();
  await writer.write(new TextEncoder().encode(text));
  await writer.close();
  const { success, stdout, stderr } = await child.output();
  if (!success) throw new SyntaxError(new TextDecoder().decode(stderr));
  return JSON.parse(new TextDecoder().decode(stdout));
}

test("CSV: a parser of others reads a record for each check, with its words in one line", async () => {
  for (const { results } of [told, harsh]) {
    const records = await read(csv.write({ ...told, results }));
    assertEquals(records.length, results.length);
    for (const [at, record] of records.entries()) {
      const { id, verdict, why, listed, login } = results[at]!;
      assertEquals(record.verdict, verdict);
      assertEquals(record.id?.replace(/^'/, ""), inOneLine(id));
      assertEquals(record.why?.replace(/^'/, ""), inOneLine(why));
      assertEquals(record.reason, inOneLine(listed?.reason ?? ""));
      assertEquals(record.login, inOneLine(login?.scenario.attempt.login ?? ""));
    }
  }
});

test("CSV: no field is a formula to a spreadsheet", async () => {
  const records = await read(csv.write(harsh));
  assert(records.some(({ why }) => why?.startsWith("'=")));
  assert(records.some(({ why }) => why?.startsWith("'@")));
  for (const field of records.flatMap((record) => Object.values(record))) {
    assert(!/^[=+\-@\t\r\n]/.test(field), field);
  }
});

Deno.test("CSV: lines end by CRLF (RFC 4180, section 2), the last one too", () => {
  const text = csv.write({
    ...told,
    results: told.results.map((one) => ({ ...one, why: "", id: "x" })),
  });
  assertEquals(text.split("\r\n").length, told.results.length + 2);
});

test("CSV: the parser complains of what is wrong", async () => {
  const good = csv.write(told);
  for (
    const fault of [
      (text: string) => text.replace('&""c', '&"c'),
      (text: string) => text.slice(0, -3),
    ]
  ) await assertRejects(() => read(fault(good)), SyntaxError, "Error");
});
