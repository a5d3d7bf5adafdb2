import { gridOf, sentence } from "./grid.ts";
import type { Report } from "./report.ts";

const row = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;

/** The matrix as Markdown: clauses down, protocols across, with what deviates below it. */
const matrix: Report = {
  filename: "matrix.md",
  write({ summary, results, stopped }) {
    const { protocols, rows } = gridOf(summary);
    const red = results.filter(({ verdict }) =>
      ["deviates", "differs", "unproven", "stale"].includes(verdict)
    );
    return [
      `# Which account does a login open? ${summary.target}`,
      "",
      `Profile ${summary.profile}, seed ${summary.seed}: ${summary.logins} logins over ${summary.deployments} deployments. ${
        sentence(summary.verdicts)
      }.`,
      ...(stopped ? ["", `The run was stopped: ${stopped}.`] : []),
      "",
      "A number counts the checks that came out well; in brackets the reading of an OPEN clause that the server follows.",
      "",
      row(["clause", "level", ...protocols]),
      row(["---", "---", ...protocols.map(() => "---")]),
      ...rows.map(({ clause, level, cells }) =>
        row([clause, level, ...cells.map(({ text }) => text)])
      ),
      ...(red.length > 0 ? ["", "## What deviates", ""] : []),
      ...red.slice(0, 100).map(({ clause, protocol, verdict, why }) =>
        `- ${clause}, ${protocol}: ${verdict}. ${why.replaceAll("|", "\\|")}`
      ),
      ...(red.length > 100 ? [`- and ${red.length - 100} more: see run.json`] : []),
      "",
    ].join("\n");
  },
};
export default matrix;
