import { join } from "node:path";

const TEXT = /(from\s+["'])(\.{1,2}\/[^"']+)(["'])\s+with\s+\{\s*type:\s*["']text["'],?\s*\}/g;

/**
 * Writes each text that a module imports into a module beside it, and has it imported from there: Node imports no texts, and Deno
 * tells no types where there are any.
 * @returns the modules that were written, as paths from `root`
 */
export function withTexts(root: string, file: string): string[] {
  const source = Deno.readTextFileSync(`${root}/${file}`);
  const texts = [...source.matchAll(TEXT)].map(([, , path = ""]) => join(file, "..", path));
  if (texts.length === 0) return [];
  Deno.writeTextFileSync(`${root}/${file}`, source.replaceAll(TEXT, "$1$2.ts$3"));
  return texts.map((text) => {
    const words = JSON.stringify(Deno.readTextFileSync(`${root}/${text}`));
    Deno.writeTextFileSync(
      `${root}/${text}.ts`,
      `const text: string = ${words};\nexport default text;\n`,
    );
    return `${text}.ts`;
  });
}
