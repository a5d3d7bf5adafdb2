import { Buffer } from "node:buffer";

/** A mailbox name in modified UTF-7 (RFC 3501, 5.1.3): `&` shifts to base64 of UTF-16, `,` stands for `/`. */
export function toUtf7(name: string): string {
  return name.replace(/&|[^ -~]+/g, (run) => run === "&" ? "&-" : `&${shifted(run)}-`);
}

/** Nothing where it is no modified UTF-7, or is not the one spelling that a name has. */
export function fromUtf7(encoded: string): string | undefined {
  const name = encoded.replace(/&([^-]*)-/g, (_, run: string) => run === "" ? "&" : plain(run));
  return toUtf7(name) === encoded ? name : undefined;
}

function shifted(run: string): string {
  const utf16 = Buffer.from(run, "utf16le").swap16();
  return utf16.toString("base64").replaceAll("/", ",").replace(/=+$/, "");
}

function plain(run: string): string {
  const utf16 = Buffer.from(run.replaceAll(",", "/"), "base64");
  return utf16.length % 2 === 0 ? utf16.swap16().toString("utf16le") : "";
}
