import { byId } from "./made.js";

const opened = new Map();

/**
 * What a pack holds: base64 of gzip of JSON. Each is opened once, when it is first wanted.
 * @param {string} id of its element
 */
export function unpacked(id) {
  if (!opened.has(id)) opened.set(id, open(byId(id).textContent));
  return opened.get(id);
}

/** @param {string} packed */
async function open(packed) {
  const bytes = Uint8Array.from(atob(packed), (sign) => sign.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return JSON.parse(await new Response(stream).text());
}
