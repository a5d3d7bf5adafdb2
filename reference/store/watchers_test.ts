import { assertEquals, assertThrows } from "@std/assert";
import { Watchers } from "./watchers.ts";

Deno.test("a watcher that throws keeps no news from the others", () => {
  const faults: unknown[] = [];
  const watchers = new Watchers<string, [number]>((error) => faults.push(error));
  const heard: number[] = [];
  watchers.watch("a", () => {
    throw "broken";
  });
  watchers.watch("a", (news) => heard.push(news));
  watchers.tell("a", 1);
  assertEquals([heard, faults], [[1], ["broken"]]);
});

Deno.test("the same callback watches twice and stops once", () => {
  const watchers = new Watchers<string, []>(() => {});
  let heard = 0;
  const changed = () => heard++;
  const stop = watchers.watch("a", changed);
  watchers.watch("a", changed);
  stop();
  stop();
  watchers.tell("a");
  assertEquals(heard, 1);
});

Deno.test("a watcher stopped by another during the news does not break the round", () => {
  const watchers = new Watchers<string, []>(() => {});
  const heard: string[] = [];
  const stops = ["first", "second", "third"].map((name) =>
    watchers.watch("a", () => {
      heard.push(name);
      for (const stop of stops) stop();
    })
  );
  watchers.tell("a");
  watchers.tell("a");
  assertEquals(heard, ["first", "second", "third"]);
});

Deno.test("news of a change that may be undone waits for its end, and is lost where it is undone", () => {
  const watchers = new Watchers<string, [number]>(() => {});
  const heard: (number | string)[] = [];
  watchers.watch("a", (news) => heard.push(news));
  watchers.afterwards(() => {
    watchers.tell("a", 1);
    watchers.tell("a", 2);
    heard.push("done");
  });
  assertEquals(heard, ["done", 1, 2]);
  const undone = () =>
    watchers.afterwards(() => {
      watchers.tell("a", 3);
      throw new Error("broken");
    });
  assertThrows(undone, Error, "broken");
  watchers.tell("a", 4);
  assertEquals(heard, ["done", 1, 2, 4]);
});
