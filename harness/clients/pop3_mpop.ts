import type { Dial } from "./client.ts";
import { pop3TalkOffer } from "./pop3_offer.ts";
import { refusal } from "./pop3_refusal.ts";
import { type Program, programClient } from "./program.ts";
import { type Call, TLS_FILES, tlsFiles } from "./program_process.ts";

/** sysexits' EX_NOPERM: the server would not have the name and password. */
const NO_PERMISSION = 77;

const METHOD: Readonly<Record<string, string>> = {
  "SCRAM-SHA-1": "scram-sha-1",
  "SCRAM-SHA-256": "scram-sha-256",
};

function call(dial: Dial): Call {
  const { endpoint: { address, port }, security, serverName, login, password, mechanism } = dial;
  const files = tlsFiles(dial);
  const settings = {
    host: address,
    port,
    user: `"${login}"`,
    password: `"${password}"`,
    auth: METHOD[mechanism],
    tls: security === "plain" ? "off" : "on",
    tls_starttls: security === "upgrade" ? "on" : "off",
    ...files[TLS_FILES.authority] ? { tls_trust_file: TLS_FILES.authority } : {},
    ...serverName === undefined ? {} : { tls_host_override: serverName },
    keep: "on",
    uidls_file: "uidls",
    delivery: "mbox out/mbox",
  };
  const lines = Object.entries(settings).map(([name, value]) => `${name} ${value}`);
  return {
    args: ["--file=mpoprc", "--debug"],
    files: { ...files, mpoprc: ["account default", ...lines, ""].join("\n") },
  };
}

/** mpop with libgsasl, for SCRAM. Its settings have no way to write a quote. */
const mpop: Program = {
  title: "mpop",
  protocol: "pop3",
  command: "mpop",
  version: { args: ["--version"], pattern: /^mpop version (\S+)/ },
  mechanisms: Object.keys(METHOD),
  writes: "has some servers mark the message as read (RETR)",
  says: ({ login, password, authzid = "" }) => authzid === "" && !/["\\]/.test(login + password),
  call,
  offer: pop3TalkOffer,
  talk: { client: /^--> /, server: /^<-- / },
  refusal({ code, text }, dial) {
    const answer = /^<-- (-ERR.*)$/m.exec(text)?.[1];
    return code === NO_PERMISSION && answer ? refusal(answer, dial) : undefined;
  },
};

export default programClient(mpop);
