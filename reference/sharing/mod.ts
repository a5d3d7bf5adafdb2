import type { Session } from "../session.ts";
import type { Reach } from "./reach.ts";
import { SharedFiles } from "./shared_files.ts";
import { SharedMail } from "./shared_mail.ts";

export type { Reach } from "./reach.ts";

/** What a session reaches of mailboxes and files: its own account's, and of others' what it may. */
export function sharedWith(reach: Reach): Pick<Session, "mail" | "files"> {
  return { mail: new SharedMail(reach), files: new SharedFiles(reach) };
}
