import type { Status } from "./answer.ts";

/** A request, or a form in it, that cannot be read: answered with an error page. */
export interface Rejected {
  readonly kind: "rejected";
  readonly status: Status;
}

export function rejected(status: Status): Rejected {
  return { kind: "rejected", status };
}

export function isRejected(value: unknown): value is Rejected {
  return typeof value === "object" && value !== null && "kind" in value &&
    value.kind === "rejected";
}
