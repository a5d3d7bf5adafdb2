import { Buffer } from "node:buffer";
import { createHmac } from "node:crypto";
import type { Credentials } from "./raw_login.ts";

/** The client's side of a SASL mechanism: from a challenge (the first is empty) to the response, both before base64. */
export type SaslAnswer = (challenge: string, step: number) => string;

/** Mechanisms by the names that scenarios use, with the name that goes over the wire. */
export const SASL: Readonly<
  Record<
    string,
    { readonly wire: string; answer(credentials: Credentials): SaslAnswer; readonly first: boolean }
  >
> = {
  PLAIN: {
    wire: "PLAIN",
    first: true,
    answer: ({ login, password, authzid = "" }) => () => `${authzid}\0${login}\0${password}`,
  },
  "SASL LOGIN": {
    wire: "LOGIN",
    first: false,
    answer: ({ login, password }) => (_, step) => step === 0 ? login : password,
  },
  "CRAM-MD5": {
    wire: "CRAM-MD5",
    first: false,
    answer: ({ login, password }) => (challenge) =>
      `${login} ${createHmac("md5", password).update(challenge).digest("hex")}`,
  },
};

export const toBase64 = (text: string): string => Buffer.from(text).toString("base64");
export const fromBase64 = (text: string): string => Buffer.from(text, "base64").toString();
