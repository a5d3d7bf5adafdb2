/** The parts of a login name with exactly one separator between two that are not empty; undefined of any other name. */
export function oneSeparator(
  login: string,
): { account: string; separator: "@" | "%"; domain: string } | undefined {
  const found = /^([^@%<>!:[\]]+)([@%])([^@%<>!:[\]]+)$/.exec(login);
  if (!found) return undefined;
  const [, account = "", separator, domain = ""] = found;
  return { account, separator: separator === "@" ? "@" : "%", domain };
}
