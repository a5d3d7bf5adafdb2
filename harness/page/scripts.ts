import arrows from "./script/arrows.js" with { type: "text" };
import card from "./script/card.js" with { type: "text" };
import cell from "./script/cell.js" with { type: "text" };
import compare from "./script/compare.js" with { type: "text" };
import detail from "./script/detail.js" with { type: "text" };
import filter from "./script/filter.js" with { type: "text" };
import form from "./script/form.js" with { type: "text" };
import hash from "./script/hash.js" with { type: "text" };
import list from "./script/list.js" with { type: "text" };
import made from "./script/made.js" with { type: "text" };
import main from "./script/main.js" with { type: "text" };
import plain from "./script/plain.js" with { type: "text" };
import signs from "./script/signs.js" with { type: "text" };
import trace from "./script/trace.js" with { type: "text" };
import unpack from "./script/unpack.js" with { type: "text" };

/** Each behind those that it imports. */
const MODULES = {
  ...{
    signs,
    cell,
    hash,
    filter,
    plain,
    made,
    unpack,
    trace,
    detail,
    list,
    card,
    form,
    arrows,
    compare,
  },
  main,
};

const IMPORT = /^import \{([^}]*)\} from "\.\/(\w+)\.js";$/gm;
const EXPORT = /^export (?=(?:async )?(?:function|const|let) (\w+))/gm;

/**
 * A module as a function's body that gives what it exports: a page in one file has nowhere to import from.
 * @throws {RangeError} where one imports what does not stand before it
 */
function wrapped(name: string, source: string, before: ReadonlySet<string>): string {
  const exported = [...source.matchAll(EXPORT)].map(([, one]) => one);
  const body = source.replace(EXPORT, "").replace(IMPORT, (_, names: string, from: string) => {
    if (!before.has(from)) throw new RangeError(`Cannot put ${name}.js after ${from}.js`);
    return `const {${names}} = $${from};`;
  });
  return `const $${name} = await (async () => {\n${body}\nreturn { ${
    exported.join(", ")
  } };\n})();`;
}

/** The page's scripts as one. */
export function scriptText(modules: Readonly<Record<string, string>> = MODULES): string {
  const before = new Set<string>();
  const texts = Object.entries(modules).map(([name, source]) => {
    const text = wrapped(name, source, before);
    before.add(name);
    return text;
  });
  return `(async () => {\n"use strict";\n${texts.join("\n")}\n})();`;
}
