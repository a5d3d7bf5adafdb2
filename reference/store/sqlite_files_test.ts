import { assert, assertEquals } from "@std/assert";
import { Database } from "./database.ts";
import type { Files } from "./files.ts";
import { SqliteFiles } from "./sqlite_files.ts";

function files(work: (files: Files) => void): void {
  const db = new Database();
  db.run("INSERT INTO account (id, name) VALUES (1, 'info@a.example'), (2, 'joe@a.example')");
  new SqliteFiles(db, 2).write("/his", text("his"));
  try {
    work(new SqliteFiles(db, 1));
  } finally {
    db.close();
  }
}

const text = (content: string) => new TextEncoder().encode(content);
const names = (files: Files, path: string) => files.list(path)?.map(({ name }) => name);

Deno.test("the top is a folder that is always there, and stays", () =>
  files((files) => {
    assertEquals([files.entry("/")?.kind, files.list("/")], ["folder", []]);
    const done = [files.write("/", text("x")), files.remove("/"), files.makeFolder("/")];
    assertEquals([...done, files.removeFolder("/"), files.rename("/", "/a")], Array(5).fill(false));
  }));

Deno.test("a file comes back byte by byte, replaced by the next of its name", () =>
  files((files) => {
    const bytes = Uint8Array.from({ length: 256 }, (_, n) => n);
    const before = Date.now();
    assert(files.write("/a", text("old")) && files.write("/a", bytes));
    assertEquals(files.read("/a"), bytes);
    const entry = files.entry("/a");
    assertEquals([entry?.name, entry?.kind, entry?.size], ["a", "file", 256]);
    assert(entry && entry.modified.getTime() >= before);
    assert(files.write("/empty", text("")));
    assertEquals(files.read("/empty"), text(""));
  }));

Deno.test("nothing is written where the folder is missing, or over a folder", () =>
  files((files) => {
    files.makeFolder("/d");
    files.write("/f", text("x"));
    assertEquals(files.write("/none/a", text("x")), false);
    assertEquals(files.write("/f/a", text("x")), false);
    assertEquals(files.write("/d", text("x")), false);
    assertEquals([files.makeFolder("/d"), files.makeFolder("/f")], [false, false]);
    assertEquals(
      [files.read("/d"), files.read("/none"), files.list("/f")],
      Array(3).fill(undefined),
    );
  }));

Deno.test("a folder is removed when it is empty, a file only as a file", () =>
  files((files) => {
    files.makeFolder("/d");
    files.write("/d/f", text("x"));
    assertEquals([files.removeFolder("/d"), files.remove("/d")], [false, false]);
    assertEquals(files.removeFolder("/d/f"), false);
    assert(files.remove("/d/f") && files.removeFolder("/d"));
    assertEquals([files.remove("/d/f"), files.removeFolder("/d")], [false, false]);
  }));

Deno.test("a folder is renamed with all in it, and nothing that only starts alike", () =>
  files((files) => {
    for (const folder of ["/d", "/d/e", "/d.x", "/dd"]) files.makeFolder(folder);
    for (const path of ["/d/f", "/d/e/f", "/d.x/f", "/dd/f"]) files.write(path, text(path));
    assert(files.rename("/d", "/dd/new"));
    assertEquals(files.read("/dd/new/e/f"), text("/d/e/f"));
    assertEquals([names(files, "/"), names(files, "/dd/new")], [["d.x", "dd"], ["e", "f"]]);
    assertEquals(files.read("/d.x/f"), text("/d.x/f"));
  }));

Deno.test("nothing is renamed into itself, over something, or to where no folder is", () =>
  files((files) => {
    files.makeFolder("/d");
    files.write("/f", text("x"));
    const cannot = [["/d", "/d/e"], ["/d", "/d"], ["/f", "/d"], ["/d", "/f"], ["/f", "/none/f"], [
      "/none",
      "/g",
    ]] as const;
    assertEquals(cannot.filter(([from, to]) => files.rename(from, to)), []);
    assertEquals(names(files, "/"), ["d", "f"]);
  }));

Deno.test("a path that is not normal names nothing", () =>
  files((files) => {
    files.makeFolder("/d");
    const odd = ["", "a", "d/a", "//a", "/d/", "/d//a", "/.", "/..", "/d/../a", "/a\0b", "/\ud800"];
    assertEquals(odd.filter((path) => files.write(path, text("x")) || files.makeFolder(path)), []);
    assertEquals(names(files, "/"), ["d"]);
  }));

Deno.test("another account's files are not seen", () =>
  files((files) => {
    assertEquals(files.read("/his"), undefined);
    assertEquals(names(files, "/"), []);
  }));
