import type { Carriage } from "../../scenarios/scenario.ts";
import { saslSteps } from "./line_talks.ts";
import type { Step, Talk } from "./talk.ts";

const TAG = "A1";
/** Untagged answers may come before. */
const TAGGED = `(^|\\n)${TAG} [^\\n]*\\n`;
const ASKED = `(^|\\n)(\\+|${TAG} )[^\\n]*\\n`;
const GO_ON = "(^|\\n)\\+";
const OK = `(^|\\n)${TAG} OK`;

/** Quoted where the grammar allows it, else a literal, which any bytes go through (RFC 3501, section 9). */
function astring(word: string, carriage: Carriage | undefined): Step[] {
  if (/^[\x20-\x7e]*$/.test(word) && carriage !== "literal" && carriage !== "literal+") {
    return [{ send: ` "${word.replace(/["\\]/g, "\\$&")}"` }];
  }
  const size = new TextEncoder().encode(word).length;
  if (carriage === "literal+") return [{ send: ` {${size}+}\r\n${word}` }];
  return [{ send: ` {${size}}\r\n` }, { await: ASKED, yes: GO_ON }, { send: word }];
}

export const imap: Talk = {
  greet: () => [{ await: "^\\* [^\\n]*\\n", yes: "^\\* OK" }],
  upgrade: [{ send: "A0 STARTTLS\r\n" }, {
    await: "(^|\\n)A0 [^\\n]*\\n",
    yes: "(^|\\n)A0 OK",
  }],
  login(saying) {
    const { credentials: { login, password }, mechanism, scenario: { carriage } } = saying;
    const ended = { await: TAGGED, yes: OK };
    if (mechanism === "LOGIN") {
      return [
        { send: `${TAG} LOGIN` },
        ...astring(login, carriage),
        ...astring(password, carriage),
        { send: "\r\n" },
        ended,
      ];
    }
    const asked = { await: ASKED, yes: GO_ON };
    const steps = saslSteps(
      saying,
      carriage === "initial",
      (wire, first) => [
        { send: `${TAG} AUTHENTICATE ${wire}${first === undefined ? "" : ` ${first}`}\r\n` },
        asked,
      ],
      (response) => [{ send: `${response}\r\n` }, asked],
    );
    return [...steps.slice(0, -1), ended];
  },
};
