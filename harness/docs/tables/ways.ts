import { type Protocol, PROTOCOLS } from "../../../fixtures/protocols.ts";
import { SECURED } from "../../reports/modules.ts";
import type { Told } from "../../reports/report.ts";
import { type Cell, severalOf, type Table } from "../table.ts";

type Way = Told["summary"]["protocols"][number]["ways"][number];

/** What came of it, without a number that another seed changes. */
function cameTo({ results }: Told, protocol: Protocol, way: Way): string {
  if (way.opened > 0) return "opens accounts";
  if (way.notOffered === way.logins) return "not offered";
  const wanted = results.some((one) =>
    one.protocol === protocol && one.login?.expected.outcome.kind === "opened" &&
    one.login.scenario.mechanism === way.mechanism &&
    one.login.scenario.cell.security === way.security
  );
  return wanted ? "opened none" : "none was to open";
}

export default {
  id: "ways",
  about:
    "Each protocol, mechanism and kind of TLS that a run logged in by, and whether it opens accounts",
  needs: "a run",
  options: { protocol: { about: "these; else all", values: PROTOCOLS, several: true } },
  example: { protocol: "smtp" },
  make({ options, runs: [told] }) {
    const wanted = severalOf(options.protocol);
    if (!told) return { problem: "There is no run. Remedy: --from FOLDER" };
    const rows = told.summary.protocols
      .filter(({ protocol }) => wanted?.includes(protocol) ?? true)
      .flatMap(({ protocol, ways }) =>
        ways.toSorted((a, b) => a.mechanism < b.mechanism ? -1 : a.mechanism > b.mechanism ? 1 : 0)
          .map((way): Cell[] => [
            protocol,
            way.mechanism,
            SECURED[way.security],
            cameTo(told, protocol, way),
            way.clients.join(", "),
          ])
      );
    return rows.length === 0
      ? {
        problem: `The run of ${told.summary.target} logged nobody in there. ` +
          "Remedy: another protocol=, or a run with fewer --only",
      }
      : { head: ["module", "mechanism", "TLS", "what came of it", "by"], rows };
  },
} satisfies Table as Table;
