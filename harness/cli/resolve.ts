import { isIP } from "node:net";
import type { Command } from "commander";
import { z } from "zod";
import type { Deployment } from "../../fixtures/deployment.ts";
import type { Attempt } from "../../scenarios/attempt.ts";
import { decide } from "../../scenarios/decide.ts";
import { deploymentFrom } from "./deployment.ts";
import { Ended, EXIT } from "./exit.ts";
import { LOGIN_PROTOCOLS, protocolOption } from "./options.ts";
import { print } from "./print.ts";

interface Options extends Partial<Attempt> {
  readonly deployment: string;
  readonly batch?: true;
}

const attempt = z.strictObject({
  protocol: z.enum(LOGIN_PROTOCOLS),
  address: z.string().refine((text) => isIP(text) !== 0, "it is no IP address"),
  login: z.string(),
  targetDomain: z.string().exactOptional(),
  host: z.string().exactOptional(),
  serverName: z.string().exactOptional(),
  setting: z.string().exactOptional(),
  authzid: z.string().exactOptional(),
}) satisfies z.ZodType<Attempt>;

/** Every key of an attempt. */
const KEYS = Object.keys(attempt.shape) as (keyof Attempt)[];

export function addResolve(program: Command): void {
  program.command("resolve")
    .description("ask the oracle which account a login opens, given the right password")
    .requiredOption("--deployment <file>", "the deployment, JSON or YAML")
    .addOption(protocolOption())
    .option("--address <ip>", "the server's own address on which the connection arrives")
    .option("--login <name>", "the login name, as sent")
    .option("--target-domain <name>", "XMPP: the stream's `to`")
    .option("--host <name>", "Web: the URL's host")
    .option("--server-name <name>", "TLS server name")
    .option("--setting <name>", "MAPI: the connector's Server Name setting")
    .option("--authzid <name>", "SASL: the authorization identity")
    .option("--batch", "read attempts as NDJSON on stdin, answer a line for each, in order")
    .addHelpText(
      "after",
      `
Prints {"clause","level","outcome":{"kind":"opened","account"}|{"kind":"refused","class"},"trace"}

Examples:
  deno task loginspec resolve --deployment fixtures/worked_example.yaml --protocol pop3 --address 127.0.1.1 --login info
  echo '{"protocol":"imap","address":"127.0.0.1","login":"info%client2.com"}' |
    deno task loginspec resolve --deployment fixtures/worked_example.yaml --batch`,
    )
    .action(async (options: Options) => {
      const deployment = deploymentFrom(options.deployment);
      if (options.batch) return await batch(deployment);
      const given = Object.fromEntries(
        KEYS.filter((key) => options[key] !== undefined).map((key) => [key, options[key]]),
      );
      const read = attempt.safeParse(given);
      if (!read.success) {
        const [key = ""] = read.error.issues[0]?.path ?? [];
        const because = key in given
          ? `${JSON.stringify(given[String(key)])}: ${read.error.issues[0]?.message}`
          : "is missing (or --batch)";
        throw new Ended(EXIT.usage, `resolve: --${String(key)} ${because}`);
      }
      print(answer(deployment, read.data));
    });
}

function answer(deployment: Deployment, attempt: Attempt): string {
  const { clause, level, outcome, trace } = decide(deployment, attempt);
  return JSON.stringify({ clause, level, outcome, trace });
}

/** @throws {Ended} that names the line which is no attempt */
async function batch(deployment: Deployment): Promise<void> {
  const lines = (await new Response(Deno.stdin.readable).text()).split("\n");
  lines.forEach((line, at) => {
    if (line.trim() === "") return;
    print(answer(deployment, attemptFrom(line, at + 1)));
  });
}

function attemptFrom(line: string, number: number): Attempt {
  const [wanted, optional] = [KEYS.slice(0, 3), KEYS.slice(3)].map((keys) =>
    keys.map((key) => JSON.stringify(key)).join(",")
  );
  const remedy = `Remedy: {${wanted}} with, if need be, ${optional}`;
  try {
    const read = attempt.safeParse(JSON.parse(line));
    if (read.success) return read.data;
    const [issue] = read.error.issues;
    throw new Ended(
      EXIT.usage,
      `stdin:${number}: ${issue?.path.join(".")}: ${issue?.message}. ${remedy}`,
    );
  } catch (error) {
    if (error instanceof Ended) throw error;
    throw new Ended(EXIT.usage, `stdin:${number}: no JSON. ${remedy}`);
  }
}
