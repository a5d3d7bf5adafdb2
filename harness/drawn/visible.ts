/** What no drawing may obey, and no XML carries: controls, marks of direction, halves of a pair, bytes that were no text. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\ufffd\ufffe\uffff\u2028\u2029]+/gu;

/** Text with a dot for each stretch that is none: LDAP's talk is mostly dots. */
export const visible = (text: string): string => text.replace(UNSEEN, "·");

const WIDE =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}/u;

/** How many columns of a terminal it takes. */
export const columnsOf = (text: string): number =>
  [...text].reduce((sum, sign) => sum + (/\p{M}/u.test(sign) ? 0 : WIDE.test(sign) ? 2 : 1), 0);

/** As much of it as there is room for, with `focus` in it if that fits. @param columns at least 8 */
export function cutAround(text: string, columns: number, focus = ""): string {
  const at = focus === "" ? -1 : text.indexOf(focus);
  const until = at < 0 ? 0 : columnsOf(text.slice(0, at + focus.length));
  if (until < columns) return cut(text, columns);
  // A little of what stands before it tells what it is.
  const before = Math.max(0, Math.min(12, columns - 2 - columnsOf(focus)));
  return `…${cut(text.slice(Math.max(0, at - before)), columns - 1)}`;
}

/** Its beginning, with `…` where something is left out. @param columns at least 2 */
export function cut(text: string, columns: number): string {
  if (columnsOf(text) <= columns) return text;
  let kept = "";
  let taken = 0;
  for (const sign of text) {
    taken += columnsOf(sign);
    if (taken > columns - 1) break;
    kept += sign;
  }
  return `${kept}…`;
}
