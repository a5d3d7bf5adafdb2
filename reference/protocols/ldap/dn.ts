/**
 * The parts of a DN, the most specific first, each folded so that equal ones are equal texts; of the root none. Nothing where it is
 * no DN. Of parts with several attributes the order counts: no name here has any.
 */
export function partsOf(dn: string): string[] | undefined {
  if (dn.trim() === "") return [];
  const parts = splitAtCommas(dn).map(folded);
  return parts.some((part) => part === undefined) ? undefined : parts as string[];
}

/** Character by character: a DN may be as long as a message. */
function splitAtCommas(dn: string): string[] {
  const parts: string[] = [];
  let from = 0;
  for (let at = 0; at < dn.length; at++) {
    if (dn[at] === "\\") at++;
    else if (dn[at] === ",") {
      parts.push(dn.slice(from, at));
      from = at + 1;
    }
  }
  return [...parts, dn.slice(from)];
}

function folded(part: string): string | undefined {
  const equals = part.indexOf("=");
  const type = part.slice(0, Math.max(equals, 0)).trim().toLowerCase();
  if (!/^[a-z0-9][a-z0-9.-]*$/.test(type)) return undefined;
  const value = part.slice(equals + 1).trim().replace(
    /\\([0-9a-fA-F]{2}|[^])/g,
    (_, sign: string) => sign.length === 2 ? String.fromCharCode(parseInt(sign, 16)) : sign,
  );
  return `${type}=${value.toLowerCase()}`;
}
