import { createHash } from "node:crypto";
import colours from "./colours.css" with { type: "text" };
import frame from "./page.css" with { type: "text" };
import print from "./print.css" with { type: "text" };
import results from "./results.css" with { type: "text" };
import tables from "./tables.css" with { type: "text" };
import { text } from "./escape.ts";

/** The parts of a page, as HTML. */
export interface Parts {
  /** Text. */
  readonly title: string;
  readonly head: string;
  /** Empty ones are left out. */
  readonly sections: readonly string[];
  readonly data: string;
  readonly script: string;
}

/** Nothing is asked for: neither a picture nor a font. No script runs but this one, whatever were written into the page. */
const policy = (script: string): string =>
  `default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-${
    createHash("sha256").update(script).digest("base64")
  }'; img-src data:; base-uri 'none'; form-action 'none'`;

/** No text in a script may end it, or hide its end. */
const scriptIn = (script: string): string =>
  `\n${script.replaceAll("</script", "<\\/script").replaceAll("<!--", "<\\!--")}\n`;

/** The sections that there are, to go to. */
const contents = (sections: readonly string[]): string =>
  sections.flatMap((html) => {
    const [, id, heading] = /^<section id="(\w+)"[^]*?<h2[^>]*>([^<]*)<\/h2>/.exec(html) ?? [];
    return id === undefined ? [] : [`<li><a href="#${id}">${heading}</a></li>`];
  }).join("");

export const documentHtml = ({ title, head, sections, data, script }: Parts): string =>
  `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy(scriptIn(script))}">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<title>${text(title)}: which account does a login open?</title>
<style>
${colours}${frame}${tables}${results}${print}</style>
</head>
<body>
<a class="skip" href="#results">Skip to the results</a>
<header>
<p class="name">loginspec <span>Which account does a login open?</span></p>
<p class="scripted" hidden><label for="scheme">Colours</label>
<select id="scheme"><option value="">as the system</option><option>light</option><option>dark</option></select></p>
</header>
<nav class="contents" aria-label="Contents"><ul>${contents(sections)}</ul></nav>
<main>
${head}
${sections.filter((html) => html !== "").join("\n")}
</main>
<footer><p>One file: it asks nobody for anything, and holds no password.</p></footer>
${data}
<script>${scriptIn(script)}</script>
</body>
</html>
`;
