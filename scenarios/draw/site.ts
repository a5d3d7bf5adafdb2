import type { Domain } from "../../fixtures/deployment.ts";
import type { DomainBlueprint } from "./blueprint.ts";

/** A Domain before its Forwarders have targets. */
export interface Site {
  readonly domain: Domain;
  readonly forwarders: readonly {
    readonly name: string;
    readonly blueprint: DomainBlueprint["forwarders"][number];
  }[];
}
