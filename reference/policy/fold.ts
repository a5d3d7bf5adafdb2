/**
 * A text with its ASCII capitals lowered (name.case.account, name.case.domain). Of one length with the text, and of ASCII only:
 * full lower-casing would make the Kelvin sign a `k`, and in a Turkish locale `I` a dotless i.
 */
export function fold(text: string): string {
  return /[A-Z]/.test(text) ? text.replace(/[A-Z]+/g, (capitals) => capitals.toLowerCase()) : text;
}
