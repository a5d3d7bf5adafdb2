import { isXmlText, written } from "../clients/ximss_message.ts";
import { streamHeader } from "../clients/xmpp_raw.ts";
import { saslSteps } from "./line_talks.ts";
import type { Saying, Step, Talk } from "./talk.ts";

const SASL_NS = "xmlns='urn:ietf:params:xml:ns:xmpp-sasl'";
const XMPP_ANSWER = "<success|</failure>|</stream:error>|<challenge[^>]*/>|</challenge>";

const stream = ({ scenario: { attempt: { targetDomain }, carriage } }: Saying): Step[] => [
  { send: streamHeader(targetDomain, carriage === "escaped") },
  { await: "</stream:features>|<stream:features/>|</stream:error>", yes: "<stream:features" },
];

export const xmpp: Talk = {
  greet: stream,
  greetAgain: stream,
  upgrade: [
    { send: "<starttls xmlns='urn:ietf:params:xml:ns:xmpp-tls'/>" },
    { await: "<proceed[^>]*>|</stream:stream>", yes: "<proceed" },
  ],
  login(saying) {
    const steps = saslSteps(
      saying,
      saying.scenario.carriage !== "continuation",
      (wire, first) => [
        {
          send: first === undefined
            ? `<auth ${SASL_NS} mechanism='${wire}'/>`
            : `<auth ${SASL_NS} mechanism='${wire}'>${first}</auth>`,
        },
        { await: XMPP_ANSWER, yes: "<challenge" },
      ],
      (response) => [
        { send: `<response ${SASL_NS}>${response}</response>` },
        { await: XMPP_ANSWER, yes: "<success" },
      ],
    );
    return [...steps.slice(0, -1), { await: XMPP_ANSWER, yes: "<success" }];
  },
};

/** Each message ends with a zero byte. What answers last has the request's id. */
const DONE = "<response[^\\x00]*\\x00";
const WELL = "<response(?![^\\x00]*error(Text|Num))";

const ximssLogin = (
  attributes: Readonly<Record<string, string | undefined>>,
  escaped: boolean,
  answered: Step,
): Step[] => [{ send: written("login", { id: "A1", ...attributes }, { escaped }) }, answered];

export const ximss: Talk = {
  // The server waits for the client.
  greet: () => [],
  upgrade: [{ send: written("starttls", { id: "A0" }) }, { await: DONE, yes: WELL }],
  login(saying) {
    const { credentials: { login, password }, mechanism, scenario: { carriage } } = saying;
    const escaped = carriage === "escaped";
    const ended = { await: DONE, yes: WELL };
    if (mechanism === "LOGIN") {
      if (!isXmlText(login + password)) {
        return "the name or the password has signs that XML cannot carry";
      }
      return ximssLogin({ authData: login, password }, escaped, ended);
    }
    const challenge = { await: `<challenge[^\\x00]*\\x00|${DONE}`, yes: "<challenge" };
    return saslSteps(
      saying,
      carriage !== "continuation",
      (wire, first) =>
        ximssLogin(
          { method: wire, authData: first },
          escaped,
          first === undefined ? challenge : ended,
        ),
      (response) => [{ send: written("auth", { id: "A1", value: response }) }, ended],
    );
  },
};
