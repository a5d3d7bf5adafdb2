import { Buffer } from "node:buffer";
import { createHmac } from "node:crypto";
import type { Mechanism } from "./mechanism.ts";
import { scram } from "./scram.ts";

/** Mechanisms by the names that scenarios use. */
export const SASL: Readonly<Record<string, Mechanism>> = {
  PLAIN: {
    wire: "PLAIN",
    first: true,
    exchange: ({ login, password, authzid = "" }) => ({
      answer: () => `${authzid}\0${login}\0${password}`,
    }),
  },
  "SASL LOGIN": {
    wire: "LOGIN",
    first: false,
    exchange: ({ login, password }) => ({
      answer: (_, step) => step === 0 ? login : password,
    }),
  },
  "CRAM-MD5": {
    wire: "CRAM-MD5",
    first: false,
    exchange: ({ login, password }) => ({
      answer: (challenge) =>
        `${login} ${createHmac("md5", password).update(challenge).digest("hex")}`,
    }),
  },
  "SCRAM-SHA-1": scram("SCRAM-SHA-1", "sha1"),
  "SCRAM-SHA-256": scram("SCRAM-SHA-256", "sha256"),
  /** The name is the certificate's (RFC 4422, appendix A). */
  EXTERNAL: {
    wire: "EXTERNAL",
    first: true,
    exchange: ({ authzid = "" }) => ({ answer: () => authzid }),
  },
};

/** Mechanisms that carry an authorization identity. */
export const WITH_AUTHZID = ["PLAIN", "SCRAM-SHA-1", "SCRAM-SHA-256", "EXTERNAL"];

export const toBase64 = (text: string): string => Buffer.from(text).toString("base64");
export const fromBase64 = (text: string): string => Buffer.from(text, "base64").toString();
