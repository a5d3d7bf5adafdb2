import { assert, assertEquals } from "@std/assert";
import { Database } from "./database.ts";
import type { Contact } from "./roster.ts";
import { type RosterNews, SqliteRoster } from "./sqlite_roster.ts";
import { Watchers } from "./watchers.ts";

const ANN: Contact = {
  jid: "ann@a.example",
  name: "Ann",
  subscription: "both",
  ask: false,
  groups: ["friends", "a b, c"],
};
const BOB: Contact = { jid: "bob@a.example", subscription: "none", ask: true, groups: [] };

Deno.test("a roster keeps contacts, replaces, removes, and tells its watchers", () => {
  const db = new Database();
  db.run("INSERT INTO account (id, name) VALUES (1, 'info@a.example'), (2, 'joe@a.example')");
  const watchers = new Watchers<number, [RosterNews]>((error) => {
    throw error;
  });
  const [mine, same, others] = [1, 1, 2].map((id) => new SqliteRoster(db, id, watchers));
  assert(mine && same && others);
  const heard: RosterNews[] = [];
  const stop = mine.watch((news) => heard.push(news));

  same.set(BOB);
  same.set(ANN);
  others.set({ ...BOB, ask: false });
  assertEquals(mine.items(), [ANN, BOB]);
  assertEquals(mine.get("bob@a.example"), BOB);
  same.set({ ...BOB, subscription: "to", ask: false });
  assert(mine.remove("ann@a.example"));
  assertEquals([mine.remove("ann@a.example"), mine.get("ann@a.example")], [false, undefined]);
  stop();
  mine.set(ANN);

  assertEquals(heard, [BOB, ANN, { ...BOB, subscription: "to", ask: false }, {
    jid: "ann@a.example",
    removed: true,
  }]);
  assertEquals(others.items(), [{ ...BOB, ask: false }]);
  db.close();
});
