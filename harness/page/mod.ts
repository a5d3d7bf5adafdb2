/** A run, or several beside each other, as one page to look at. */
export { comparisonPage, page } from "./page.ts";
