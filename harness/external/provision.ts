import { z } from "zod";
import { canaryOf } from "../../fixtures/canary.ts";
import { accountsOf, type Deployment } from "../../fixtures/deployment.ts";
import { SECURITIES } from "../../fixtures/endpoint.ts";
import { type Protocol, PROTOCOLS } from "../../fixtures/protocols.ts";
import { blank } from "../clients/secrets.ts";
import { Unreachable } from "../targets/target.ts";
import { commanded, type Commands } from "./commanded.ts";

/** Milliseconds for a command to say where its server answers. */
const TIMEOUT = 120_000;
/** Of what a command printed: so many characters are told. */
const TOLD = 2000;

/**
 * What a command prints: JSON on stdout, alone. `address` is one of the deployment's; `host`, where it is dialled, if that is another;
 * `authority`: a PEM file, or its content. More keys are not read.
 */
const ANSWER = z.object({
  endpoints: z.array(z.object({
    protocol: z.enum(PROTOCOLS),
    address: z.string(),
    host: z.string().exactOptional(),
    port: z.int().min(1).max(65535),
    security: z.enum(SECURITIES),
  })),
  authority: z.string().exactOptional(),
});

export interface Provisioned extends AsyncDisposable {
  readonly endpoints: z.infer<typeof ANSWER>["endpoints"];
  /** PEM. */
  readonly authority?: string;
}

/** What a command is told on stdin, in one line: the deployment, the protocols that are asked, and what each account is to show. */
export function order(deployment: Deployment, protocols: readonly Protocol[]): string {
  const canaries = accountsOf(deployment).map(({ fullName }) =>
    canaryOf(deployment.name, fullName)
  );
  return JSON.stringify({ deployment, protocols, canaries });
}

/** Has a command make a server serve a deployment; its end, and `reset`, take that back. @throws {Unreachable} where it fails */
export async function provisioned(
  commands: Commands,
  deployment: Deployment,
  protocols: readonly Protocol[],
): Promise<Provisioned> {
  const secrets = accountsOf(deployment).map(({ account: { password } }) => ({ password }));
  const told = (text: string) => blank(text, { password: "", before: secrets }).slice(-TOLD).trim();
  const command = commanded(commands, order(deployment, protocols));
  try {
    const printed = await command.printed(isJson, TIMEOUT);
    if (!printed.whole) {
      throw new Unreachable(`provision ${printed.why}: ${told(command.said())}`);
    }
    const answer = ANSWER.safeParse(JSON.parse(printed.text));
    if (!answer.success) {
      throw new Unreachable(`provision printed ${told(z.prettifyError(answer.error))}`);
    }
    const { endpoints, authority } = answer.data;
    return {
      endpoints,
      ...authority === undefined ? {} : { authority: await pem(authority) },
      async [Symbol.asyncDispose]() {
        const failed = await command.end();
        if (failed) throw new Unreachable(`reset failed: ${told(command.said())}`);
      },
    };
  } catch (error) {
    await command.end();
    throw error;
  }
}

function isJson(text: string): boolean {
  try {
    return typeof JSON.parse(text) === "object";
  } catch {
    return false;
  }
}

/** @throws {Unreachable} where it is no file */
async function pem(authority: string): Promise<string> {
  if (authority.startsWith("-----BEGIN")) return authority;
  try {
    return await Deno.readTextFile(authority);
  } catch {
    throw new Unreachable(`provision names an authority that cannot be read: ${authority}`);
  }
}
