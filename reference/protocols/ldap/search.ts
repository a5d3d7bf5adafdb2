import { textOf } from "../../sasl/text.ts";
import type { Wire } from "../../wire.ts";
import { booleanIn, elementsIn, integerIn, UNIVERSAL } from "./ber.ts";
import { element, octets, sequence, set } from "./ber_write.ts";
import { partsOf } from "./dn.ts";
import { type Attribute, type Entry, entryOf, rootDse } from "./entry.ts";
import { type Filter, filterIn, valuesOf } from "./filter.ts";
import { CODE, type Code, message, RESPONSE, result } from "./result.ts";
import type { Run, Standing } from "./standing.ts";

/** A SearchRequest (RFC 4511, section 4.5.1). Of one entry there is nothing to limit, and no alias to follow. */
interface Search {
  /** Nothing: it is no text. */
  readonly base: string | undefined;
  readonly scope: number;
  readonly typesOnly: boolean;
  readonly filter: Filter;
  /** In small letters. */
  readonly attributes: readonly string[];
}

/** Scopes: the base alone, one level below it, all of it. */
const BASE = 0;
const ONE_LEVEL = 1;
const SUBTREE = 2;

export const search: Run = async (state, { id, content }, here) => {
  const asked = searchIn(content, here.wire.limits.depth);
  if (!asked) return undefined;
  const { code, entries } = found(asked, state, here);
  const shown = entries.filter((entry) => asked.filter(valuesOf(entry)) === true)
    .map((entry) => message(id, written(entry, asked)));
  await here.wire.send(...shown, result(id, RESPONSE.searchDone, code));
  return state;
};

function searchIn(content: Uint8Array, depth: number): Search | undefined {
  const [base, scope, aliases, size, time, types, filter, attributes] = elementsIn(content) ?? [];
  const numbers = [scope, aliases, size, time].map((each) => each && integerIn(each.content));
  const tags = [base, scope, aliases, size, time, types].map((each) => each?.tag);
  if (tags.join() !== TAGS.join() || numbers.some((each) => each === undefined || each < 0)) {
    return undefined;
  }
  const typesOnly = types && booleanIn(types.content);
  const condition = filter && filterIn(filter, depth);
  const selected = attributes?.tag === UNIVERSAL.sequence
    ? elementsIn(attributes.content)
    : undefined;
  if (!base || typesOnly === undefined || !condition || !selected) return undefined;
  if (selected.some(({ tag }) => tag !== UNIVERSAL.octets)) return undefined;
  return {
    base: textOf(base.content),
    scope: numbers[0] ?? BASE,
    typesOnly,
    filter: condition,
    attributes: selected.map(({ content }) => (textOf(content) ?? "").toLowerCase()),
  };
}

const { octets: text, enumerated, integer, boolean } = UNIVERSAL;
const TAGS = [text, enumerated, enumerated, integer, integer, boolean];

interface Found {
  readonly code: Code;
  readonly entries: readonly Entry[];
}

const nothing = (code: Code): Found => ({ code, entries: [] });

/** Nobody but the root DSE without a login (access.login-first), and then the account's own entry alone. */
function found({ base, scope }: Search, state: Standing, { wire }: { wire: Wire }): Found {
  if (scope > SUBTREE) return nothing(CODE.protocolError);
  if (base === "" && scope === BASE) return { code: CODE.success, entries: [rootDse(wire)] };
  if (state.phase !== "bound") return nothing(CODE.insufficientAccessRights);
  const wanted = base === undefined ? undefined : partsOf(base);
  if (!wanted) return nothing(CODE.invalidDNSyntax);
  const entry = entryOf(state.session);
  const own = partsOf(entry.dn) ?? [];
  const levels = own.length - wanted.length;
  if (levels < 0 || own.slice(levels).join("\n") !== wanted.join("\n")) {
    return nothing(CODE.noSuchObject);
  }
  const within = scope === SUBTREE || (scope === ONE_LEVEL ? levels === 1 : levels === 0);
  return { code: CODE.success, entries: within ? [entry] : [] };
}

/** Section 4.5.1.8: `*` and no selection at all are the user attributes, `1.1` alone is none. */
function chosen({ user, operational }: Entry, attributes: readonly string[]): Attribute[] {
  const all = attributes.length === 0 || attributes.includes("*");
  const named = ({ name }: Attribute) => attributes.includes(name.toLowerCase());
  return [
    ...user.filter((each) => all || named(each)),
    ...operational.filter((each) => attributes.includes("+") || named(each)),
  ];
}

function written(entry: Entry, { attributes, typesOnly }: Search): Uint8Array {
  const parts = chosen(entry, attributes).map(({ name, values }) =>
    sequence(octets(name), set(...(typesOnly ? [] : values).map(octets)))
  );
  return element(RESPONSE.searchEntry, octets(entry.dn), sequence(...parts));
}
