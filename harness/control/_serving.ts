import { assert } from "@std/assert";
import { accountsOf } from "../../fixtures/deployment.ts";
import { workedExample } from "../../fixtures/worked_example.ts";
import { type Reference, startReference } from "../../reference/mod.ts";
import { control, World } from "./mod.ts";

/** What a client of a served worked example can do, without and with the token. */
export interface Site {
  readonly reference: Reference;
  readonly url: string;
  readonly token: string;
  /** @returns status and body */
  ask(method: string, path: string, body?: unknown): Promise<readonly [number, Answer]>;
}

/** What is answered, by what was asked for. */
export interface Answer {
  readonly problems?: readonly string[];
  readonly sessions?: readonly { readonly account: string; readonly protocol: string }[];
  readonly accounts?: readonly string[];
}

export async function serving(work: (site: Site) => Promise<void>, file?: string) {
  const folder = await Deno.makeTempDir();
  try {
    await using reference = await startReference(workedExample, { serve: ["pop3"] });
    await using controlled = control(new World(reference, file), `${folder}/token`);
    const token = (await Deno.readTextFile(`${folder}/token`)).trim();
    const { url } = controlled;
    const ask = async (method: string, path: string, body?: unknown) => {
      const response = await fetch(`${url}${path}`, {
        method,
        headers: { authorization: `Bearer ${token}` },
        ...body === undefined ? {} : { body: JSON.stringify(body) },
      });
      return [response.status, await response.json() as Answer] as const;
    };
    await work({ reference, url, token, ask });
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

/** Logs in by POP on the first address, and says more. @returns all that was answered */
export async function pop({ reference }: Site, name: string, password: string, ...more: string[]) {
  const endpoint = reference.endpoints[0];
  assert(endpoint);
  using connection = await Deno.connect({ hostname: endpoint.address, port: endpoint.port });
  const lines = [`USER ${name}`, `PASS ${password}`, ...more, "QUIT"];
  await connection.write(new TextEncoder().encode(lines.map((line) => `${line}\r\n`).join("")));
  return await new Response(connection.readable).text();
}

export const INFO = "info@company.com";
export const password =
  accountsOf(workedExample).find(({ fullName }) => fullName === INFO)?.account.password ?? "";
