/** Characters of one byte that no object name has (name.charset) and that separate nothing: no `@`, `%`, `!`, blank. */
export const ILLEGAL: readonly string[] = [..."+/\"'\\*(){}[],;:=#&<>~$?|^`"];
