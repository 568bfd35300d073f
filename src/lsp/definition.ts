import { resolveLink } from "../model/link-address.ts";
import type { Report } from "../model/report.ts";
import { lineAt } from "./content-workspace.ts";
import { wordAt } from "./cursor-context.ts";
import type { Feature } from "./feature.ts";

/** Goes to where the thing is defined that a word names. */
export const definition: Feature = {
  capabilities: () => ({ definitionProvider: true }),
  answer({ connection, workspace, texts }) {
    connection.onDefinition(async ({ textDocument, position }) => {
      const document = await workspace.document(textDocument.uri);
      if (!document) return null;
      const place = texts.placeAt(document.uri, position);
      const word = wordAt(lineAt(document.text, place), place.column - 1);
      const found = word && definitionOf(word.text, document.path, document.state.report);
      if (!found) return null;
      const uri = texts.uriOf(document.root, found.file);
      const start = { line: found.line, column: 1 };
      return { uri, range: texts.rangeOf(uri, start, start) };
    });
  },
};

/** Where the definition of a word stands: a content file and a line, from 1. */
interface Definition {
  readonly file: string;
  readonly line: number;
}

function definitionOf(word: string, path: string, report: Report): Definition | null {
  const evidence = evidenceOf(word, path, report);
  if (evidence) return { file: evidence.file, line: 1 };
  const [object = word] = word.split("@");
  const entry = [...report.sites, ...report.objects, ...report.risks, ...report.audits].find(
    ({ id }) => id === object,
  );
  if (entry) return { file: entry.file, line: 1 };
  const control =
    report.controls.find(({ id }) => id === word) ??
    report.controls.find(({ requirements }) => requirements.includes(word));
  return control ? { file: control.file, line: control.line } : null;
}

/** The evidence that an address in a file leads to. */
export function evidenceOf(
  word: string,
  path: string,
  report: Report,
): Report["evidence"][number] | undefined {
  const target = resolveLink(path, word).path;
  return report.evidence.find((evidence) => evidence.path === target);
}
