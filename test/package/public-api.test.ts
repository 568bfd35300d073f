import ts from "typescript";
import { describe, expect, test } from "vitest";

/** Every name that the package exports with its kind and its documentation. */
function exported(): { name: string; kind: string; documented: boolean }[] {
  const { config } = ts.readConfigFile("tsconfig.json", ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, ".");
  const program = ts.createProgram(["src/index.ts"], options);
  const checker = program.getTypeChecker();
  const source = program.getSourceFile("src/index.ts");
  const module = source && checker.getSymbolAtLocation(source);
  if (!module) throw new Error("src/index.ts is no module");
  return checker
    .getExportsOfModule(module)
    .map((symbol) => {
      const target = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
      return {
        name: symbol.name,
        kind: valueNames.has(symbol.name) ? "value" : "type",
        documented: target.getDocumentationComment(checker).length > 0,
      };
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** What is there at run time; `export type *` hands on types alone. */
const valueNames = new Set(Object.keys(await import("../../src/index.ts")));

describe("what src/index.ts exports", () => {
  const names = exported();

  test("is what the golden list says; a change of it is a decision", async () => {
    const list = names.map(({ name, kind }) => `${kind} ${name}\n`).join("");
    await expect(list).toMatchFileSnapshot("golden/public-api.txt");
  });

  test("is documented", () => {
    expect(names.filter(({ documented }) => !documented).map(({ name }) => name)).toEqual([]);
  });
});
