import type { Deployment } from "../../fixtures/deployment.ts";
import { printProblem } from "../../fixtures/problem.ts";
import { deploymentAt } from "../../fixtures/read_deployment.ts";
import { Ended, EXIT } from "./exit.ts";

/** @throws {Ended} with every problem of the file, each with its place and remedy */
export function deploymentFrom(path: string): Deployment {
  const read = deploymentAt(path);
  if (read.kind === "read") return read.deployment;
  throw new Ended(EXIT.usage, read.problems.map(printProblem).join("\n"));
}
