import { SASL, toBase64 } from "../clients/sasl.ts";
import type { LeftOut, Saying, Step, Talk } from "./talk.ts";

const NO_LINE: LeftOut = "the name or the password has a line end, which no command can carry";

const hasLineEnd = ({ credentials: { login, password } }: Saying) =>
  /[\r\n]/.test(login + password);

/** A command, and the last line of its answer. */
const command = (line: string, answer: string, yes: string): Step[] => [
  { send: `${line}\r\n` },
  { await: answer, yes },
];

/** A line (RFC 1939). */
const LINE = "^[^\\n]*\\n";
/** `123-` begins more lines, `123 ` is the last (RFC 959, 4.2; RFC 5321, 4.2.1). */
const REPLY = "(^|\\n)\\d{3} [^\\n]*\\n";

/** A SASL exchange in which the server only asks for what comes next: PLAIN, LOGIN. */
export function saslSteps(
  { credentials, mechanism }: Saying,
  initial: boolean,
  begin: (wire: string, first?: string) => Step[],
  next: (response: string) => Step[],
): Step[] {
  const { wire, first, exchange } = SASL[mechanism]!;
  const said = exchange(credentials);
  const responses = [0, 1].slice(0, mechanism === "SASL LOGIN" ? 2 : 1)
    .map((step) => toBase64(said.answer("", step)));
  return first && initial
    ? begin(wire, responses[0])
    : [...begin(wire), ...responses.flatMap(next)];
}

const words = (...all: readonly (string | undefined)[]) =>
  all.filter((word) => word !== undefined).join(" ");

/** What the server says to the last of some steps is the answer to the login. */
const ending = (steps: readonly Step[], yes: string): Step[] =>
  steps.map((step, at) => at === steps.length - 1 && "await" in step ? { ...step, yes } : step);

export const pop3: Talk = {
  greet: () => [{ await: LINE, yes: "^\\+OK" }],
  upgrade: command("STLS", LINE, "^\\+OK"),
  login(saying) {
    const { mechanism, credentials: { login, password }, scenario: { carriage } } = saying;
    if (mechanism === "USER") {
      if (hasLineEnd(saying)) return NO_LINE;
      return [
        ...command(`USER ${login}`, LINE, "^\\+OK"),
        ...command(`PASS ${password}`, LINE, "^\\+OK"),
      ];
    }
    const steps = saslSteps(
      saying,
      carriage === "initial",
      (wire, first) => command(words("AUTH", wire, first), LINE, "^\\+(?!OK)"),
      (response) => command(response, LINE, "^\\+(?!OK)"),
    );
    return ending(steps, "^\\+OK");
  },
};

export const ftp: Talk = {
  greet: () => [{ await: REPLY, yes: "^220" }],
  upgrade: command("AUTH TLS", REPLY, "^234"),
  login(saying) {
    const { credentials: { login, password }, scenario: { attempt: { host } } } = saying;
    if (hasLineEnd(saying)) return NO_LINE;
    return [
      ...host === undefined ? [] : command(`HOST ${host}`, REPLY, "^220"),
      ...command(`USER ${login}`, REPLY, "^331"),
      ...command(`PASS ${password}`, REPLY, "^230"),
    ];
  },
};

const EHLO = command("EHLO client.loginspec.invalid", REPLY, "^250");

export const smtp: Talk = {
  greet: () => [{ await: REPLY, yes: "^220" }, ...EHLO],
  // RFC 3207, section 4.2.
  greetAgain: () => EHLO,
  upgrade: command("STARTTLS", REPLY, "^220"),
  login(saying) {
    const steps = saslSteps(
      saying,
      saying.scenario.carriage !== "continuation",
      (wire, first) => command(words("AUTH", wire, first), REPLY, "^334"),
      (response) => command(response, REPLY, "^334"),
    );
    return ending(steps, "^235");
  },
};

/** The password service (port 106). */
export const pwd: Talk = {
  greet: () => [{ await: REPLY, yes: "^2" }],
  login(saying) {
    const { login, password } = saying.credentials;
    if (hasLineEnd(saying)) return NO_LINE;
    return [
      ...command(`USER ${login}`, REPLY, "^[23]"),
      ...command(`PASS ${password}`, REPLY, "^2"),
    ];
  },
};
