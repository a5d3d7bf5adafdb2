import { assert } from "@std/assert";
import { createServer, type Socket } from "node:net";
import { accountsOf } from "../../../fixtures/deployment.ts";
import type { Endpoint } from "../../../fixtures/endpoint.ts";
import type { Protocol } from "../../../fixtures/protocols.ts";
import { workedExample } from "../../../fixtures/worked_example.ts";
import type { ReferenceOptions } from "../../../reference/mod.ts";
import { referenceTarget } from "../../targets/reference.ts";
import type { Finding } from "./finding.ts";
import { examine } from "./mod.ts";

/** A target file, as far as a test says more than where the server is. */
export type FileKeys = Readonly<Record<string, unknown>>;

/** An endpoint as a target file has it. */
export type Written = Omit<Endpoint, "address"> & {
  readonly host: string;
  readonly address?: string;
};

/** What is found of a server by a file, which is gone then. */
export async function examined(
  endpoints: readonly Written[],
  { deployment = workedExample, authority, timeout = 5_000, ...keys }: FileKeys & {
    readonly deployment?: unknown;
    readonly authority?: string | undefined;
    readonly timeout?: number;
  } = {},
): Promise<Finding[]> {
  const folder = await Deno.makeTempDir({ prefix: "loginspec-doctor-" });
  try {
    const path = `${folder}/there.json`;
    if (authority !== undefined) await Deno.writeTextFile(`${folder}/ca.pem`, authority);
    const ca = authority === undefined ? {} : { ca: "ca.pem" };
    await Deno.writeTextFile(path, JSON.stringify({ ...ca, ...keys, endpoints, deployment }));
    return await examine(path, { timeout, tell() {} });
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

/** The reference, with the worked example, and its endpoints as a file has them: those of one protocol and security. */
export async function referenceThere(
  protocol: Protocol,
  security: Endpoint["security"],
  parts: ReferenceOptions = {},
) {
  const running = await referenceTarget(parts).start(workedExample, [protocol]);
  const endpoints = running.endpoints.filter((one) => one.security === security)
    .map(({ address: host, ...rest }): Written => ({ ...rest, host }));
  return {
    endpoints,
    authority: running.authority,
    [Symbol.asyncDispose]: () => running[Symbol.asyncDispose](),
  };
}

/** A server that does what it is told with each connection. */
export async function serverThere(
  protocol: Protocol,
  serve: (socket: Socket) => void,
  security: Endpoint["security"] = "plain",
) {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("error", () => {});
    serve(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as { port: number };
  const endpoints: Written[] = [{ protocol, host: "127.0.0.1", port, security }];
  return {
    endpoints,
    async [Symbol.asyncDispose]() {
      sockets.forEach((socket) => socket.destroy());
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** What is not ok, in one line each: stage, grade, what was found, what to do. */
export const wrong = (findings: readonly Finding[]) =>
  findings.filter(({ grade }) => grade !== "ok" && grade !== "skipped")
    .map(({ stage, grade, says, mend = "" }) => `${stage} ${grade}: ${says}. ${mend}`);

export function assertNoPassword(findings: readonly Finding[]) {
  const text = JSON.stringify(findings);
  for (const { account } of accountsOf(workedExample)) assert(!text.includes(account.password));
}

/** Says a text, and nothing more. */
export const say = (text: string) => (socket: Socket) => {
  socket.write(text);
};
