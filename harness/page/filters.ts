const SELECTS = [
  ["verdict", "verdict"],
  ["level", "level"],
  ["clause", "clause"],
  ["protocol", "protocol"],
  ["client", "client"],
  ["check", "check"],
] as const;

const selectHtml = (field: string, word: string): string =>
  `<div><label for="f-${field}">${word}</label><select id="f-${field}"><option value="">all</option></select></div>`;

/** The list of results and what chooses among them. Scripts fill it: without them it says so. @param several targets */
export const resultsHtml = (several: boolean): string =>
  `<section id="results" aria-labelledby="results-h">
<h2 id="results-h" tabindex="-1">Results</h2>
<noscript><p>The list of results needs scripts. Verdicts, heat map and tables stand without.</p></noscript>
<div class="scripted" hidden>
<form id="filters" role="search" aria-label="Results">
<div class="wide"><label for="f-q">text</label><input id="f-q" type="search" autocomplete="off" spellcheck="false" placeholder="id, login name, observation"></div>
${several ? selectHtml("target", "target") : ""}
${SELECTS.map(([field, word]) => selectHtml(field, word)).join("\n")}
<div class="check"><input id="f-red" type="checkbox"><label for="f-red">only red</label></div>
<div><button id="reset" type="button">Show all</button></div>
</form>
<div id="card"></div>
<p class="told"><output id="count" for="filters" aria-live="polite"></output></p>
<ol id="list"></ol>
<nav class="turn" aria-label="Pages of results"><button id="before" type="button">Previous</button>
<span id="pages"></span> <button id="after" type="button">Next</button></nav>
</div></section>`;
