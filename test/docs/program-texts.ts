import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";

/** What the program says in both languages at one place; values that are put in stand there as `…`. */
export interface ProgramText {
  /** `file:line`. */
  readonly place: string;
  readonly de: string;
  readonly en: string;
}

/** Every pair of texts in the sources: `{ de: …, en: … }`, and `de ? … : …` of the documents. */
export function programTexts(): readonly ProgramText[] {
  const files = ["src", "site/src", "site/client"].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: "utf8" }).map((name) => join(folder, name)),
  );
  return files.filter((file) => /\.(ts|astro)$/.test(file)).flatMap(textsIn);
}

function textsIn(file: string): ProgramText[] {
  const text = readFileSync(file, "utf8");
  // Of a page the pieces of TypeScript that hold its texts: each is an expression of its own.
  const pieces = file.endsWith(".astro")
    ? [...text.matchAll(/\{ de: [^\n]*?, en: [^\n]*? \}(?=[)\],;} ])/g)].map(({ 0: piece, index }) => ({
        code: `(${piece})`,
        line: text.slice(0, index).split("\n").length,
      }))
    : [{ code: text, line: 1 }];
  return pieces.flatMap(({ code, line }) => {
    const source = ts.createSourceFile(file, code, ts.ScriptTarget.Latest, true);
    const found: ProgramText[] = [];
    const visit = (node: ts.Node): void => {
      const pair = pairIn(node);
      if (pair !== null) {
        const at = line + source.getLineAndCharacterOfPosition(node.getStart()).line;
        found.push({ place: `${file}:${at}`, ...pair });
      }
      ts.forEachChild(node, visit);
    };
    visit(source);
    return found;
  });
}

function pairIn(node: ts.Node): Pick<ProgramText, "de" | "en"> | null {
  if (ts.isConditionalExpression(node) && /^de$|language === "de"$/.test(node.condition.getText()))
    return pairOf(node.whenTrue, node.whenFalse);
  if (!ts.isObjectLiteralExpression(node)) return null;
  const partOf = (name: string): ts.Expression | undefined =>
    node.properties.filter(ts.isPropertyAssignment).find((property) => property.name.getText() === name)
      ?.initializer;
  const [de, en] = [partOf("de"), partOf("en")];
  return de && en ? pairOf(de, en) : null;
}

function pairOf(de: ts.Expression, en: ts.Expression): Pick<ProgramText, "de" | "en"> | null {
  const [german, english] = [textOf(de), textOf(en)];
  return german === null || english === null ? null : { de: german, en: english };
}

/** The words of an expression that are texts; null if it has none. */
function textOf(node: ts.Expression): string | null {
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) return node.text;
  if (ts.isTemplateExpression(node))
    return node.templateSpans.reduce(
      (text, { expression, literal }) => `${text}${textOf(expression) ?? "…"}${literal.text}`,
      node.head.text,
    );
  if (ts.isParenthesizedExpression(node)) return textOf(node.expression);
  if (ts.isConditionalExpression(node)) {
    const ways = [textOf(node.whenTrue), textOf(node.whenFalse)].filter((way) => way !== null);
    return ways.length === 0 ? null : ways.join(" ");
  }
  if (ts.isArrayLiteralExpression(node)) return node.elements.map((one) => textOf(one) ?? "…").join(", ");
  return null;
}
