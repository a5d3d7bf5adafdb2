import type { Admission } from "../../reference/mod.ts";

/** INBOX behind a POP login, with what was marked in it: for servers that delete at another time than QUIT. */
export function dropOf() {
  let inbox: { uids: readonly number[]; expunge(uids: readonly number[]): void } | undefined;
  let marked: number[] = [];
  return {
    of(admission: Admission): Admission {
      const found = admission.kind === "opened" ? admission.session.mail.open("INBOX") : undefined;
      inbox = found &&
        { uids: found.messages().map(({ uid }) => uid), expunge: (uids) => found.expunge(uids) };
      return admission;
    },
    mark(line: string | undefined) {
      const uid = inbox?.uids[Number(/^DELE (\d+)$/i.exec(line ?? "")?.[1]) - 1];
      if (uid !== undefined) marked.push(uid);
    },
    /** @returns whether there was anything */
    expunge(): boolean {
      const had = marked.length > 0;
      if (had) inbox?.expunge(marked);
      marked = [];
      return had;
    },
  };
}
