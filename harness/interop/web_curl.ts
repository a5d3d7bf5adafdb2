import { CURL_BASICS } from "./curl.ts";
import { type Folder, folderFor } from "./run.ts";
import type { Served } from "./served.ts";

/** An answer, as curl got it: the last one, where it followed others. */
export interface Answer {
  readonly status: number;
  readonly head: string;
  readonly body: string;
}

/** A request beside its URL: options, and such that hold secrets, which go by stdin. */
export interface Request {
  readonly args?: readonly string[];
  readonly secrets?: readonly string[];
}

/** curl with a cookie jar, to which all host names lead to one address. */
export interface Jar extends AsyncDisposable {
  /** @param path with its slash, on `host`. @throws {Error} where curl got no answer */
  ask(host: string, path: string, request?: Request): Promise<Answer>;
  /** `--connect-to`, `--proxy` want it. */
  readonly port: number;
  readonly address: string;
}

const CURL = { command: "curl", package: "curl" };

export async function jarFor(
  served: Served,
  address: string,
  security: "plain" | "tls",
): Promise<Jar> {
  const folder = await folderFor({ address, authority: served.authority });
  const port = served.portOf("web", address, security);
  const scheme = security === "tls" ? "https" : "http";
  return {
    port,
    address,
    ask: (host, path, { args = [], secrets = [] } = {}) =>
      answerOf(
        folder,
        [`--resolve`, `*:${port}:${address}`, ...args, `${scheme}://${host}:${port}${path}`],
        secrets,
      ),
    [Symbol.asyncDispose]: () => folder[Symbol.asyncDispose](),
  };
}

async function answerOf(
  folder: Folder,
  args: readonly string[],
  secrets: readonly string[],
): Promise<Answer> {
  const { code, text } = await folder.run(CURL, {
    args: [
      ...CURL_BASICS,
      ...["--include", "--cookie", "jar", "--cookie-jar", "jar", "--config", "-"],
      ...args,
    ],
    stdin: secrets.map((line) => `${line}\n`).join(""),
  });
  const heads = [...text.matchAll(/^HTTP\/1\.\d (\d{3})[^]*?\r\n\r\n/gm)];
  const last = heads.at(-1);
  if (code !== 0 || !last) throw new Error(`Cannot read an answer: curl ended with ${code}`);
  return {
    status: Number(last[1]),
    head: last[0],
    body: text.slice(last.index + last[0].length),
  };
}

/** The hidden field that a form of the page wants back. @throws {Error} where the page has none */
export function tokenIn({ body }: Answer): string {
  const token = /name="token" value="([^"]+)"/.exec(body)?.[1];
  if (token === undefined) throw new Error("Cannot fill in the form: it has no token");
  return token;
}

/** What is typed into a login form, as options of curl's config. */
export const typed = (username: string, password: string, token: string): readonly string[] =>
  Object.entries({ username, password, token }).map(([field, value]) =>
    `data-urlencode = ${JSON.stringify(`${field}=${value}`)}`
  );
