import { unescape } from "./ximss_message.ts";

/** A form of a page, with its fields as they stand in it. */
export interface Form {
  /** Where it goes, as written. */
  readonly action: string;
  readonly post: boolean;
  readonly fields: readonly Field[];
  /** What stands in it. */
  readonly inner: string;
}

export interface Field {
  readonly name: string;
  readonly type: string;
  readonly value: string;
}

const ATTRIBUTE = /([^\s=>"'/]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+)))?/g;

/** An element's attributes, names in lower case. */
function attributesOf(tag: string): Record<string, string> {
  const inside = tag.replace(/^<[^\s>/]+/, "").replace(/\/?>$/, "");
  return Object.fromEntries(
    [...inside.matchAll(ATTRIBUTE)].map(([, name = "", double, single, bare]) => [
      name.toLowerCase(),
      unescape(double ?? single ?? bare ?? ""),
    ]),
  );
}

const fieldOf = (tag: string): Field => {
  const { name = "", type = "text", value = "" } = attributesOf(tag);
  return { name, type: type.toLowerCase(), value };
};

/** A page's forms. It reads pages of servers, whose text cannot close a tag unless escaped: no more of HTML is needed. */
export function formsOf(page: string): Form[] {
  return [...page.matchAll(/(<form\b[^>]*>)([^]*?)<\/form>/gi)].map(([, tag = "", inner = ""]) => {
    const { action = "", method = "get" } = attributesOf(tag);
    const fields = [...inner.matchAll(/<input\b[^>]*>/gi)].map(([input]) => fieldOf(input));
    return { action, post: method.toLowerCase() === "post", fields, inner };
  });
}

const asksPassword = ({ fields }: Form) => fields.some(({ type }) => type === "password");

/** The form that asks for a password: what makes a page a login page. */
export const loginForm = (page: string): Form | undefined => formsOf(page).find(asksPassword);

/** How pages say that a session is to end, to people and in their links. */
export const LOG_OUT = /(?:log|sign)[\s_-]*(?:out|off)/i;

/** What ends a session: a request to a link. */
export interface Out {
  readonly method: "GET" | "POST";
  readonly link: string;
  /** A form's fields, as they are sent. */
  readonly fields: string;
}

/** What a page has to end the session with: a form, else a link. */
export function wayOut(page: string): Out | undefined {
  const form = formsOf(page).find((form) =>
    !asksPassword(form) && LOG_OUT.test(`${form.action} ${form.inner}`)
  );
  if (form) {
    return {
      method: form.post ? "POST" : "GET",
      link: form.action,
      fields: filled(form, { login: "", password: "" }),
    };
  }
  for (const [, tag = "", said = ""] of page.matchAll(/(<a\b[^>]*>)([^]*?)<\/a>/gi)) {
    const { href } = attributesOf(tag);
    if (href !== undefined && LOG_OUT.test(`${href} ${said}`)) {
      return { method: "GET", link: href, fields: "" };
    }
  }
  return undefined;
}

/** Every byte as `%` and two digits. */
const escaped = (text: string) =>
  [...new TextEncoder().encode(text)]
    .map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, "0")}`).join("");

/** A form as it is sent, hidden fields as found (application/x-www-form-urlencoded). `all`: every character is escaped. */
export function filled(
  { fields }: Form,
  { login, password }: { readonly login: string; readonly password: string },
  all = false,
): string {
  const user = fields.find(({ type }) => type === "text" || type === "email");
  const pairs: [string, string][] = [];
  for (const field of fields) {
    if (field.name === "" || field.type === "submit") continue;
    const value = field === user ? login : field.type === "password" ? password : field.value;
    pairs.push([field.name, value]);
  }
  return all
    ? pairs.map((pair) => pair.map(escaped).join("=")).join("&")
    : new URLSearchParams(pairs).toString();
}

/** What a person reads on a page, line by line. */
export function linesOf(page: string): string[] {
  const body = /<body\b[^>]*>([^]*)<\/body>/i.exec(page)?.[1] ?? page;
  return unescape(
    body.replace(/<(style|script|template)\b[^]*?<\/\1>/gi, "").replace(/\s+/g, " ")
      .replace(
        /<\/?(?:address|article|br|button|dd|div|dl|dt|footer|form|h\d|header|hr|input|label|li|main|nav|ol|p|pre|section|td|th|tr|ul)\b[^>]*>/gi,
        "\n",
      )
      .replace(/<[^>]*>/g, ""),
  ).split("\n").map((line) => line.trim()).filter((line) => line !== "");
}
