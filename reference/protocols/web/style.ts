import { createHash } from "node:crypto";

/** The style of all pages: light or dark as the reader has it, down to 320 px. Colours have a contrast of 4.5 and more. */
export const STYLE = `
:root { color-scheme: light dark; --ground: #f4f5f7; --sheet: #fff; --ink: #1c2128; --quiet: #57606a;
  --line: #8b949e; --accent: #0b57b0; --on-accent: #fff; --alarm: #a40e26; --alarm-ground: #ffebe9; }
@media (prefers-color-scheme: dark) { :root { --ground: #0d1117; --sheet: #161b22; --ink: #e6edf3;
  --quiet: #9aa4af; --line: #6e7681; --accent: #79b8ff; --on-accent: #0d1117; --alarm: #ffb3ad;
  --alarm-ground: #3b1215; } }
* { box-sizing: border-box; }
body { margin: 0; padding: 1rem; background: var(--ground); color: var(--ink);
  font: 1rem/1.5 system-ui, sans-serif; }
main { max-width: 26rem; margin: 8vh auto 0; padding: 1.5rem; background: var(--sheet);
  border-top: 4px solid var(--accent); border-radius: 8px; overflow-wrap: anywhere; }
h1 { margin: 0 0 1rem; font-size: 1.5rem; line-height: 1.25; }
p { margin: 0 0 1rem; }
label { display: block; margin-top: 1rem; font-weight: 600; }
input { display: block; width: 100%; margin-top: .25rem; padding: .6rem; font: inherit;
  color: inherit; background: transparent; border: 1px solid var(--line); border-radius: 6px; }
button { width: 100%; margin-top: 1.5rem; padding: .7rem; font: inherit; font-weight: 600;
  color: var(--on-accent); background: var(--accent); border: 0; border-radius: 6px; cursor: pointer; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
a { color: var(--accent); }
dt { color: var(--quiet); font-size: .875rem; }
dd { margin: 0 0 1rem; }
[role=alert] { padding: .75rem; color: var(--alarm); background: var(--alarm-ground);
  border-left: 4px solid var(--alarm); }
.hint { margin: .25rem 0 0; color: var(--quiet); font-size: .875rem; }
`;

/** How a content security policy names it. */
export const STYLE_HASH = `sha256-${createHash("sha256").update(STYLE).digest("base64")}`;
