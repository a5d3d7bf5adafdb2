import type { Command } from "commander";
import { serve } from "../serve.ts";
import type { Protocol } from "../../fixtures/protocols.ts";
import { PROTOCOLS_SERVED } from "../../reference/mod.ts";
import { deploymentFrom } from "./deployment.ts";
import { Ended, EXIT } from "./exit.ts";
import { whole } from "./options.ts";

interface Options {
  readonly deployment: string;
  readonly data?: string;
  readonly port: Partial<Record<Protocol, number>>;
  readonly tlsDir?: string;
  readonly tlsPort: Partial<Record<Protocol, number>>;
  readonly mapped?: true;
  readonly ftpHost?: true;
  readonly control?: string;
  readonly controlPort?: number;
}

const SERVED: readonly string[] = PROTOCOLS_SERVED.map(({ id }) => id);

const port = (option: string) => (typed: string, before: Options["port"]): Options["port"] => {
  const [, protocol, number] = /^([a-z0-9]+)=(\d+)$/.exec(typed) ?? [];
  if (!SERVED.includes(protocol ?? "") || Number(number) > 65535) {
    throw new Ended(
      EXIT.usage,
      `${option} ${typed}: it must be PROTOCOL=NUMBER, such as pop3=1110, with one of ${
        SERVED.join(", ")
      }`,
    );
  }
  return { ...before, [protocol!]: Number(number) };
};

export function addServe(program: Command): void {
  program.command("serve")
    .description("serve a deployment with the reference server, until SIGTERM or SIGINT")
    .requiredOption("--deployment <file>", "the deployment, JSON or YAML")
    .option("--data <folder>", "keep what is stored there, over restarts")
    .option(
      "--port <protocol=number>",
      "a port for a protocol, on every address; else the kernel chooses",
      port("--port"),
      {},
    )
    .option(
      "--tls-dir <folder>",
      "speak TLS, by an authority that is kept there and made where there is none; ca.pem is to be trusted",
    )
    .option("--tls-port <protocol=number>", "the same for implicit TLS", port("--tls-port"), {})
    .option(
      "--mapped",
      "one socket on :: for all addresses, so that IPv4 arrives IPv4-mapped; it listens on every address of this machine",
    )
    .option("--ftp-host", "FTP takes HOST (RFC 7151)")
    .option(
      "--control <file>",
      "an HTTP control interface on 127.0.0.1, for who sends the token in this file; made where there is none",
    )
    .option("--control-port <number>", "its port; else the kernel chooses", whole(0))
    .addHelpText(
      "after",
      `
Prints one line of JSON once it serves: {"ready":true,"endpoints":[{"protocol","address","port","security"}]},
with --tls-dir also "authority", the path of the certificate to trust, with --control "control", its URL and token's file.

SIGHUP reads the deployment's file again: {"reloaded":true}, or false with what is wrong, and then nothing is changed.
What is listened on stays; sessions that are open stay what they are. The accounts of a Domain that was renamed are new accounts,
and so is one that the file did not have before: they begin with their canaries.

The control interface makes accounts, delivers messages, lists sessions, resets and reloads; GET / says how.

Examples:
  deno task serve --deployment fixtures/worked_example.yaml
  deno task serve --deployment fixtures/worked_example.yaml --tls-dir tls
  deno task serve --deployment fixtures/worked_example.yaml --mapped
  deno task serve --deployment fixtures/worked_example.yaml --control token
  curl -H "Authorization: Bearer $(cat token)" http://127.0.0.1:PORT/sessions
  deno task serve --deployment my.json --data ./data --port pop3=1110 --port imap=1143`,
    )
    .action(async (options: Options) => {
      const { deployment, data, port, tlsDir, tlsPort, mapped, ftpHost, ...rest } = options;
      if (tlsDir === undefined && Object.keys(tlsPort).length > 0) {
        throw new Ended(EXIT.usage, "--tls-port: there is no TLS. Remedy: --tls-dir FOLDER");
      }
      if (rest.control === undefined && rest.controlPort !== undefined) {
        throw new Ended(EXIT.usage, "--control-port: there is no control. Remedy: --control FILE");
      }
      await serve({
        deployment: deploymentFrom(deployment),
        file: deployment,
        ...rest.control !== undefined && {
          control: { token: rest.control, port: rest.controlPort ?? 0 },
        },
        ports: port,
        tlsPorts: tlsPort,
        ...(data === undefined ? {} : { data }),
        ...(tlsDir === undefined ? {} : { tlsDir }),
        ...(mapped === undefined ? {} : { mapped }),
        ...(ftpHost === undefined ? {} : { ftpHost }),
      }).catch((error) => {
        // What keeps it from serving is the user's to mend: an address, a port, the folder.
        throw new Ended(EXIT.usage, error instanceof Error ? error.message : String(error));
      });
    });
}
