const FENCE = /^[ \t>]*(?:(?:[-*+]|\d+[.)])[ \t]+)*(`{3,}(?=[^`]*$)|~{3,})/;
const ITEM = /^(\s*(?:[-*+]|\d+[.)])[ \t]+)\S/;

/** Which lines of a Markdown file stand in code: fenced, indented by four (CommonMark 4.4 and 4.5), or in `<pre>`. */
export function markdownCode(): (line: string) => boolean {
  let fence: string | undefined;
  let pre = false;
  /** Where the text of the list items begins that are open, the outermost first. */
  let items: number[] = [];
  let behindBlank = true;
  let indented = false;

  return (line) => {
    if (fence !== undefined) {
      const closing = /^[ \t>]*(`{3,}|~{3,})\s*$/.exec(line)?.[1];
      if (closing?.startsWith(fence)) fence = undefined;
      return true;
    }
    if (pre) {
      pre = !/<\/pre>/i.test(line);
      return true;
    }
    if (line.trim() === "") {
      behindBlank = true;
      return indented;
    }
    const indent = columnsBefore(line);
    if (behindBlank) items = items.filter((at) => at <= indent);
    indented = (behindBlank || indented) && indent - (items.at(-1) ?? 0) >= 4;
    behindBlank = false;
    if (indented) return true;
    const [, bullet] = ITEM.exec(line) ?? [];
    if (bullet !== undefined) items = [...items.filter((at) => at <= indent), bullet.length];
    fence = FENCE.exec(line)?.[1];
    if (fence !== undefined) return true;
    pre = /<pre[\s>]/i.test(line.replace(/`[^`]*`/g, "")) && !/<\/pre>/i.test(line);
    return pre;
  };
}

/** A tab goes to the next column that four divides. */
function columnsBefore(line: string): number {
  let columns = 0;
  for (const character of line) {
    if (character === " ") columns++;
    else if (character === "\t") columns += 4 - columns % 4;
    else return columns;
  }
  return columns;
}
