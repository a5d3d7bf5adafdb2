import { gzipSync } from "node:zlib";

/** So many results are opened together: a click reads one pack of some tens of kilobytes. */
export const TOGETHER = 256;

/** A value as gzip in base64. The page opens it by itself, when it is looked at. */
const packed = (value: unknown): string =>
  gzipSync(JSON.stringify(value), { level: 1 }).toString("base64");

/** An element that a browser keeps and does not read. */
export const packHtml = (id: string, value: unknown): string =>
  `<script type="application/gzip" id="${id}">${packed(value)}</script>`;

/** Packs of a list. @param id before the number of each */
export function packsHtml<T>(id: string, all: readonly T[], together: number): string {
  const packs: string[] = [];
  for (let at = 0; at < all.length; at += together) {
    packs.push(packHtml(`${id}-${at / together}`, all.slice(at, at + together)));
  }
  return packs.join("\n");
}
