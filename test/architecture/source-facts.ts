import { posix } from "node:path";
import ts from "typescript";

/** An import, export-from or dynamic import of a source file. */
export interface ImportFact {
  /** As written: `../model/finding.ts`, `node:fs`, `yaml`. */
  readonly specifier: string;
  /** Path from the project root if it names a file of ours, else null. */
  readonly file: string | null;
  /** Imported names; `*` for everything. */
  readonly names: readonly string[];
  /** Whether it takes types alone, and is gone when the program runs. */
  readonly isType: boolean;
  readonly line: number;
}

/** A name in a source file: of a global that it uses (`console`, `Date.now`, `new Date()`), or of what it exports. */
interface NameFact {
  readonly name: string;
  readonly line: number;
}

/** What the boundaries look at in a source file. */
export interface SourceFacts {
  /** Path from the project root with `/`. */
  readonly path: string;
  readonly lines: number;
  readonly imports: readonly ImportFact[];
  readonly globals: readonly NameFact[];
  /** What the file declares and exports without a docstring. */
  readonly undocumented: readonly NameFact[];
}

/** Globals that tell of the surroundings: the machine, the clock, chance, the network. */
const watched = new Set([
  "console",
  "performance",
  "process",
  "globalThis",
  "crypto",
  "fetch",
  "Intl",
  "require",
  "Temporal",
]);

/** Members of any value whose result depends on the machine's language or time zone. */
const localMembers =
  /^(?:localeCompare|toLocale\w+|getTimezoneOffset|get(?:FullYear|Month|Date|Day|Hours|Minutes|Seconds))$/;

/** The syntax tree of a TypeScript or Astro file. */
export function syntaxOf(path: string, text: string): ts.SourceFile {
  return ts.createSourceFile(
    path.endsWith(".astro") ? `${path}.tsx` : path,
    path.endsWith(".astro") ? astroAsTsx(text) : text,
    ts.ScriptTarget.Latest,
    true,
  );
}

/**
 * Reads the facts of a TypeScript or Astro file from its syntax tree, so that comments and strings do not count. Types
 * count as imports too: who knows the type knows the module.
 */
export function readSourceFacts(path: string, text: string): SourceFacts {
  const source = syntaxOf(path, text);
  const scopes = scopesOfDeclarations(source);
  const imports: ImportFact[] = [];
  const globals: NameFact[] = [];
  const lineOf = (node: ts.Node): number =>
    source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1;
  const addImport = (
    specifier: ts.Expression | undefined,
    names: readonly string[],
    isType = false,
  ): void => {
    if (!specifier || !ts.isStringLiteralLike(specifier)) return;
    const file = specifier.text.startsWith(".")
      ? posix.join(posix.dirname(path), specifier.text.replace(/\?.*$/, ""))
      : null;
    imports.push({ specifier: specifier.text, file, names, isType, line: lineOf(specifier) });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node))
      addImport(node.moduleSpecifier, importedNames(node.importClause), takesTypesAlone(node.importClause));
    else if (ts.isExportDeclaration(node))
      addImport(node.moduleSpecifier, exportedNames(node.exportClause), node.isTypeOnly);
    else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword)
      addImport(node.arguments[0], ["*"]);
    else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument))
      addImport(node.argument.literal as ts.Expression, ["*"], true);
    else if (ts.isPropertyAccessExpression(node) && localMembers.test(node.name.text))
      globals.push({ name: `.${node.name.text}`, line: lineOf(node.name) });
    else if (ts.isIdentifier(node)) {
      const name = isDeclaredHere(node, scopes) ? null : globalName(node);
      if (name !== null) globals.push({ name, line: lineOf(node) });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  const undocumented = source.statements
    .filter((node) => isExported(node) && ts.getJSDocCommentsAndTags(node).length === 0)
    .map((node) => ({ name: nameOf(node), line: lineOf(node) }));
  return { path, lines: text.replace(/\n$/, "").split("\n").length, imports, globals, undocumented };
}

function isExported(node: ts.Statement): boolean {
  return (
    ts.canHaveModifiers(node) &&
    (ts.getModifiers(node) ?? []).some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)
  );
}

function nameOf(node: ts.Statement): string {
  if (ts.isVariableStatement(node)) return node.declarationList.declarations[0]?.name.getText() ?? "";
  return ts.isDeclarationStatement(node) ? (node.name?.getText() ?? "") : "";
}

function takesTypesAlone(clause: ts.ImportClause | undefined): boolean {
  if (!clause) return false;
  if (clause.isTypeOnly) return true;
  const { name, namedBindings } = clause;
  if (name || !namedBindings || !ts.isNamedImports(namedBindings)) return false;
  return namedBindings.elements.length > 0 && namedBindings.elements.every(({ isTypeOnly }) => isTypeOnly);
}

/** Where a file declares a name that a watched global has too: `process` is also a word of the domain. */
function scopesOfDeclarations(source: ts.SourceFile): ReadonlyMap<string, ReadonlySet<ts.Node>> {
  const scopes = new Map<string, Set<ts.Node>>();
  const visit = (node: ts.Node): void => {
    const declares =
      ts.isVariableDeclaration(node) ||
      ts.isParameter(node) ||
      ts.isBindingElement(node) ||
      ts.isFunctionDeclaration(node) ||
      ts.isImportSpecifier(node) ||
      ts.isImportClause(node);
    if (declares && node.name && ts.isIdentifier(node.name)) {
      const known = scopes.get(node.name.text) ?? new Set();
      scopes.set(node.name.text, known.add(scopeOf(node)));
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return scopes;
}

function scopeOf(declaration: ts.Node): ts.Node {
  let node = declaration.parent;
  while (
    !ts.isSourceFile(node) &&
    !ts.isBlock(node) &&
    !ts.isFunctionLike(node) &&
    !ts.isIterationStatement(node, false) &&
    !ts.isCaseBlock(node)
  )
    node = node.parent;
  return node;
}

function isDeclaredHere(node: ts.Identifier, scopes: ReadonlyMap<string, ReadonlySet<ts.Node>>): boolean {
  const declaring = scopes.get(node.text);
  if (!declaring) return false;
  return ts.findAncestor(node, (ancestor) => declaring.has(ancestor)) !== undefined;
}

/** The watched global that an identifier is, `null` if it is none or only the name of a member or type. */
function globalName(node: ts.Identifier): string | null {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent) && parent.name === node) {
    return node.text === "random" && parent.expression.getText() === "Math" ? "Math.random" : null;
  }
  if (isOnlyAName(node)) return null;
  if (node.text === "Date") return clockOf(node);
  return watched.has(node.text) ? node.text : null;
}

function isOnlyAName(node: ts.Identifier): boolean {
  const { parent } = node;
  return (
    ("name" in parent && parent.name === node && !ts.isShorthandPropertyAssignment(parent)) ||
    (ts.isBindingElement(parent) && parent.propertyName === node) ||
    (ts.isImportSpecifier(parent) && parent.propertyName === node) ||
    (ts.isJsxAttribute(parent) && parent.name === node) ||
    ts.isTypeReferenceNode(parent) ||
    ts.isQualifiedName(parent)
  );
}

/** `Date` reads the clock unless it computes from what it is given. */
function clockOf(node: ts.Identifier): string | null {
  const { parent } = node;
  if (ts.isNewExpression(parent) && parent.expression === node)
    return (parent.arguments ?? []).length === 0 ? "new Date()" : null;
  if (ts.isPropertyAccessExpression(parent)) {
    return parent.name.text === "UTC" || parent.name.text === "parse" ? null : `Date.${parent.name.text}`;
  }
  return "Date";
}

function importedNames(clause: ts.ImportClause | undefined): string[] {
  if (!clause) return ["*"];
  const names = clause.name ? ["default"] : [];
  const bindings = clause.namedBindings;
  if (bindings && ts.isNamespaceImport(bindings)) names.push("*");
  else if (bindings)
    names.push(...bindings.elements.map(({ name, propertyName }) => (propertyName ?? name).text));
  return names;
}

function exportedNames(clause: ts.NamedExportBindings | undefined): string[] {
  if (!clause || ts.isNamespaceExport(clause)) return ["*"];
  return clause.elements.map(({ name, propertyName }) => (propertyName ?? name).text);
}

/** An Astro file with its front matter as code and its template as JSX, line by line where it was. */
function astroAsTsx(text: string): string {
  const [, code = "", template = text] = /^---\n([\s\S]*?\n)---\n([\s\S]*)$/.exec(text) ?? [];
  return code === "" ? `<>${template}</>` : `\n${code};<>\n${template}</>`;
}
