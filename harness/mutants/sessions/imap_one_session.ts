import { exclusive } from "../exclusive.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "imap-one-session",
  title: "An account has one IMAP session at a time; the next is refused.",
  clause: "access.simultaneous",
  protocols: ["imap"],
  situation: "two IMAP sessions of one account",
  verdicts: ["deviates"],
  ways: ["breaks"],
  wrong: exclusive((one, other) => one === "imap" && other === "imap"),
};

export default mutant;
