import { type Answer, HTML } from "./answer.ts";
import { percentDecoded } from "./form.ts";
import type { Here } from "./here.ts";
import { errorPage, redirect } from "./pages.ts";

/** Where in an account's file store its site is. */
const FOLDER = "/www";
const INDEX = "index.html";

const TYPES: Readonly<Record<string, string>> = {
  html: HTML,
  txt: "text/plain; charset=utf-8",
  css: "text/css; charset=utf-8",
  json: "application/json",
  gif: "image/gif",
  jpg: "image/jpeg",
  png: "image/png",
  svg: "image/svg+xml",
  pdf: "application/pdf",
};

/** An account's page stands on the host of the login page: in a sandbox it can neither run scripts nor be of one origin with it. */
const SECURITY = "sandbox; default-src 'none'; style-src 'self' 'unsafe-inline'; img-src 'self'; " +
  "frame-ancestors 'none'";

/** The account's name in a path `/~name/...`; nothing where the path is no site's. */
export function siteIn(path: string): string | undefined {
  const first = percentDecoded(path.split("/")[1] ?? "");
  return first?.startsWith("~") ? first.slice(1) : undefined;
}

/** A file of an account's personal site. */
export function showSite({ door, request }: Here, name: string): Answer {
  const files = door.pages.site(name, request.host);
  const path = pathIn(request.path.split("/").slice(2));
  if (!files || path === undefined) return errorPage(404);
  if (files.entry(path)?.kind === "folder") {
    // So that what a page names beside itself is found.
    if (!request.path.endsWith("/")) return redirect(301, `${request.path}/`);
    return file(files.read(`${path}/${INDEX}`), INDEX);
  }
  // A slash behind it would be a folder's.
  return request.path.endsWith("/") ? errorPage(404) : file(files.read(path), path);
}

function file(body: Uint8Array | undefined, name: string): Answer {
  if (!body) return errorPage(404);
  const type = TYPES[/\.(\w+)$/.exec(name)?.[1]?.toLowerCase() ?? ""] ?? "application/octet-stream";
  return { status: 200, type, body, security: SECURITY };
}

/** The path in the file store; nothing where a part leads out of the folder or is none. */
function pathIn(parts: readonly string[]): string | undefined {
  const names = (parts.at(-1) === "" ? parts.slice(0, -1) : parts).map(percentDecoded);
  const fit = names.every((name) =>
    name !== undefined && !["", ".", ".."].includes(name) && !/[/\0]/.test(name)
  );
  return fit ? [FOLDER, ...names].join("/") : undefined;
}
