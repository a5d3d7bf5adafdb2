import { assert, assertEquals } from "@std/assert";
import { accountsOf, type Deployment } from "../../../fixtures/deployment.ts";
import { decide } from "../../decide.ts";
import { opens, passwordFor } from "../said.ts";
import { CHANGES, UNCHANGED } from "./changes.ts";
import kind from "./mod.ts";

const [base] = kind.deployments(1, "standard") as [Deployment];

/** The logins of a change, on every address where it names none. */
const loginsOf = ({ shows }: typeof CHANGES[number]) =>
  shows.flatMap(({ login, address }) =>
    (address === undefined ? base.addresses : [address]).map((address) => ({
      protocol: "imap" as const,
      login,
      address,
    }))
  );

for (const change of CHANGES) {
  Deno.test(`it shows in a login that the administrator ${change.words}`, () => {
    const next = change.apply(base);
    const differs = loginsOf(change).filter((attempt) => {
      const said = [base, next].map((then) => ({
        attempt,
        password: passwordFor(then, attempt) ?? "",
      }));
      return said.some((one) => opens(base, one) !== opens(next, one));
    });
    assert(differs.length > 0);
  });
}

Deno.test("no OPEN clause decides a login that a change shows in", () => {
  const open = CHANGES.flatMap((change) =>
    loginsOf(change).flatMap((attempt) =>
      [base, change.apply(base)].flatMap((then) => Object.keys(decide(then, attempt).readings))
    )
  );
  assertEquals(open, []);
});

Deno.test("one account opens alike whatever was changed, with the same password", () => {
  const attempt = { protocol: "imap", login: UNCHANGED, address: "127.0.0.1" } as const;
  const all = CHANGES.reduce((deployment, { apply }) => apply(deployment), base);
  const password = passwordFor(base, attempt);
  assert(password !== undefined);
  assertEquals(opens(all, { attempt, password }), UNCHANGED);
});

Deno.test("a change makes another deployment, of the same name and with as many accounts", () => {
  for (const { apply, words } of CHANGES) {
    const next = apply(base);
    assert(JSON.stringify(next) !== JSON.stringify(base), words);
    assertEquals(next.name, base.name);
    assertEquals(accountsOf(next).length, accountsOf(base).length);
  }
});
