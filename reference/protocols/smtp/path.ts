// The grammar of RFC 5321, section 4.1.2. Lengths are not looked at: no object's name is too long for a line.

const ATOM = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+";
const DOT_STRING = `${ATOM}(?:\\.${ATOM})*`;
const QUOTED = '"(?:[ !#-\\[\\]-~]|\\\\[ -~])*"';
const LABEL = "[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?";
const DOMAIN = `(?:${LABEL}(?:\\.${LABEL})*|\\[[!-Z^-~]+\\])`;
const ROUTE = `@${DOMAIN}(?:,@${DOMAIN})*:`;

/** Brackets, a source route, the mailbox, and what stands behind the brackets. A local part alone passes: postmaster is one, and `info%client2.com`. */
const PATH = new RegExp(
  `^ *<(?:${ROUTE})?((${DOT_STRING}|${QUOTED})(?:@(${DOMAIN}))?)?>(?: +(.*))?$`,
  "s",
);
const NULL_PATH = /^ *<>/;

export interface Path {
  /** The mailbox as it was sent, without source route (section 4.1.1.3: it is dropped); empty: the null path. */
  readonly text: string;
  /** The same without quotes, as a login name would be. */
  readonly address: string;
  /** What stands behind the path. */
  readonly parameters: string;
}

/** The path behind `FROM:` or `TO:`. Nothing where it is none. Blanks before it are against the grammar, and common. */
export function pathIn(argument: string): Path | undefined {
  const [, text = "", local = "", domain, parameters = ""] = PATH.exec(argument) ?? [];
  if (text === "") return NULL_PATH.test(argument) ? nullPath(argument) : undefined;
  const name = unquoted(local);
  return { text, address: domain === undefined ? name : `${name}@${domain}`, parameters };
}

function nullPath(argument: string): Path | undefined {
  const parameters = /^ *<>(?: +(.*))?$/s.exec(argument);
  return parameters ? { text: "", address: "", parameters: parameters[1] ?? "" } : undefined;
}

function unquoted(local: string): string {
  return local.startsWith('"') ? local.slice(1, -1).replace(/\\(.)/g, "$1") : local;
}

export interface Parameter {
  /** In capitals. */
  readonly keyword: string;
  readonly value?: string;
}

/** The parameters of MAIL and RCPT. Nothing where they are malformed. */
export function parametersIn(text: string): readonly Parameter[] | undefined {
  const words = text.split(" ").filter((word) => word !== "");
  const read = words.map((word) => /^([A-Za-z0-9][A-Za-z0-9-]*)(?:=([!-<>-~]+))?$/.exec(word));
  if (read.includes(null)) return undefined;
  return read.map((parts) => ({
    keyword: (parts?.[1] ?? "").toUpperCase(),
    ...parts?.[2] !== undefined && { value: parts[2] },
  }));
}
