import { say } from "../judge/login.ts";
import { troublesOf, type Visit } from "./browse.ts";

/** A text in HTML, where it can be an attribute too. */
const text = (raw: string) =>
  raw.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");

const STYLE =
  `body{font:1rem/1.5 system-ui,sans-serif;max-width:70rem;margin:2rem auto;padding:0 1rem}
img{max-width:100%;border:1px solid #767676}figure{margin:0}
ul{display:grid;grid-template-columns:repeat(auto-fill,minmax(18rem,1fr));gap:1rem;padding:0;list-style:none}
.wrong{color:#a00;font-weight:bold}`;

function section(visit: Visit): string {
  const { title, url, observation, expected, fits, shots } = visit;
  const pictures = shots.map(({ stage, file }) =>
    `<li><figure><a href="${text(file)}"><img src="${text(file)}" alt="${
      text(`${stage} of ${title}`)
    }"></a><figcaption>${text(stage)}</figcaption></figure></li>`
  ).join("\n");
  const wrong = troublesOf(visit).map((one) => `<p class="wrong">${text(one)}</p>\n`).join("");
  return `<section><h2>${text(title)}</h2>
<p>${text(url)}: <span${fits ? "" : ' class="wrong"'}>${text(say(observation))}</span>${
    fits ? "" : `, expected: ${text(expected)}`
  }</p>
${wrong}<ul>${pictures}</ul></section>`;
}

/** One page with all pictures, in their folder. */
export function gallery(visits: readonly Visit[]): string {
  const [first] = visits;
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>In the browser</title><style>${STYLE}</style></head>
<body><main><h1>In the browser</h1>
<p>${text(first?.client ?? "no browser")}</p>
${visits.map(section).join("\n")}
</main></body></html>
`;
}
