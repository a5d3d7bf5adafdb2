import { Buffer } from "node:buffer";
import { gunzipSync } from "node:zlib";

/** All that the packs of a page hold, as text: what a search in the page itself does not see. */
export const packed = (html: string): string =>
  [...html.matchAll(/<script type="application\/gzip"[^>]*>([^<]*)</g)].map(([, base64 = ""]) =>
    gunzipSync(Buffer.from(base64, "base64")).toString()
  ).join("\n");
