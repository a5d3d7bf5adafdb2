import { dirname, resolve } from "node:path";
import type { Finding } from "../../fixtures/checks/finding.ts";
import type { Problem } from "../../fixtures/problem.ts";
import { type Fault, readText, type SourceText } from "../../fixtures/source_text.ts";
import { structureFindings, type Words } from "../../fixtures/structure.ts";
import { deploymentIn } from "./deployment_in.ts";
import { endpointsIn, hostFindings, lackFindings } from "./target_checks.ts";
import {
  fixedSchema,
  provisionedSchema,
  type Serves,
  TARGET_KEYS,
  type TargetFile,
} from "./target_file.ts";
import { trustIn } from "./trust_in.ts";

export type TargetReading =
  | { readonly kind: "read"; readonly target: TargetFile }
  /** At least one problem, in the order of the files. */
  | { readonly kind: "rejected"; readonly problems: readonly Problem[] };

/** Reads a target's file, JSON or YAML, and what it names. All problems of its shape are told at once, else all others; nothing is thrown. */
export function targetAt(path: string): TargetReading {
  const text = textAt(path);
  return typeof text === "string" ? readTarget(text, path) : rejected([{ file: path, ...text }]);
}

/** The same from a text. @param path where it stands: what it names is looked for from that folder */
export function readTarget(text: string, path: string): TargetReading {
  const outer = sourceOf(text, path);
  if ("problems" in outer) return outer;
  const value = outer.source.value;
  const parts = outline(value);
  if (parts === undefined || "provision" in parts) return provisioned(outer);
  if (typeof parts.deployment !== "string") return fixed(outer, value);
  const file = resolve(dirname(path), parts.deployment);
  const found = textAt(file);
  if (typeof found !== "string") {
    return rejected([located(outer, { path: ["deployment"], ...found })]);
  }
  const inner = sourceOf(found, file);
  if ("problems" in inner) return inner;
  return fixed(outer, { ...parts, deployment: inner.source.value }, inner);
}

interface Source {
  readonly path: string;
  readonly source: SourceText;
}

type Rejected = Extract<TargetReading, { kind: "rejected" }>;

const outline = (value: unknown): Record<string, unknown> | undefined =>
  typeof value === "object" && value !== null && !Array.isArray(value)
    ? value as Record<string, unknown>
    : undefined;

const rejected = (problems: Problem[]): Rejected => ({
  kind: "rejected",
  problems: problems.toSorted((a, b) =>
    a.file === b.file ? a.line - b.line || a.column - b.column : 0
  ),
});

function sourceOf(text: string, path: string): Source | Rejected {
  const format = /\.json$/i.test(path) ? "json" : "yaml";
  const reading = readText(text.replace(/^\uFEFF/, ""), format);
  return reading.kind === "read"
    ? { path, source: reading.source }
    : rejected(reading.faults.map((fault) => ({ file: path, ...fault })));
}

/** A fault: why there is no text. */
function textAt(path: string): string | Fault {
  try {
    return Deno.readTextFileSync(path);
  } catch (error) {
    const place = { line: 1, column: 1 };
    if (error instanceof Deno.errors.NotFound) {
      return { ...place, problem: `There is no file ${path}.`, remedy: "Check the path." };
    }
    return {
      ...place,
      problem: `${path} cannot be read (${error instanceof Error ? error.name : "unknown error"}).`,
      remedy: "Name a file, and check its permissions, and those given to Deno.",
    };
  }
}

function located({ path: file, source }: Source, { path, atKey, problem, remedy }: Finding) {
  return { file, ...(atKey ? source.keyAt(path) : source.valueAt(path)), problem, remedy };
}

/** What findings of structure are told with. */
const words = ({ shape }: { readonly shape: object }): Words => ({
  keys: { ...TARGET_KEYS, "": Object.keys(shape) },
  unions: { canary: "`none`, or an object with `text`" },
});

function fixed(outer: Source, value: unknown, inner?: Source): TargetReading {
  /** What is said of the deployment is located in the file that it stands in. */
  const told = (findings: readonly Finding[]) =>
    rejected(findings.map((finding) => {
      const { path: [first, ...rest] } = finding;
      return inner && first === "deployment" && rest.length > 0
        ? located(inner, { ...finding, path: rest })
        : located(outer, finding);
    }));
  const read = fixedSchema.safeParse(value);
  if (!read.success) {
    return told(structureFindings(read.error.issues, value, words(fixedSchema)));
  }
  const name = inner ? nameOf(inner.path) : read.data.name ?? nameOf(outer.path);
  const { deployment, marks, findings } = deploymentIn(
    read.data.deployment,
    inner?.path ?? outer.path,
    name,
  );
  const dialled = endpointsIn(read.data.endpoints, deployment);
  const serves: Serves = { kind: "fixed", deployment, endpoints: dialled.endpoints, marks };
  return finished(outer, read.data, serves, [
    ...findings.map((one) => ({ ...one, path: ["deployment", ...one.path] })),
    ...dialled.findings,
  ], told);
}

function provisioned(outer: Source): TargetReading {
  const told = (findings: readonly Finding[]) =>
    rejected(findings.map((finding) => located(outer, finding)));
  const { value } = outer.source;
  const read = provisionedSchema.safeParse(value);
  if (!read.success) {
    return told(structureFindings(read.error.issues, value, words(provisionedSchema)));
  }
  const { provision, reset, protocols, hosts } = read.data;
  const serves: Serves = {
    kind: "provisioned",
    provision,
    ...reset === undefined ? {} : { reset },
    protocols,
    hosts,
  };
  return finished(outer, read.data, serves, hostFindings(hosts, (at) => ["hosts", at]), told);
}

type Common = Pick<TargetFile, "lacks" | "limits" | "mode"> & Parameters<typeof trustIn>[0] & {
  readonly name?: string;
};

/** What both kinds of file have. */
function finished(
  { path }: Source,
  read: Common,
  serves: Serves,
  findings: readonly Finding[],
  told: (findings: readonly Finding[]) => Rejected,
): TargetReading {
  const trust = trustIn(read, path);
  const all = [...findings, ...trust.findings, ...lackFindings(read.lacks)];
  if (all.length > 0) return told(all);
  const { lacks, limits, mode, name = nameOf(path) } = read;
  const trusting = trust.trusting === undefined ? {} : { trusting: trust.trusting };
  return { kind: "read", target: { path, name, serves, ...trusting, lacks, limits, mode } };
}

const nameOf = (path: string) => path.split(/[/\\]/).at(-1)?.replace(/\.[^.]*$/, "") || "target";
