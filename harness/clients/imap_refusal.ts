import type { Observation } from "../observation.ts";
import type { Dial } from "./client.ts";
import { mayBeForbidden } from "./forbidden.ts";
import { blank } from "./secrets.ts";

/**
 * Reads a tagged NO or BAD to a login: `status` is that word, `text` the rest with its response code.
 * `[UNAVAILABLE]` and the like are temporary, and `[PRIVACYREQUIRED]` wants TLS first (RFC 5530): no
 * refusal; BAD is one only of a name that the grammar may forbid.
 */
export function refusal(status: string, text: string, dial: Dial): Observation {
  const said = blank(`${status} ${text}`.trim(), dial);
  if (/\[(UNAVAILABLE|INUSE|LIMIT|SERVERBUG|PRIVACYREQUIRED)\]/i.test(said)) {
    return { kind: "unclear", because: said };
  }
  const refused = status === "NO" || (status === "BAD" && mayBeForbidden(dial.login));
  return refused
    ? { kind: "refused", class: "login", answer: said }
    : { kind: "unclear", because: said };
}
