import type { Trust } from "../clients/trust.ts";

/** What the user said of the server's certificates. Plain data: it goes to the threads of a run. */
export type Trusting =
  /** `ca`: authorities (PEM), in the place of the target's; `name`: what the certificates must be for, else what was dialled. */
  | { readonly kind: "authorities"; readonly ca?: readonly string[]; readonly name?: string }
  | Exclude<Trust, { readonly kind: "authorities" }>;

/** Where nothing was said: the target's own authority, or else those that the machine trusts. */
export const USUAL_TRUST: Trusting = { kind: "authorities" };

/** How the certificates of a running target are checked. */
export function trustOf(
  trusting: Trusting,
  { authority }: { readonly authority?: string },
): Trust {
  if (trusting.kind !== "authorities") return trusting;
  const { ca = authority === undefined ? [] : [authority], name } = trusting;
  return {
    kind: "authorities",
    pem: ca,
    ...name === undefined ? {} : { name },
  };
}
