import { assertEquals, assertThrows } from "@std/assert";
import { Database } from "./database.ts";

const count = (db: Database) => db.only<{ n: number }>("SELECT count(*) AS n FROM account").n;
const add = (db: Database, name: string) => db.run("INSERT INTO account (name) VALUES (?)", name);

Deno.test("a transaction that throws leaves nothing, and the next one works", () => {
  const db = new Database();
  const broken = () =>
    db.transact(() => {
      add(db, "a");
      db.transact(() => add(db, "b"));
      throw new Error("broken");
    });
  assertThrows(broken, Error, "broken");
  assertEquals(count(db), 0);
  assertEquals(db.transact(() => add(db, "c")), 1);
  assertEquals(count(db), 1);
  db.close();
});

Deno.test("closing twice is closing once", () => {
  const db = new Database();
  db.close();
  db.close();
});
