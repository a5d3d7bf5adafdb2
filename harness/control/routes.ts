import { z } from "zod";
import type { Changed, World } from "./world.ts";

/** What is answered: a status and a value for JSON. */
export interface Reply {
  readonly status: number;
  readonly body: unknown;
}

/** A thing to ask for, by method and path. */
interface Route {
  readonly what: string;
  answer(world: World, body: string): Promise<Reply> | Reply;
}

/** Other keys are those that a file may give an account; they are checked there. */
const NEW_ACCOUNT = z.looseObject({
  account: z.string(),
  password: z.string(),
  name: z.undefined("is the first part of `account`").optional(),
});
const MAIL = z.strictObject({ to: z.string(), message: z.string() });

const ok = (body: unknown): Reply => ({ status: 200, body });
const bad = (...problems: string[]): Reply => ({ status: 400, body: { problems } });

/** A body of JSON in the shape that is asked for; else the reply that says what is wrong with it. */
function read<T>(body: string, shape: z.ZodType<T>): T | Reply {
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch {
    // Not the parser's words: they quote what was sent, a password perhaps.
    return bad("The body is no JSON.");
  }
  const parsed = shape.safeParse(value);
  if (parsed.success) return parsed.data;
  return bad(...parsed.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`));
}

const isReply = (value: object): value is Reply => "status" in value && "body" in value;

const changed = (change: Changed, status: number): Reply =>
  change.kind === "changed"
    ? { status, body: { changed: true } }
    : { status: 422, body: { changed: false, problems: change.problems } };

/** RFC 5322 wants CRLF; who writes a message by hand has LF. */
const message = (text: string) => new TextEncoder().encode(text.replace(/\r?\n/g, "\r\n"));

export const ROUTES: Readonly<Record<string, Route>> = {
  "GET /": {
    what: "what there is to ask for",
    answer: () =>
      ok(Object.fromEntries(Object.entries(ROUTES).map(([route, { what }]) => [route, what]))),
  },
  "GET /accounts": {
    what: "the full names of all accounts",
    answer: (world) => ok({ accounts: world.accounts() }),
  },
  "POST /accounts": {
    what: 'one account more: {"account": "name@domain", "password": "...", "aliases": []}',
    async answer(world, body) {
      const wanted = read(body, NEW_ACCOUNT);
      return isReply(wanted) ? wanted : changed(await world.create(wanted), 201);
    },
  },
  "GET /sessions": {
    what: "who is logged in, by which protocol, on which address",
    answer: (world) => ok({ sessions: world.sessions() }),
  },
  "POST /messages": {
    what: 'a message, delivered as mail is: {"to": "address", "message": "Subject: ...\\n\\n..."}',
    async answer(world, body) {
      const mail = read(body, MAIL);
      if (isReply(mail)) return mail;
      return await world.deliver(mail.to, message(mail.message))
        ? { status: 201, body: { delivered: true } }
        : {
          status: 422,
          body: { delivered: false, problems: [`${mail.to} leads to nobody here.`] },
        };
    },
  },
  "POST /reload": {
    what: "the deployment's file, read again (as SIGHUP does)",
    answer: async (world) => changed(await world.reload(), 200),
  },
  "POST /reset": {
    what: "back to the file: every account has its canary alone, and nobody is logged in",
    async answer(world) {
      await world.reset();
      return ok({ changed: true });
    },
  },
};
