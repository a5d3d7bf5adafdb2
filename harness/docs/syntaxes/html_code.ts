/** Elements whose content is shown or run as it stands, and comments of several lines. */
const OPENING = /<(pre|script|style|textarea)(?=[\s>])|<!--/gi;

/** Which lines of an HTML file are no place for a marker. */
export function htmlCode(): (line: string) => boolean {
  let closing: RegExp | undefined;
  return (line) => {
    for (let at = 0; at < line.length;) {
      if (closing !== undefined) {
        const rest = line.slice(at);
        const end = closing.exec(rest);
        if (!end) return true;
        at += end.index + end[0].length;
        closing = undefined;
      } else {
        OPENING.lastIndex = at;
        const begin = OPENING.exec(line);
        if (!begin) break;
        closing = begin[1] === undefined ? /-->/ : new RegExp(`</${begin[1]}\\s*>`, "i");
        at = begin.index + begin[0].length;
      }
    }
    return closing !== undefined && closing.source !== "-->";
  };
}
