import type { Deployment } from "../../../fixtures/deployment.ts";
import type { Exported } from "../exporter.ts";

/** Signs by which a server lets nobody in, whatever is stored. */
export interface Unfit {
  /** `control characters`. */
  readonly what: string;
  readonly signs: RegExp;
  /** A sentence: what becomes of them there. */
  readonly why: string;
}

/** For servers by stringprep (RFC 4013, section 2.3; RFC 3920, appendix B). */
export const UNPREPARED: Unfit = {
  what: "control or private characters",
  signs: /[\p{Cc}\p{Co}]/u,
  why: "They are refused when a password is prepared, at a login and before.",
};

/** A deployment less the accounts whose passwords a server does not take: at a login each would be refused. */
export function fitPasswords(
  deployment: Deployment,
  { what, signs, why }: Unfit,
): Pick<Exported, "served" | "cannot"> {
  const isFit = ({ password }: { readonly password: string }) => !signs.test(password);
  const which = deployment.domains.flatMap(({ name, accounts }) =>
    accounts.filter((one) => !isFit(one)).map((account) => `${account.name}@${name}`)
  );
  if (which.length === 0) return { served: deployment, cannot: [] };
  const domains = deployment.domains.map((domain) => ({
    ...domain,
    accounts: domain.accounts.filter(isFit),
  }));
  return {
    served: { ...deployment, domains },
    cannot: [{ what: `accounts with ${what} in their passwords`, why, which }],
  };
}
