/** An Erlang binary of a text's UTF-8 bytes, by their numbers: nothing in it is to be quoted. */
export const binary = (text: string): string =>
  `<<${[...new TextEncoder().encode(text)].join(",")}>>`;
