import type { CodeLens } from "vscode-languageserver";
import type { Item, ScopedAssessment } from "../model/assessed.ts";
import type { Language } from "../model/position.ts";
import { states } from "../model/vocabulary.ts";
import { words } from "../model/words.ts";
import { addEvidenceCommand } from "./add-evidence.ts";
import type { Feature } from "./feature.ts";

/** Says above each control and assessment how what it decides on stands, and offers to add evidence. */
export const codeLens: Feature = {
  capabilities: () => ({ codeLensProvider: {} }),
  answer({ connection, workspace, texts, language }) {
    connection.onCodeLens(async ({ textDocument: { uri } }) => {
      const document = await workspace.currentDocument(uri);
      if (!document) return [];
      const lens = (line: number, title: string, command = "", args: unknown[] = []): CodeLens => {
        const start = { line, column: 1 };
        return {
          range: texts.rangeOf(uri, start, start),
          command: { title, command, ...(args.length > 0 ? { arguments: args } : {}) },
        };
      };
      const own = document.state.assessed.controls.filter(({ control }) => control.at.file === document.path);
      return own.flatMap(({ control, assessments }) => [
        lens(control.at.line, stateOf(assessments, language)),
        ...assessments.flatMap((scoped) => {
          const { line } = scoped.assessment.at;
          const args = [uri, control.id, scoped.index];
          return [
            lens(line, stateOf([scoped], language)),
            lens(line, addTitle[language], addEvidenceCommand, args),
          ];
        }),
      ]);
    });
  },
};

const addTitle = { de: "Nachweis hinzufügen", en: "Add evidence" };
const nothing = { de: "entscheidet über keine Anforderung", en: "decides on no requirement" };

/** How many items that assessments decide on have which state. */
function stateOf(assessments: readonly ScopedAssessment[], language: Language): string {
  const items = new Set<Item>(assessments.flatMap((scoped) => scoped.items));
  const byState = Map.groupBy(items, ({ state }) => state);
  const counted = states.flatMap((state) => {
    const number = byState.get(state)?.length ?? 0;
    return number === 0 ? [] : [`${number} ${words.state[state][language]}`];
  });
  return counted.length === 0 ? nothing[language] : counted.join(", ");
}
