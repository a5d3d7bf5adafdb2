import { type Command, say } from "../../line_protocol.ts";
import type { Undeliverable } from "../../session.ts";
import { type Parameter, parametersIn, type Path, pathIn } from "./path.ts";
import { BAD_ARGUMENTS, type Here, row, type Standing } from "./standing.ts";

const TOO_MANY = "452 4.5.3 Too many recipients";
/** RFC 5321 4.5.3.1.8: no fewer. */
const MOST_RECIPIENTS = 100;
export const TOO_LARGE = "552 5.3.4 Message too large";

/** RFC 3463, by the reason why an address leads to nobody here. */
export const REFUSED: Readonly<Record<Undeliverable, string>> = {
  unknown: "550 5.1.1 Nobody has this address",
  disabled: "550 5.2.1 The account is disabled",
  loop: "550 5.4.6 The address leads in a circle",
  remote: "550 5.7.1 Nothing is sent to other servers",
};

/** RFC 5321, sections 4.1.1.2 and 4.1.1.3: the envelope. */
export const envelope: Record<string, Command<Standing, Here>> = {
  MAIL: row(["ready"], (state, argument, { wire }) => {
    const path = pathBehind(/^from:/i, argument);
    if (!path) return say<Standing>(state, "501 5.1.7 Bad sender");
    const fault = faultIn(path, (parameter) => senderFault(parameter, wire.limits.literal));
    if (fault !== undefined) return say<Standing>(state, fault);
    const from = path.text;
    return say<Standing>({ phase: "sender", client: state.client, from }, "250 2.1.0 Sender ok");
  }),

  // Needs no login: we send nothing elsewhere, so that nobody can use us for that.
  RCPT: row(["sender", "recipients"], (state, argument, { wire, door }) => {
    const path = pathBehind(/^to:/i, argument);
    if (!path || path.text === "") return say<Standing>(state, "501 5.1.3 Bad recipient");
    const fault = faultIn(path, () => NO_SUCH_PARAMETER);
    if (fault !== undefined) return say<Standing>(state, fault);
    const to: readonly Path[] = state.phase === "recipients" ? state.to : [];
    if (to.length >= MOST_RECIPIENTS) return say<Standing>(state, TOO_MANY);
    const leads = door.post.recipients(path.address);
    if (leads.kind === "refused") return say<Standing>(state, REFUSED[leads.because]);
    // Whoever knows an address here may take its time, and send what is larger than a command.
    wire.loggedIn();
    return say<Standing>(
      { ...state, phase: "recipients", to: [...to, path] },
      "250 2.1.5 Recipient ok",
    );
  }),
};

function pathBehind(word: RegExp, argument = ""): Path | undefined {
  return word.test(argument) ? pathIn(argument.replace(word, "")) : undefined;
}

/** RFC 5321, section 4.1.1.11. */
const NO_SUCH_PARAMETER = "555 5.5.4 Unknown parameter";

function faultIn(
  { parameters }: Path,
  faultOf: (parameter: Parameter) => string | undefined,
): string | undefined {
  const read = parametersIn(parameters);
  return read ? read.map(faultOf).find((fault) => fault !== undefined) : BAD_ARGUMENTS;
}

/** SIZE (RFC 1870), BODY (RFC 6152), AUTH (RFC 4954, section 5: taken, and trusted by nobody). */
function senderFault({ keyword, value = "" }: Parameter, limit: number): string | undefined {
  switch (keyword) {
    case "SIZE":
      if (!/^\d{1,20}$/.test(value)) return BAD_ARGUMENTS;
      return Number(value) > limit ? TOO_LARGE : undefined;
    case "BODY":
      return /^(7BIT|8BITMIME)$/i.test(value) ? undefined : BAD_ARGUMENTS;
    case "AUTH":
      return value === "" ? BAD_ARGUMENTS : undefined;
    default:
      return NO_SUCH_PARAMETER;
  }
}
