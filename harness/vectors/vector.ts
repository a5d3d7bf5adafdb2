import { z } from "zod";
import { CLAUSE_IDS } from "../../fixtures/clauses/mod.ts";
import { PROTOCOLS } from "../../fixtures/protocols.ts";
import { deploymentSchema } from "../../fixtures/schema.ts";

/** The shape of a file of vectors, for whoever reads one; `vectors.schema.json` is made of it. */

/** Rises where a reader of an older file would read a newer one wrongly. */
export const VECTORS_VERSION = 1;

const clause = z.enum(CLAUSE_IDS);
const level = z.enum(["must", "should", "open"]);

const expected = z.union([
  z.strictObject({ opened: z.string().meta({ description: "account@domain" }) }),
  z.strictObject({
    refused: z.enum(["login", "stream", "page"])
      .meta({ description: "At the login, by an XMPP stream error, by an HTTP error page" }),
  }),
]);

const step = z.union([
  z.strictObject({ send: z.string().meta({ description: "A text, sent in UTF-8" }) }),
  z.strictObject({ sendBase64: z.string().meta({ description: "What is no text" }) }),
  z.strictObject({
    await: z.string().meta({
      description:
        "An expression that is searched in what came since the client last sent, read as Latin-1",
    }),
    yes: z.string().meta({
      description:
        "Found in that: the talk goes on, and at its end an account is open. Not found: the login is refused",
    }),
  }),
  z.strictObject({ handshake: z.literal(true).meta({ description: "TLS begins" }) }),
]);

const vector = z.strictObject({
  id: z.string(),
  deployment: z.string().meta({ description: "The name of one of the deployments" }),
  protocol: z.enum(PROTOCOLS).meta({ description: "mapi: to the server, a session of IMAP" }),
  localAddress: z.string()
    .meta({ description: "The server's own address on which the connection arrived" }),
  peerAddress: z.string().exactOptional().meta({ description: "The client's, where it matters" }),
  tls: z.strictObject({
    serverName: z.string().exactOptional().meta({ description: "What the client indicates" }),
  }).exactOptional().meta({ description: "Absent: there is no TLS" }),
  targetDomain: z.string().exactOptional().meta({ description: "XMPP: the stream's `to`" }),
  host: z.string().exactOptional().meta({ description: "Web: the host of the URL; FTP: HOST" }),
  authzid: z.string().exactOptional().meta({ description: "SASL's authorization identity" }),
  login: z.string().meta({ description: "The login name as the server gets it" }),
  password: z.string(),
  mechanism: z.string(),
  bytes: z.array(step).min(2).meta({ description: "The client's side of the talk, in order" }),
  expected,
  openReadings: z.array(z.strictObject({
    readings: z.partialRecord(clause, z.string()),
    expected,
  })).exactOptional().meta({
    description: "Where OPEN clauses are met: what each combination of readings comes to",
  }),
  clause: clause.meta({ description: "The one that decides" }),
  level,
  trace: z.array(clause),
});

export const VECTORS = z.strictObject({
  $schema: z.string(),
  version: z.literal(VECTORS_VERSION),
  generator: z.strictObject({ name: z.string(), version: z.string() }),
  seed: z.number().int(),
  profile: z.string(),
  deployments: z.array(deploymentSchema.extend({ name: z.string() }))
    .meta({ description: "With test passwords, which are drawn and open nothing anywhere else" }),
  vectors: z.array(vector),
  leftOut: z.array(z.strictObject({
    because: z.string(),
    logins: z.number().int().positive(),
  })).meta({ description: "Logins of the same plan that cannot be told as bytes" }),
});

export type Vectors = z.input<typeof VECTORS>;
export type Vector = z.input<typeof vector>;
export type Expected = z.input<typeof expected>;

/** The JSON Schema (2020-12) of a file of vectors. */
export const vectorsJsonSchema = (): unknown => ({
  ...z.toJSONSchema(VECTORS, { io: "input" }),
  title: "loginspec vectors",
});
