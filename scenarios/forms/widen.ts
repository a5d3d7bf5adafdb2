/** ASCII letters and digits as their full-width forms (U+FF01 and up); the rest stays. */
export function widen(name: string): string {
  return name.replace(
    /[A-Za-z0-9]/g,
    (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0),
  );
}
