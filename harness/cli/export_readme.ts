import type { Deployment } from "../../fixtures/deployment.ts";
import type { Configuration, Exported, Exporter, Site } from "../exporters/exporter.ts";

const MEANS: Readonly<Record<Configuration, string>> = {
  taught: "taught to follow the documented behaviour, as far as it can be",
  default: "as it comes out of the box",
};

const indented = (lines: readonly string[]) => lines.map((line) => `  ${line}`);

/** What lies beside the files of an export, for who starts the server by hand. No password stands in it. */
export function readmeOf(
  { title, configurations }: Exporter,
  configuration: Configuration,
  deployment: Deployment,
  { addresses, ports }: Site,
  { steps, cannot }: Exported,
): string {
  const how = configurations.length > 1 ? `, ${MEANS[configuration]}` : "";
  return [
    `${title}${how}: the deployment ${deployment.name}`,
    "",
    "What to do",
    ...indented(steps),
    ...ports.length === 0 ? [] : [
      "",
      "Where it then answers",
      ...indented([
        `addresses: ${addresses.join(", ")}`,
        ...ports.map(({ protocol, security, port }) =>
          `${protocol}, ${
            security === "tls" ? "TLS from the first byte on" : "plain, TLS on demand"
          }: port ${port}`
        ),
      ]),
    ],
    "",
    "What cannot be said to it",
    ...cannot.length === 0 ? indented(["nothing: all of the deployment is there"]) : cannot.flatMap(
      ({ what, why, which }) => indented([`${what}: ${why}`, ...which.map((one) => `- ${one}`)]),
    ),
    "",
  ].join("\n");
}
