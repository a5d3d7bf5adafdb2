import { CLAUSE_IDS } from "../../../fixtures/clauses/mod.ts";
import { PROTOCOLS } from "../../../fixtures/protocols.ts";
import { findLogin, talkBlock } from "../measured/talk.ts";
import type { Table } from "../table.ts";

export default {
  id: "talk",
  about:
    "A login that was really made, as a sequence of what was said: its picture, or the same in text",
  needs: "a run",
  options: {
    clause: { about: "one that this clause decided", values: CLAUSE_IDS },
    protocol: { about: "one over this protocol", values: PROTOCOLS },
    login: { about: "the one of this id, as run.json has it" },
  },
  example: { clause: "name.percent", protocol: "imap" },
  make({ options: { clause, protocol, login }, runs: [told] }) {
    if (!told) return { problem: "There is no run. Remedy: --from FOLDER" };
    const id = CLAUSE_IDS.find((one) => one === clause);
    const over = PROTOCOLS.find((one) => one === protocol);
    const found = findLogin(told, {
      ...id && { clause: id },
      ...over && { protocol: over },
      ...login !== undefined && { login },
    });
    if ("problem" in found) return found;
    const talk = talkBlock(found.result);
    return talk
      ? { blocks: [talk] }
      : { problem: `There is no talk of ${found.result.id}. Remedy: another login=` };
  },
} satisfies Table as Table;
