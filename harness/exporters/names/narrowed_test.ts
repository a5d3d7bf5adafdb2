import { assertEquals } from "@std/assert";
import { workedExample } from "../../../fixtures/worked_example.ts";
import { nameTable } from "./name_table.ts";
import { withoutExceptions } from "./narrowed.ts";

const BECAUSE = { what: "names of their own", why: "The domain's account is asked, too." };

/** What goes of a domain that is one account, beside one record of a name. */
function gone(to: string): readonly string[] {
  const table = nameTable({
    ...workedExample,
    routes: [
      { from: "<sales@unified.example>", to },
      { from: "unified.example", to: "john.local" },
    ],
  });
  return withoutExceptions(table, BECAUSE).cannot.flatMap(({ which }) => which);
}

Deno.test("a record goes that makes a name another's than its domain's, or nobody's", () => {
  for (const to of ["info@client1.com", "who@elsewhere.invalid", "nobody@client1.com"]) {
    assertEquals(gone(to), [`<sales@unified.example> = ${to}`]);
  }
});

Deno.test("a record stays that makes a name what its domain's names are", () => {
  assertEquals(gone("john@company.com"), []);
});
