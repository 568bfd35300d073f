import type { Bilingual } from "../../model/position.ts";
import type { Counts } from "../../model/report.ts";
import { states } from "../../model/vocabulary.ts";
import { words } from "../../model/words.ts";
import type { Cell, Table } from "../layout/definition.ts";
import { type DocumentSource, sum } from "./document-frame.ts";

/** A table of counts by state, a sum in its last row. Each row begins with as many cells as there are headings. */
export function countTable(
  headings: readonly { readonly title: Bilingual; readonly share: number }[],
  rows: readonly { readonly cells: readonly Cell[]; readonly counts: Counts }[],
  caption: Bilingual,
  { language }: Pick<DocumentSource, "language">,
): Table {
  const numbers = (counts: Counts): string[] => [
    ...states.map((state) => String(counts[state])),
    String(counts.items),
  ];
  const total = [{ de: "Summe", en: "Sum" }[language], ...headings.slice(1).map(() => "")];
  return {
    kind: "table",
    caption: caption[language],
    columns: [
      ...headings.map(({ title, share }, index) => ({
        title: title[language],
        share,
        header: index === 0,
      })),
      ...states.map((state) => ({
        title: words.state[state][language],
        share: 1.2,
        align: "right" as const,
      })),
      { title: { de: "gesamt", en: "total" }[language], share: 1, align: "right" as const },
    ],
    rows: [
      ...rows.map(({ cells, counts }) => ({ cells: [...cells, ...numbers(counts)] })),
      { cells: [...total, ...numbers(sum(rows.map(({ counts }) => counts)))], strong: true },
    ],
  };
}
