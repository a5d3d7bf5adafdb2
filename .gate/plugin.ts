import { fileURLToPath } from "node:url";
import { directionFault, type Fault, homeFault } from "./import_rules.ts";

/** A rule over every way in which one module names another. */
function ruleOf(
  fault: (importer: string, specifier: string) => Fault | undefined,
): Deno.lint.Rule {
  return {
    create(context) {
      const importer = relative(context.filename);
      const look = (node: Deno.lint.Node, source: Deno.lint.Node | null | undefined) => {
        const specifier = textOf(source);
        const found = specifier === undefined ? undefined : fault(importer, specifier);
        if (found) context.report({ node, ...found });
      };
      return {
        ImportDeclaration: (node) => look(node, node.source),
        ExportAllDeclaration: (node) => look(node, node.source),
        ExportNamedDeclaration: (node) => look(node, node.source),
        ImportExpression: (node) => look(node, node.source),
        TSImportType: (node) => look(node, node.argument),
      };
    },
  };
}

/** The text of a literal; a specifier that is put together while running cannot be judged. */
function textOf(node: Deno.lint.Node | null | undefined): string | undefined {
  if (node?.type === "TSLiteralType") return textOf(node.literal);
  if (node?.type === "Literal" && typeof node.value === "string") return node.value;
  if (node?.type === "TemplateLiteral" && node.expressions.length === 0) {
    return node.quasis[0]?.cooked;
  }
  return undefined;
}

const ROOT = fileURLToPath(new URL("..", import.meta.url));

function relative(path: string): string {
  return path.startsWith(ROOT) ? path.slice(ROOT.length) : path;
}

const plugin: Deno.lint.Plugin = {
  name: "loginspec",
  rules: {
    "import-direction": ruleOf(directionFault),
    "package-home": ruleOf(homeFault),
  },
};

export default plugin;
