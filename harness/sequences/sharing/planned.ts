import type { Deployment } from "../../../fixtures/deployment.ts";
import { expect } from "../../../scenarios/sequences/sharing/expect.ts";
import { begin } from "../../../scenarios/sequences/sharing/model.ts";
import type { Step } from "../../../scenarios/sequences/sharing/step.ts";
import { type About, protocolOf } from "./run.ts";

/** What lists of steps are about where every step comes out as the model says, each once. */
export function planned(deployment: Deployment, lists: Iterable<readonly Step[]>): About[] {
  const found = new Map<string, About>();
  for (const steps of lists) {
    let model = begin(deployment);
    for (const step of steps) {
      const come = expect(model, step);
      if (!come) continue;
      model = come.next;
      if (come.seen.kind === "either") continue;
      const protocol = protocolOf(step);
      for (const clause of come.about) found.set(`${clause} ${protocol}`, { clause, protocol });
    }
  }
  return [...found.values()];
}
