import { Buffer } from "node:buffer";
import { createHmac } from "node:crypto";
import { scramFinal } from "./scram_client.ts";

/** The client's side of one exchange: texts, before any base64. */
export interface SaslClient {
  /** What goes out with the request. */
  readonly initial?: string;
  /** Answers a challenge. */
  answer(challenge: string): string;
}

export interface Credentials {
  readonly name: string;
  readonly password: string;
  readonly authzid?: string;
  /** SCRAM's word on channel binding (RFC 5802, section 7); absent: `n`, the client cannot. */
  readonly flag?: string;
}

/** RFC 5802, section 5.1. */
const saslname = (name: string) => name.replaceAll("=", "=3D").replaceAll(",", "=2C");

const scram = (hash: "sha1" | "sha256") => (said: Credentials): SaslClient => {
  const { name, password, authzid, flag = "n" } = said;
  const header = `${flag},${authzid ? `a=${saslname(authzid)}` : ""},`;
  const bare = `n=${saslname(name)},r=abc`;
  const binding = Buffer.from(header).toString("base64");
  return {
    initial: header + bare,
    answer: (challenge) =>
      challenge.startsWith("v=") ? "" : scramFinal(
        hash,
        password,
        `n,,${bare}`,
        challenge,
        (message) => message.replace("c=biws", `c=${binding}`),
      ),
  };
};

/** By the mechanism's registered name. */
export const SASL_CLIENTS = {
  EXTERNAL: ({ authzid = "" }) => ({ initial: authzid, answer: () => "" }),
  "SCRAM-SHA-256": scram("sha256"),
  "SCRAM-SHA-1": scram("sha1"),
  "CRAM-MD5": ({ name, password }) => ({
    answer: (challenge) => `${name} ${createHmac("md5", password).update(challenge).digest("hex")}`,
  }),
  PLAIN: ({ name, password, authzid = "" }) => ({
    initial: `${authzid}\0${name}\0${password}`,
    answer: () => "",
  }),
  LOGIN: ({ name, password }) => ({
    answer: (challenge) => challenge === "Username:" ? name : password,
  }),
} as const satisfies Readonly<Record<string, (said: Credentials) => SaslClient>>;

export type SaslName = keyof typeof SASL_CLIENTS;
