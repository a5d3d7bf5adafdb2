import { say } from "../../line_protocol.ts";
import { ALL_FACTS, factsIn } from "./facts.ts";
import { protectionFeatures } from "./protection.ts";
import {
  ANYWHERE,
  anywhere,
  BAD_ARGUMENTS,
  type FtpCommand,
  inside,
  type Open,
  row,
} from "./standing.ts";

/** What a TYPE names (RFC 959, section 3.1.1): ASCII without carriage control, image, and bytes of eight bits, which are images. */
const TYPES: Readonly<Record<string, Open["type"]>> = {
  "A": "A",
  "A N": "A",
  "I": "I",
  "L 8": "I",
};

/** RFC 959, sections 4.1.2 and 4.1.3, and RFC 2389: what the client may set and ask. */
export const settings: Record<string, FtpCommand> = {
  TYPE: inside((open, argument) => {
    const type = TYPES[argument?.toUpperCase() ?? ""];
    if (type) return say({ ...open, type }, "200 Done");
    return say(open, argument ? "504 No such type here" : BAD_ARGUMENTS);
  }),
  STRU: onlyValue("F"),
  MODE: onlyValue("S"),
  ALLO: inside((open) => say(open, "202 Needs no allocation")),

  FEAT: anywhere((state, _argument, { door, wire }) => {
    const facts = "facts" in state ? state.facts : ALL_FACTS;
    const mlst = ALL_FACTS.map((fact) => `${fact}${facts.includes(fact) ? "*" : ""};`).join("");
    const features = [
      ...protectionFeatures(wire),
      "EPRT",
      "EPSV",
      ...door.ftpHost ? ["HOST"] : [],
      "MDTM",
      `MLST ${mlst}`,
      "REST STREAM",
      "SIZE",
      "TVFS",
      "UTF8",
    ];
    return say(
      state,
      ["211-Features", ...features.map((line) => ` ${line}`), "211 End"].join("\r\n"),
    );
  }),
  OPTS: anywhere((state, argument = "") => {
    const [, name = "", value = ""] = /^(\S+)(?: (.*))?$/.exec(argument) ?? [];
    if (name.toUpperCase() === "UTF8") {
      return say(state, /^(on)?$/i.test(value) ? "200 Always on" : "504 Cannot be switched off");
    }
    if (name.toUpperCase() !== "MLST" || state.phase !== "open") return say(state, BAD_ARGUMENTS);
    const facts = factsIn(value);
    const told = facts.map((fact) => `${fact};`).join("");
    return say({ ...state, facts }, told ? `200 MLST OPTS ${told}` : "200 MLST OPTS");
  }),
  SYST: anywhere((state) => say(state, "215 UNIX Type: L8")),
  NOOP: anywhere((state) => say(state, "200 Done")),
  HELP: anywhere((state) => say(state, "214 RFC 959, 2389, 2428, 3659 and 4217")),
  QUIT: row(ANYWHERE, () => say({ phase: "over" }, "221 Good-bye")),
};

/** A setting with one value that is ever used (RFC 959, section 5.1). */
function onlyValue(value: string): FtpCommand {
  return inside((open, argument) => {
    if (argument?.toUpperCase() === value) return say(open, "200 Done");
    return say(open, argument ? `504 Only ${value}` : BAD_ARGUMENTS);
  });
}
