import { Buffer } from "node:buffer";
import { assert } from "@std/assert";
import { workedExample } from "../../fixtures/worked_example.ts";
import { startReference } from "../mod.ts";
import { call, gone } from "../server/_echo.ts";
import type { Attacked } from "./_attack.ts";
import { LIMITS } from "./_siege.ts";

/** What is wrong, what is sent (bytes), and all that must be answered, in this order: `...` is any text in a line, `<lines>` any number of lines, `<page>` a page of HTML (which has no CR). */
export type Row = readonly [wrong: string, said: string, answered: string];

/** Registers a test for each row: all is said at once on 127.0.0.1, then the client's side is closed. */
export function answers(protocol: Attacked, rows: readonly Row[]): void {
  for (const [wrong, said, answered] of rows) {
    Deno.test(`${protocol} has an answer to ${wrong}`, async () => {
      const faults: unknown[] = [];
      const reference = await startReference(workedExample, {
        serve: [protocol],
        addresses: ["127.0.0.1"],
        limits: { ...LIMITS, refusedLogins: 3 },
        onFault: (error) => faults.push(error),
      });
      try {
        const endpoint = reference.endpoints[0];
        assert(endpoint);
        const { socket, rest } = await call(endpoint);
        socket.end(Buffer.from(said, "latin1"));
        const heard = await rest();
        await gone(socket);
        assert(pattern(answered).test(heard), `heard ${JSON.stringify(heard)}`);
      } finally {
        await reference.close();
      }
      assert(faults.length === 0, String(faults[0]));
    });
  }
}

function pattern(answered: string): RegExp {
  const escaped = answered.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
  return new RegExp(
    `^${
      escaped.replaceAll("\\.\\.\\.", "[^\\r\\n]*").replaceAll("<lines>", "(?:[^]*\\r\\n)?")
        .replaceAll("<page>", "<!doctype html>[^\\r]*</html>\\n")
    }$`,
  );
}
