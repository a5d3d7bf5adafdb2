import type { Deployment } from "../../fixtures/deployment.ts";

/** The full names of all Groups, or of all Mailing lists. */
export function named(deployment: Deployment, kind: "groups" | "lists"): readonly string[] {
  return deployment.domains.flatMap((domain) =>
    domain[kind].map((object) => `${object.name}@${domain.name}`)
  );
}
