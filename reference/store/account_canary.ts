import type { Canary } from "../../fixtures/canary.ts";
import type { Files } from "./files.ts";
import type { Mail } from "./mail.ts";
import type { Roster } from "./roster.ts";
import type { SqliteMail } from "./sqlite_mail.ts";

/** The day of the canary message's own Date field. */
const CANARY_DAY = new Date("2026-01-01T00:00:00Z");

/** The page that an account's personal site (`/~account/`) shows. */
const SITE_FOLDER = "/www";
const SITE_PAGE = `${SITE_FOLDER}/index.html`;

/** An account's name has nothing that HTML reads otherwise. */
const sitePage = ({ account, site }: Canary) =>
  `<!doctype html>\n<html lang="en">\n<title>Site of ${account}</title>\n` +
  `<main><h1>Site of ${account}</h1><p>${site.text}</p></main>\n</html>\n`;

const bytes = (text: string) => new TextEncoder().encode(text);

/** Gives an account that has nothing yet its canary. */
export function putCanary(
  { mail, files, roster }: { mail: Mail; files: Files; roster: Roster },
  canary: Canary,
): void {
  mail.create("INBOX");
  mail.open("INBOX")?.append(bytes(canary.message), [], CANARY_DAY);
  files.write(`/${canary.file.name}`, bytes(canary.file.content));
  files.makeFolder(SITE_FOLDER);
  files.write(SITE_PAGE, bytes(sitePage(canary)));
  roster.set({ ...canary.contact, subscription: "both", ask: false, groups: [] });
}

/** Replaces each part of the old canary that is there as it was put, in its place. What is gone or was changed is the account's own affair. */
export function replaceCanary(
  { mail, files, roster }: { mail: SqliteMail; files: Files; roster: Roster },
  old: Canary,
  fresh: Canary,
): void {
  mail.replace(bytes(old.message), bytes(fresh.message));

  const holds = (path: string, content: string) => {
    const found = files.read(path);
    return found && new TextDecoder().decode(found) === content;
  };
  const path = `/${old.file.name}`;
  if (holds(path, old.file.content)) {
    files.remove(path);
    files.write(`/${fresh.file.name}`, bytes(fresh.file.content));
  }
  if (holds(SITE_PAGE, sitePage(old))) files.write(SITE_PAGE, bytes(sitePage(fresh)));

  const contact = roster.get(old.contact.jid);
  if (contact) {
    roster.remove(contact.jid);
    roster.set({ ...contact, ...fresh.contact });
  }
}
