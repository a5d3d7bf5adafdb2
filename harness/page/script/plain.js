// What no document may hold, what nobody can see, and what turns the text behind it around. Tabs and line ends stay.
const UNSEEN =
  // deno-lint-ignore no-control-regex -- these are what is taken out
  /[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff]/g;

/** A text as the page shows it: a dot for each sign that is not to be there. @param {string} text */
export const plain = (text) => text.replace(UNSEEN, "·");
