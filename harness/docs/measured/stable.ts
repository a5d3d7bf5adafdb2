/**
 * What differs from one run to the next though nothing else does: nonces, session ids, dates, ports. A file that showed them would
 * never be the same again.
 */
const PASSING: readonly (readonly [RegExp, string])[] = [
  [/\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/gi, "…"],
  [/\b[A-Z][a-z]{2}, \d{1,2} [A-Z][a-z]{2} \d{4} [\d:]{5,8}(?: GMT| [+-]\d{4})?/g, "…"],
  [/\b\d{4}-\d\d-\d\d[T ][\d:.]{5,}(?:Z|[+-][\d:]+)?/g, "…"],
  // FTP's PASV and EPSV say where the data goes.
  [/\(\d+(?:,\d+){5}\)|\(\|\|\|\d+\|\)/g, "(…)"],
  [/((?:^set-cookie|^cookie): )[^\n]*/gi, "$1…"],
  [/(\btoken=)[^&\s]+/g, "$1…"],
  [/\bid=(['"])[^'"]*\1/g, "id=$1…$1"],
  // Hidden fields of a form, and the resource of a JID.
  [/(\bvalue=")[^"]{16,}(?=")/g, "$1…"],
  [/((?:to|from)=['"][^'"/\s]+\/)[^'"]+|(<jid>[^</]+\/)[^<]+/g, "$1$2…"],
  // The tags of our own IMAP client go on from connection to connection.
  [/\bL\d+(?= [A-Z])/g, "L…"],
  // A canary's token is the same in every run.
  [/(?<!Canary |canary-)\b(?=[0-9a-f]*\d)[0-9a-f]{12,}\b/gi, "…"],
  [/(?<![\w.@-])\d{7,}(?![\w@-])/g, "…"],
  // Base64 of challenges and of what answers them: capitals, small letters and digits in one long word.
  [/(?=[\w+/]*[a-z])(?=[\w+/]*[A-Z])(?=[\w+/]*\d)[A-Za-z0-9+/]{16,}={0,2}/g, "…"],
  [/,r=[^,\s]+/g, ",r=…"],
];

/** A line of a talk without what passes. */
export const stable = (line: string): string =>
  PASSING.reduce((text, [passing, stays]) => text.replace(passing, stays), line);
