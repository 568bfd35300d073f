import type { Bilingual, Language } from "../model/position.ts";
import { plainMarkdown } from "../source/edit/plain-markdown.ts";
import { clean } from "../text/clean.ts";
import { shortened } from "../text/shortened.ts";
import { type Accounting, countLine, type Reason, type SourcePlace } from "./outcome.ts";

/** Where the report of the last import stands: at the top of the content root. */
export const importReportFile = "import-report.md";

const reasonWords: Readonly<Record<Reason, Bilingual>> = {
  "requirement-missing": { de: "keine Anforderung genannt", en: "no requirement named" },
  "requirement-unknown": { de: "keine Anforderung des Katalogs", en: "no requirement of the catalogue" },
  "requirement-withdrawn": { de: "Anforderung ist entfallen", en: "requirement is withdrawn" },
  "status-missing": { de: "kein Status", en: "no status" },
  "status-unknown": { de: "Status steht nicht in der Zuordnung", en: "status is not in the mapping" },
  "status-contradictory": { de: "Status widerspricht sich", en: "status contradicts itself" },
  "scope-unknown": {
    de: "Bereich ist kein Standort oder Zielobjekt des Inhalts, auch nicht durch die Zuordnung",
    en: "scope is no site or target object of the content, nor by the mapping",
  },
  "scope-unclear": { de: "Bereich fehlt", en: "scope is missing" },
  duplicate: { de: "Kennung steht weiter oben schon", en: "id stands further up already" },
  conflict: { de: "im Inhalt steht etwas anderes", en: "the content says otherwise" },
  "read-only": { de: "hier nicht zu ändern", en: "not to be changed here" },
  unwritable: { de: "nicht zu schreiben", en: "can't be written" },
  "no-place": { de: "hat hier keinen Platz", en: "has no place here" },
  "link-end-missing": { de: "ein Ende der Verknüpfung fehlt", en: "an end of the link is missing" },
  unrated: { de: "nicht bewertet", en: "not rated" },
  outdated: { de: "eine neuere Fassung ist schon übernommen", en: "a newer version has been taken already" },
};

/** The report of an import: a line for each row that was not taken, and for each cell that does not count. The same import gives the same text. */
export function importReport(accounting: Accounting, language: Language): string {
  const say = (text: Bilingual): string => text[language];
  const { notTaken, cells, remarks } = accounting;
  const parts = [
    say({ de: "# Bericht über den Import", en: "# Report of the import" }),
    `\`${countLine(accounting)}\``,
    ...remarks.map((remark) => plainMarkdown(lineOf(say(remark)), "needed")),
  ];
  if (notTaken.length > 0) {
    parts.push(
      say({ de: "## Nicht übernommene Zeilen", en: "## Rows that were not taken" }),
      table(
        [
          { de: "Datei", en: "file" },
          { de: "Blatt", en: "sheet" },
          { de: "Zeile", en: "row" },
          { de: "Grund", en: "reason" },
          { de: "was es heißt", en: "what it means" },
          { de: "was dort steht", en: "what stands there" },
        ].map(say),
        notTaken.map(({ place, reason, detail }) => [
          ...whereIs(place),
          String(place.row),
          reason,
          say(reasonWords[reason]),
          say(detail),
        ]),
      ),
    );
  }
  if (cells.length > 0) {
    parts.push(
      say({
        de: "## Zellen übernommener Zeilen, die nicht zählen",
        en: "## Cells of taken rows that don't count",
      }),
      table(
        [
          { de: "Datei", en: "file" },
          { de: "Blatt", en: "sheet" },
          { de: "Zelle", en: "cell" },
          { de: "was dort steht", en: "what stands there" },
        ].map(say),
        cells.map(({ place, column, detail }) => [...whereIs(place), `${column}${place.row}`, say(detail)]),
      ),
    );
  }
  return `${parts.join("\n\n")}\n`;
}

function whereIs({ file, sheet }: SourcePlace): [file: string, sheet: string] {
  return [file, sheet === "" ? "–" : sheet];
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map((cells) => line(cells.map(cell)))].join("\n");
}

/** Longest text of a cell. Remarks are not cut: what they list is to be looked through. */
const longestCell = 400;

/** Texts of a source stay texts in the report too. */
function cell(text: string): string {
  const one = lineOf(text);
  const shown = shortened(one, longestCell);
  return shown === one ? plainMarkdown(one, "needed") : `${plainMarkdown(shown.slice(0, -1), "needed")}…`;
}

function lineOf(text: string): string {
  return clean(text).replace(/\s+/g, " ").trim();
}
