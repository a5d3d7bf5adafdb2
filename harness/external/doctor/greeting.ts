import { Buffer } from "node:buffer";
import type { Endpoint } from "../../../fixtures/endpoint.ts";
import type { ExternalEndpoint } from "../target_file.ts";
import type { Finding } from "./finding.ts";
import { hear, type Heard } from "./hear.ts";
import { type Patient, placeOf, told } from "./patient.ts";
import { isWhole, NAMES, POKES, recognise, type Speaks } from "./recognise.ts";

/** Why nobody can connect, by the system's code, with what to do. */
const UNREACHED: Readonly<Record<string, readonly [says: string, mend: string]>> = {
  ECONNREFUSED: [
    "the connection is refused: the machine is there, and nothing listens on this port",
    "start the server, or correct `port`",
  ],
  ENOTFOUND: ["the host name is not known to DNS", "correct `host`, or write an address"],
  EAI_AGAIN: ["DNS does not answer", "try again, or write an address as `host`"],
  EHOSTUNREACH: ["no route leads to this host", "correct `host`, or mend the network"],
  ENETUNREACH: ["no route leads to this network", "correct `host`, or mend the network"],
  ETIMEDOUT: ["nobody answers", "correct `host`, or open the firewall"],
  NotCapable: [
    "this process may not connect there",
    "run it with Deno's --allow-net=HOST:PORT for this endpoint",
  ],
};

const SILENT: readonly [string, string] = [
  "nobody answers: packets are dropped, or the host is down",
  "correct `host` and `port`, or open the firewall",
];

/** What was found of an endpoint, and whether there is more to look at. */
export interface Looked {
  readonly findings: readonly Finding[];
  readonly alive: boolean;
}

/** Whether the endpoint can be connected to, and speaks what the file says. */
export async function greeting(patient: Patient, endpoint: ExternalEndpoint): Promise<Looked> {
  const { protocol, security } = endpoint;
  const at = placeOf(endpoint);
  const listen = (tls: boolean) => listening(patient, endpoint, tls);
  const heard = await listen(security === "tls");
  const speaks = recognise(heard.bytes, protocol);
  const reached: Finding = { stage: "reach", at, grade: "ok", says: "it can be connected to" };
  if (speaks === protocol) {
    const says = POKES[protocol] ? "" : `: ${told(Buffer.from(heard.bytes).toString(), patient)}`;
    return {
      findings: [reached, {
        stage: "greeting",
        at,
        grade: "ok",
        says: `${NAMES[protocol]} answers${says}`,
      }],
      alive: true,
    };
  }
  if (!heard.connected && heard.why !== undefined && security !== "tls") {
    return unreached(at, heard);
  }
  // By the other way: what speaks there at once, or without it.
  const other = await listen(security !== "tls");
  if (!heard.connected && !other.connected && security === "tls") return unreached(at, other);
  const behind = recognise(other.bytes, protocol);
  const [says, mend] = wrongly(endpoint, heard, speaks, other, behind);
  return {
    findings: [reached, { stage: "greeting", at, grade: "failed", says, mend }],
    alive: false,
  };
}

function unreached(at: string, { why = "", code = "" }: Heard): Looked {
  const [says, mend] = why === "time-out" ? SILENT : UNREACHED[code] ?? [
    `nobody can connect: ${why}`,
    "correct `host` and `port`",
  ];
  return { findings: [{ stage: "reach", at, grade: "failed", says, mend }], alive: false };
}

function listening(
  { deployment, timeout }: Patient,
  { protocol, host, port }: ExternalEndpoint,
  tls: boolean,
): Promise<Heard> {
  const poke = POKES[protocol]?.(deployment.main);
  return hear({
    host,
    port,
    timeout,
    enough: isWhole(protocol),
    ...tls ? { tls: true } : {},
    ...poke === undefined ? {} : { poke },
  });
}

/** Why it is not what the file says, and what to do. */
function wrongly(
  { protocol, security }: ExternalEndpoint,
  heard: Heard,
  speaks: Speaks | undefined,
  other: Heard,
  behind: Speaks | undefined,
): readonly [says: string, mend: string] {
  const expected = `as ${NAMES[protocol]}`;
  const implicit = security === "tls";
  const clear: Endpoint["security"][] = protocol === "web" || protocol === "pwd"
    ? ["plain"]
    : ["upgrade", "plain"];
  if (speaks !== undefined && speaks !== "tls") {
    return [
      `this is ${NAMES[speaks]} on the port that the file gives ${expected}`,
      speaks === "ssh" ? "correct `port`" : `write protocol: ${speaks}, or correct \`port\``,
    ];
  }
  if (!implicit && other.connected) {
    const inside = behind === undefined || behind === protocol
      ? ""
      : `, and ${NAMES[behind]} behind it`;
    return [`this port speaks TLS at once${inside}`, "write security: tls"];
  }
  if (implicit && behind !== undefined && behind !== "tls") {
    const named = behind === protocol ? "" : `, and is ${NAMES[behind]}`;
    return [
      `this port does not speak TLS at once${named}`,
      `write security: ${clear.join(" or ")}${behind === protocol ? "" : ", or correct `port`"}`,
    ];
  }
  if (implicit && !heard.connected) {
    return [
      `no TLS handshake succeeds here (${heard.why ?? "no answer"})`,
      `correct \`port\`, or write security: ${clear.join(" or ")}`,
    ];
  }
  const because: Readonly<Record<string, string>> = {
    "time-out": heard.bytes.length > 0
      ? "it begins to speak, and does not come to an end"
      : "it takes the connection, and says nothing",
    "closed": "it closes the connection at once: a ban, or too many connections",
    "garbage": "it says much, and nothing that is known",
  };
  return [
    because[heard.why ?? ""] ?? `what it says is not known ${expected}`,
    heard.why === "closed"
      ? "look into the server's log; wait until a ban ends; allow this client"
      : "correct `port` and `protocol`, or raise --timeout",
  ];
}
