/** A word for a POSIX shell. */
export const quoted = (word: string): string => `'${word.replaceAll("'", `'\\''`)}'`;

/** An address and the server's port, which is the reader's to give. */
export const placeOf = (address: string): string =>
  `${address.includes(":") ? `[${address}]` : address}:$PORT`;
