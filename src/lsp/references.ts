import type { Location } from "vscode-languageserver";
import { occurrencesIn, type Thing } from "../rename/occurrences.ts";
import type { RootState } from "./checked-root.ts";
import type { Feature } from "./feature.ts";
import { thingAt } from "./named-thing.ts";

/** Every place that names a site, object, risk, control, requirement or piece of evidence. */
export const references: Feature = {
  capabilities: () => ({ referencesProvider: true }),
  answer({ connection, workspace, texts }) {
    connection.onReferences(async ({ textDocument, position, context }) => {
      const document = await workspace.currentDocument(textDocument.uri);
      const thing = document && thingAt(document, texts.placeAt(document.uri, position));
      if (!document || !thing) return [];
      const { root, state } = document;
      const locations: Location[] = [];
      const file = context.includeDeclaration ? describedBy(thing, state) : null;
      if (file !== null) {
        const uri = texts.uriOf(root, file);
        const start = { line: 1, column: 1 };
        locations.push({ uri, range: texts.rangeOf(uri, start, start) });
      }
      const isSame = ({ kind, id }: Thing): boolean => kind === thing.kind && id === thing.id;
      for (const place of occurrencesIn(state.assessed.index, isSame)) {
        if (place.isDefinition && !context.includeDeclaration) continue;
        const uri = texts.uriOf(root, place.file);
        locations.push({ uri, range: texts.rangeOf(uri, place.start, place.end) });
      }
      return locations;
    });
  },
};

/** The file that describes a thing as a whole; null where it stands among others. */
function describedBy({ kind, id }: Thing, { report }: RootState): string | null {
  const { sites, objects, risks, evidence } = report;
  if (kind === "evidence") return evidence.find(({ path }) => path === id)?.file ?? null;
  const entries = { site: sites, object: objects, risk: risks, control: [], requirement: [] }[kind];
  return entries.find((entry) => entry.id === id)?.file ?? null;
}
