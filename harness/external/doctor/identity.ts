import { accountsOf } from "../../../fixtures/deployment.ts";
import { TRAITS } from "../../../scenarios/traits.ts";
import type { Finding } from "./finding.ts";
import type { Patient } from "./patient.ts";

/** Whether what the accounts show, and their passwords, tell them apart. Nothing is dialled. */
export function identity({ deployment, endpoints, marks }: Patient): Finding[] {
  const accounts = accountsOf(deployment);
  const markOf = ({ fullName }: (typeof accounts)[number]) => marks[fullName];
  const row = (at: string, grade: Finding["grade"], says: string, mend?: string): Finding => ({
    stage: "identity",
    at,
    grade,
    says,
    ...mend === undefined ? {} : { mend },
  });
  const blind = [
    ...new Set(endpoints.map(({ protocol }) => protocol)),
  ].filter((protocol) => TRAITS[protocol].shows === "nothing");
  const sharing = [...Map.groupBy(accounts, ({ account }) => account.password).values()]
    .filter((of) => of.length > 1)
    .flatMap((of) => {
      const silent = of.some((one) => markOf(one)?.kind === "none");
      if (!silent && blind.length === 0) return [];
      const where = silent ? "" : ` over ${blind.join(", ")}`;
      return [row(
        of.map(({ fullName }) => fullName).join(", "),
        "warning",
        `they have the same password: that does not tell them apart${where}`,
        silent ? "give each a password of its own, or a canary" : "give each a password of its own",
      )];
    });
  const none = accounts.filter((one) => markOf(one)?.kind === "none");
  if (sharing.length > 0) return sharing;
  return [row(
    deployment.name,
    "ok",
    none.length === 0
      ? "the accounts are told apart by what they show"
      : `${none.length} of ${accounts.length} accounts are told by their passwords alone`,
  )];
}
