import { assert, assertEquals, assertNotEquals } from "@std/assert";
import { accountsOf, type Deployment } from "../../fixtures/deployment.ts";
import { selectionOf } from "../select/selection.ts";
import reference from "../targets/reference.ts";
import { digestOf, loginsOf, planned } from "./planned.ts";

function planOf(seed: number) {
  const selecting = selectionOf([], []);
  assert(selecting.kind === "selection");
  return planned({ seed, profile: "smoke", selection: selecting.selection, target: reference });
}

Deno.test("a seed draws the same logins again, another seed draws others", () => {
  assertEquals(digestOf(planOf(1)), digestOf(planOf(1)));
  assertNotEquals(digestOf(planOf(1)), digestOf(planOf(2)));
});

Deno.test("a login is made once, though a relation has it too", () => {
  const ids = loginsOf(planOf(1)).map(({ id }) => id);
  assertEquals(new Set(ids).size, ids.length);
});

/** The accounts that share a password with one before them. */
const sharing = (deployment: Deployment) =>
  accountsOf(deployment).filter(({ account }, at, all) =>
    all.findIndex((other) => other.account.password === account.password) < at
  );

Deno.test("every account has a password of its own, but for one pair of namesakes here and there", () => {
  // The relation of one Domain more gives its stranger the password on purpose.
  const deployments = planOf(1).deployments.filter(({ name }) => !name.includes("-unrelated-"));
  const shared = deployments.filter((deployment) => sharing(deployment).length > 0);
  assert(shared.length > 0 && shared.length < deployments.length / 2);
  for (const deployment of deployments) {
    const [one, ...more] = sharing(deployment);
    const pair = accountsOf(deployment).filter(({ account }) =>
      account.password === one?.account.password
    );
    assertEquals(more, [], deployment.name);
    assertEquals(pair.length, one ? 2 : 0);
    assert(pair.every(({ account }) => account.name === one?.account.name), deployment.name);
  }
});
