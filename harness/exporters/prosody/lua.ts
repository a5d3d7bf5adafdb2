/** A Lua string literal of a text's UTF-8 bytes: what is not plain in a literal goes as `\ddd`, which nothing else can follow. */
export function lua(text: string): string {
  const bytes = [...new TextEncoder().encode(text)];
  const signs = bytes.map((byte) =>
    PLAIN.test(String.fromCharCode(byte))
      ? String.fromCharCode(byte)
      : `\\${String(byte).padStart(3, "0")}`
  );
  return `"${signs.join("")}"`;
}

const PLAIN = /[ !#-[\]-~]/;

/** The name of a file or folder of Prosody's internal storage: every byte but ASCII letters and digits goes as `%xx`. */
export function stored(name: string): string {
  const bytes = [...new TextEncoder().encode(name)];
  return bytes.map((byte) =>
    /[A-Za-z0-9]/.test(String.fromCharCode(byte))
      ? String.fromCharCode(byte)
      : `%${byte.toString(16).padStart(2, "0")}`
  ).join("");
}
