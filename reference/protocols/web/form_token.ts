import { Buffer } from "node:buffer";
import { createHmac, timingSafeEqual } from "node:crypto";

const KEY = crypto.getRandomValues(new Uint8Array(32));

/** What a form carries to show that it came from a page of ours: made for one place and one cookie of its reader's. */
export function formToken(purpose: "login" | "logout", place: string, cookie: string): string {
  return createHmac("sha256", KEY).update(JSON.stringify([purpose, place, cookie]))
    .digest("base64url");
}

export function isFormToken(token: string | undefined, right: string): boolean {
  const [one, other] = [token ?? "", right].map((text) => Buffer.from(text));
  return one!.length === other!.length && timingSafeEqual(one!, other!);
}
