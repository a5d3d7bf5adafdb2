/** Directives whose content is no reStructuredText. */
const VERBATIM =
  /^\.\. (?:\|[^|]*\| )?(?:code|code-block|sourcecode|parsed-literal|raw|math|highlight|prompt|mermaid|graphviz)::/;

/** Which lines of a reStructuredText file are literal: below `::`, in a directive for code, or in a comment of several lines. */
export function rstCode(): (line: string) => boolean {
  /** Deeper lines than this one are literal. */
  let above: number | undefined;
  return (line) => {
    const text = line.trim();
    if (text === "") return above !== undefined;
    const indent = line.length - line.trimStart().length;
    if (above !== undefined && indent > above) return true;
    above = undefined;
    if (VERBATIM.test(text) || text === "..") {
      above = indent;
    } else if (text.endsWith("::") && !text.startsWith(".. ")) {
      // The text of a list item begins behind its bullet.
      const [bullet = ""] = /^(?:[-*+•]|\(?[\w#]+[.)]) +/.exec(text) ?? [];
      above = indent + bullet.length;
    }
    return false;
  };
}
