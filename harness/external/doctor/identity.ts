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
  const texts = accounts.flatMap((one) => {
    const mark = markOf(one);
    return mark?.kind === "text" ? [{ fullName: one.fullName, text: mark.text }] : [];
  });
  const alike = texts.flatMap((one, at) =>
    texts.slice(at + 1)
      .filter(({ text }) => text.includes(one.text) || one.text.includes(text))
      .map((other) =>
        row(
          `${one.fullName}, ${other.fullName}`,
          "failed",
          "the text of one stands in that of the other: nothing tells them apart",
          "give each a text that only it shows",
        )
      )
  );
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
  const found = [...alike, ...sharing];
  if (found.length > 0) return found;
  return [row(
    deployment.name,
    "ok",
    none.length === 0
      ? "the accounts are told apart by what they show"
      : `${none.length} of ${accounts.length} accounts are told by their passwords alone`,
  )];
}
