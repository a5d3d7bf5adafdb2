import type { Endpoint } from "../../fixtures/endpoint.ts";
import { web } from "../protocols/web/mod.ts";
import { call, gone } from "../server/_echo.ts";
import type { Door } from "../session.ts";
import type { Wire } from "../wire.ts";
import { converse } from "./talk.ts";

/** A response as it was heard. */
export interface Heard {
  readonly status: number;
  /** All values of a field, by its name in small letters. */
  all(name: string): readonly string[];
  one(name: string): string | undefined;
  readonly body: string;
}

export interface Asked {
  readonly method?: string;
  readonly path?: string;
  /** Nothing: no Host at all, in HTTP/1.0. */
  readonly host?: string | undefined;
  readonly fields?: Readonly<Record<string, string>>;
  /** A form's fields, or the form as it is sent; the request is then a POST. */
  readonly form?: Readonly<Record<string, string>> | string;
}

/** A request as text, one character a byte. */
export function requestText({ method, path = "/", host, fields = {}, form }: Asked): string {
  const body = typeof form === "object" ? new URLSearchParams(form).toString() : form;
  const all = {
    ...host !== undefined && { Host: host },
    ...body !== undefined && {
      "Content-Type": "application/x-www-form-urlencoded",
      "Content-Length": String(body.length),
    },
    ...fields,
  };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  const version = host === undefined ? "HTTP/1.0" : "HTTP/1.1";
  return `${method ?? (body === undefined ? "GET" : "POST")} ${path} ${version}\r\n${
    lines.join("")
  }\r\n${body ?? ""}`;
}

/** The responses in what was heard, none of them to HEAD. Of ASCII alone. @throws {Error} where something stands between them */
export function responsesIn(text: string): Heard[] {
  const heard: Heard[] = [];
  for (let rest = text; rest !== "";) {
    const [head, status] = /^HTTP\/1\.1 (\d{3}) [^\r]*\r\n(?:[^\r]+\r\n)*\r\n/.exec(rest) ?? [];
    if (!head || !status) throw new Error(`Cannot read a response: ${JSON.stringify(rest)}`);
    const fields = head.split("\r\n").slice(1).map((line) => line.split(/: (.*)/s));
    const all = (name: string) =>
      fields.filter(([each]) => each?.toLowerCase() === name).map(([, value = ""]) => value);
    const length = Number(all("content-length")[0] ?? 0);
    const body = rest.slice(head.length, head.length + length);
    heard.push({ status: Number(status), all, one: (name) => all(name)[0], body });
    rest = rest.slice(head.length + length);
  }
  return heard;
}

/** Says all at once to the web server in memory, ends the input, and gives all that was answered, as text. */
export async function answered(
  door: Door,
  text: string,
  wire: Partial<Wire> = {},
): Promise<string> {
  const decoder = new TextDecoder();
  let heard = "";
  const send: Wire["send"] = (...data) => {
    for (const each of data) heard += typeof each === "string" ? each : decoder.decode(each);
    return Promise.resolve();
  };
  const talk = converse(web, door, { send, ...wire });
  talk.send(text);
  talk.hangUp();
  await talk.over;
  return heard;
}

/** Asks on one connection, which the client's side then ends, and gives all responses. */
export async function ask(endpoint: Endpoint, ...requests: Asked[]): Promise<Heard[]> {
  const { socket, rest } = await call(endpoint);
  socket.end(requests.map(requestText).join(""));
  const heard = await rest();
  await gone(socket);
  return responsesIn(heard);
}

/** A client that keeps its cookies, one connection a request. Redirects are the test's to follow. */
export function browser(endpoint: Endpoint, host: string | undefined) {
  const cookies = new Map<string, string>();
  const go = async (path: string, asked: Asked = {}): Promise<Heard> => {
    const cookie = [...cookies].map((pair) => pair.join("=")).join("; ");
    const fields = { ...cookie && { Cookie: cookie }, ...asked.fields };
    const [heard] = await ask(endpoint, { path, host, ...asked, fields });
    if (!heard) throw new Error(`Cannot hear an answer to ${path}`);
    for (const line of heard.all("set-cookie")) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (/Max-Age=0/.test(line)) cookies.delete(name);
      else cookies.set(name, value);
    }
    return heard;
  };
  return {
    cookies,
    go,
    /** Fills in the form of the login page. */
    async logIn(username: string, password: string): Promise<Heard> {
      const token = tokenIn((await go("/")).body);
      return await go("/login", { form: { username, password, token } });
    },
    /** The same, and the account that the session page shows; or the status of what came in its place. */
    async opened(username: string, password: string): Promise<string> {
      const heard = await this.logIn(username, password);
      if (heard.status !== 303) return String(heard.status);
      return headingIn((await go(heard.one("location") ?? "")).body);
    },
  };
}

/** The hidden field that a form has. */
export function tokenIn(page: string): string {
  return /name="token" value="([^"]*)"/.exec(page)?.[1] ?? "";
}

export function headingIn(page: string): string {
  return /<h1>([^<]*)<\/h1>/.exec(page)?.[1] ?? "";
}
