import { CompletionItemKind } from "vscode-languageserver";
import { countsForOne } from "../assess/evidence-use.ts";
import { readScope, specificity } from "../assess/scope.ts";
import type { Item } from "../model/assessed.ts";
import { relativeAddress } from "../model/link-address.ts";
import type { TextPlace } from "../text/edits.ts";
import type { RootState } from "./checked-root.ts";
import type { PlacedItem } from "./completion-items.ts";
import type { ContentDocument } from "./content-workspace.ts";

/**
 * Addresses of evidence that counts where the link stands, found by path and by title. Behind `Geerbt:` certificates, which
 * name their sites themselves.
 */
export function evidenceCompletions(
  { path, text, state }: ContentDocument,
  cursor: TextPlace,
  { written, inherited }: { readonly written: string; readonly inherited: boolean },
): PlacedItem[] {
  const { index } = state.assessed;
  const items = inherited ? [] : itemsAt(state, text, cursor);
  const start = { line: cursor.line, column: cursor.column - written.length };
  return index.project.evidence
    .filter((evidence) =>
      inherited ? evidence.data.type === "certificate" : countsForOne(evidence, items, index),
    )
    .map((evidence) => {
      const label = relativeAddress(path, evidence.path);
      const { title = "", issued } = evidence.data;
      const found = title.toLowerCase().includes(written.toLowerCase());
      return {
        start,
        item: {
          label,
          detail: [title, issued].filter(Boolean).join(", "),
          kind: CompletionItemKind.File,
          // Editors compare what is written with this; some with its beginning alone.
          filterText: written !== "" && found ? `${written} ${label} ${title}` : `${label} ${title}`,
        },
      };
    });
}

/** The items that the assessment is about in which the cursor stands; empty where that can't be told, or it is none. */
function itemsAt({ assessed }: RootState, text: string, cursor: TextPlace): Item[] {
  const above = text.split(/\r?\n/).slice(0, cursor.line - 1);
  const at = above.findLastIndex((line) => /^##\s|^###\s/.test(line));
  const [, heading] = /^###\s+([^:]*)/.exec(above[at] ?? "") ?? [];
  const control = above.slice(0, Math.max(at, 0)).findLast((line) => /^##\s/.test(line));
  const [, id = ""] = /^##\s+(\S+)/.exec(control ?? "") ?? [];
  if (heading === undefined) return [];
  const mapped = assessed.controls.find((one) => one.control.id === id);
  const met = new Set(mapped?.requirements.map((requirement) => requirement.id) ?? [id]);
  const scopes = heading.split(",").flatMap((word) => readScope(word.trim(), assessed.index) ?? []);
  return assessed.items.filter(
    (item) => met.has(item.requirement.id) && scopes.some((scope) => specificity(scope, item) > 0),
  );
}
