import { checkSync } from "recheck";
import ts from "typescript";
import { syntaxOf } from "./source-facts.ts";

// The checker brings a Java and a native program along; its JavaScript is enough, runs everywhere, and in this process: a thread
// that it waits for answers a busy machine too late.
process.env.RECHECK_BACKEND = "pure";
process.env.RECHECK_SYNC_BACKEND = "pure";

/** A regular expression of a source file, as it is written there; null for one that is put together while the program runs. */
export interface Pattern {
  readonly path: string;
  readonly line: number;
  readonly literal: string | null;
}

/** The regular expressions of a TypeScript or Astro file. */
export function patternsOf(path: string, text: string): Pattern[] {
  const source = syntaxOf(path, text);
  const found: Pattern[] = [];
  const visit = (node: ts.Node): void => {
    const line = source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1;
    if (ts.isRegularExpressionLiteral(node)) found.push({ path, line, literal: node.text });
    else if (ts.isIdentifier(node) && node.text === "RegExp" && isCalled(node))
      found.push({ path, line, literal: null });
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** Not where it names the type of a value. */
function isCalled(node: ts.Identifier): boolean {
  return !ts.isTypeReferenceNode(node.parent);
}

/** The patterns in a JSON Schema. */
export function patternsOfSchema(path: string, schema: unknown): Pattern[] {
  if (typeof schema !== "object" || schema === null) return [];
  return Object.entries(schema).flatMap(([key, value]) =>
    key === "pattern" && typeof value === "string"
      ? [{ path, line: 1, literal: `/${value}/u` }]
      : patternsOfSchema(path, value),
  );
}

/** What is wrong with a pattern; null if it is proven to take linear time, whatever it is tried on. */
export function faultOf(literal: string): string | null {
  const end = literal.lastIndexOf("/");
  // Where groups begin and end is noted in any case.
  const flags = literal.slice(end + 1).replace("d", "");
  // Chance finds some slow patterns; that it finds none proves nothing.
  const result = checkSync(literal.slice(1, end), flags, { checker: "automaton", timeout: 60_000 });
  if (result.status === "safe") return null;
  return result.status === "vulnerable" ? result.complexity.summary : `not proven: ${result.error.kind}`;
}
