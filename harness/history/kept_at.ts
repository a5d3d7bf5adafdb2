/** What the history is called in a report folder, where nobody names another file. */
export const HISTORY = "history.sqlite";
