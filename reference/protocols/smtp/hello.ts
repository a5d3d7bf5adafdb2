import { type Command, say } from "../../line_protocol.ts";
import { offered } from "../../sasl/offered.ts";
import { upgradeOf } from "../../wire.ts";
import { ANY_TIME, BAD_ARGUMENTS, type Here, literal, multiline, row } from "./standing.ts";
import type { Standing } from "./standing.ts";

/** RFC 5321 4.1.1.1, with what many clients call themselves though it is no name of the DNS. */
const NAME = /^ *([A-Za-z0-9._:[\]-]+) *$/;

/** What EHLO and LHLO offer at this moment: STARTTLS as long as it is possible (RFC 3207, section 4.2). */
function extensions({ wire, dialect }: Here): string[] {
  const mechanisms = offered("smtp", wire.encryption()).map(({ name }) => name);
  return [
    "PIPELINING",
    "8BITMIME",
    "ENHANCEDSTATUSCODES",
    ...upgradeOf(wire) ? ["STARTTLS"] : [],
    ...dialect.logsIn ? [`AUTH ${mechanisms.join(" ")}`] : [],
    `SIZE ${wire.limits.literal}`,
  ];
}

/** RFC 5321 4.1.4: a hello that comes later drops the transaction. A login stays (RFC 4954, section 4). */
function hello(extended: boolean): Command<Standing, Here> {
  return row(ANY_TIME, (state, argument, here) => {
    const name = NAME.exec(argument ?? "")?.[1];
    if (name === undefined) return say<Standing>(state, BAD_ARGUMENTS);
    const client = { ..."client" in state && state.client, extended, name };
    const own = literal(here.wire.local.address);
    const answer = extended ? multiline(250, [own, ...extensions(here)]) : `250 ${own}`;
    return say<Standing>({ phase: "ready", client }, answer);
  });
}

export const HELO = hello(false);
/** LHLO too (RFC 2033, section 4.1). */
export const EHLO = hello(true);
