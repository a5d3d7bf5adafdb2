/** The cookies of one host, as a browser keeps them (RFC 6265); one login is one jar, so domains play no part. */
export class CookieJar {
  readonly #kept = new Map<string, { readonly value: string; readonly path: string }>();

  constructor(private readonly secure: boolean) {}

  /** Takes what a `Set-Cookie` header says; `Secure` is kept over TLS alone (RFC 6265, 5.4). */
  take(header: string): void {
    const [pair = "", ...attributes] = header.split(";").map((part) => part.trim());
    const at = pair.indexOf("=");
    if (at <= 0) return;
    const said = new Map(attributes.map((attribute) => {
      const [name = "", ...value] = attribute.split("=");
      return [name.toLowerCase(), value.join("=")] as const;
    }));
    const name = pair.slice(0, at);
    const age = said.get("max-age");
    const gone = age !== undefined
      ? Number(age) <= 0
      : Date.parse(said.get("expires") ?? "") < Date.now();
    if (gone) this.#kept.delete(name);
    else if (this.secure || !said.has("secure")) {
      const path = said.get("path") ?? "/";
      this.#kept.set(name, { value: pair.slice(at + 1), path });
    }
  }

  /** What goes with a request to a path; nothing where no cookie does. */
  header(path: string): string | undefined {
    const fitting = [...this.#kept].filter(([, { path: at }]) =>
      path === at || path.startsWith(at.endsWith("/") ? at : `${at}/`)
    );
    return fitting.length === 0
      ? undefined
      : fitting.map(([name, { value }]) => `${name}=${value}`).join("; ");
  }
}
