/** Every second letter in the other case: `client1.com` gives `cLiEnT1.cOm`. */
export function mixed(name: string): string {
  return [...name].map((letter, at) => at % 2 === 0 ? letter.toLowerCase() : letter.toUpperCase())
    .join("");
}
