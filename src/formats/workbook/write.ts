import { type WriteSheet, writeXlsx } from "hucre";
import type { Method } from "../../model/method.ts";
import type { Bilingual, Language } from "../../model/position.ts";
import type { Report } from "../../model/report.ts";
import { states } from "../../model/vocabulary.ts";
import { withheldParts, withheldText } from "../../model/withheld-words.ts";
import { words } from "../../model/words.ts";
import {
  baseFormat,
  baseSheet,
  type CheckColumnKey,
  checkColumns,
  domainMark,
  keptColumns,
  metWords,
} from "./check-columns.ts";
import { type CheckRow, checkRows } from "./check-rows.ts";
import { registerSheets } from "./registers.ts";
import { choices, coloured, tableSheet, untouched } from "./sheet.ts";

/**
 * The IT-Grundschutz-Check of a report as a workbook, a sheet for each target object, with registers and, hidden, the value of each
 * cell as it was exported. The same report gives the same bytes.
 *
 * @param domain the information domain's stable id
 */
export function writeWorkbook(
  report: Report,
  method: Method,
  domain: string,
  language: Language,
): Promise<Uint8Array> {
  const rows = checkRows(report, method, language);
  const byObject = Map.groupBy(rows, ({ item }) => item.object ?? "");
  const names = new SheetNames();
  const about = aboutSheet(report, language, names.next(say({ de: "Lies mich", en: "Read me" }, language)));
  const registers = registerSheets(report, language).map((sheet) => ({
    ...sheet,
    name: names.next(sheet.name),
  }));
  const checks = [...byObject].map(([id, ofObject]) =>
    checkSheet(names.next(id || say({ de: "Verbund", en: "Domain" }, language)), ofObject, language),
  );
  const day = new Date(`${report.asOf}T00:00:00Z`);
  return writeXlsx({
    sheets: [
      about,
      ...checks,
      ...registers,
      valuesSheet(rows, [baseFormat, domainMark(domain), language, report.asOf]),
    ],
    properties: {
      title: report.domain.title,
      creator: `nachweis ${report.tool.version}`,
      created: day,
      modified: day,
    },
  });
}

function checkSheet(name: string, rows: readonly CheckRow[], language: Language): WriteSheet {
  const sheet = tableSheet(
    name,
    checkColumns.map(({ key, heading, width }) => ({
      heading: heading[language],
      width,
      days: key === "due",
    })),
    rows.map(({ values }) => checkColumns.map(({ key }) => values[key])),
  );
  const at = (key: CheckColumnKey): number => checkColumns.findIndex((column) => column.key === key) + 1;
  const yes = metWords.yes[language];
  const met = Object.values(metWords).map((one) => one[language]);
  const colours = { yes: "C6E0B4", partial: "FFE699", no: "F8CBAD" } as const;
  const stateColours = {
    proven: "C6E0B4",
    unproven: "FFE699",
    open: "F8CBAD",
    dispensable: "D9D9D9",
    unassessed: "F4B084",
  };
  return {
    ...sheet,
    dataValidations: [
      choices(at("status"), rows.length, met, say(chooseWord, language)),
      choices(at("dispensable"), rows.length, [yes], say(chooseWord, language)),
      ...(["id", "title", "level", "site", "state", "evidence", "control", "key"] as const).map((key) =>
        untouched(at(key), rows.length, say(notToChange, language)),
      ),
    ],
    conditionalRules: [
      ...(["yes", "partial", "no"] as const).map((status, i) =>
        coloured(at("status"), rows.length, metWords[status][language], colours[status], i + 1),
      ),
      ...states.map((state, i) =>
        coloured(at("state"), rows.length, words.state[state][language], stateColours[state], i + 4),
      ),
    ],
    freezePane: { rows: 1, columns: 1 },
  };
}

/** The exported values, row by row: the key, then what each column held. */
function valuesSheet(rows: readonly CheckRow[], head: readonly string[]): WriteSheet {
  return {
    name: baseSheet,
    veryHidden: true,
    rows: [
      [...head],
      ["key", ...keptColumns.map(({ key }) => key)],
      ...rows.map(({ key, values }) => [key, ...keptColumns.map((column) => values[column.key] || null)]),
    ],
  };
}

function aboutSheet(report: Report, language: Language, name: string): WriteSheet {
  const { domain, withheld, asOf, summary, certificate } = report;
  const hidden = (of: Language): string => withheldText(withheld, withheldParts, of) ?? "–";
  const lines: readonly (readonly [Bilingual, Bilingual])[] = [
    [
      { de: "Verbund", en: "Domain" },
      { de: domain.title, en: domain.title },
    ],
    [
      { de: "Stichtag", en: "Day" },
      { de: asOf, en: asOf },
    ],
    [
      { de: "Freigabestufe", en: "Clearance" },
      withheld === null
        ? { de: "nichts ist zurückgehalten", en: "nothing is withheld" }
        : {
            de: `${words.clearance[withheld.clearance].de}; zurückgehalten: ${hidden("de")}`,
            en: `${words.clearance[withheld.clearance].en}; withheld: ${hidden("en")}`,
          },
    ],
    [
      { de: "Befunde", en: "Findings" },
      {
        de: `Fehler: ${summary.errors}, Warnungen: ${summary.warnings}, Hinweise: ${summary.infos}`,
        en: `errors: ${summary.errors}, warnings: ${summary.warnings}, infos: ${summary.infos}`,
      },
    ],
    ...(certificate.unformed === null
      ? []
      : ([[{ de: "Nicht gelesen", en: "Not read" }, certificate.unformed]] as const)),
    [
      { de: "Blätter", en: "Sheets" },
      {
        de: "Je Zielobjekt ein Blatt mit dem IT-Grundschutz-Check: eine Zeile je Anforderung und Standort. Danach Register zum Nachschlagen; was dort geändert wird, bleibt ohne Wirkung.",
        en: "A sheet for each target object with the IT-Grundschutz-Check: a row for each requirement and site. Then registers to look things up; what is changed there has no effect.",
      },
    ],
    [
      { de: "Ändern", en: "Changing" },
      {
        de: "Übernommen werden: Entbehrlich, Begründung für Entbehrlichkeit, Umsetzung, Umsetzung bis, Verantwortlich, Bemerkungen. Die Spalte „Schlüssel“ sagt, wohin eine Zeile gehört; lassen Sie sie stehen.",
        en: "Taken are: Dispensable, Reason why dispensable, Implemented, Implemented by, Responsible, Remarks. The column “Key” says where a row belongs; leave it as it is.",
      },
    ],
    [
      { de: "Zurück", en: "Back" },
      {
        de: "nachweis import xlsx DATEI übernimmt die geänderten Zellen. Zeilen dürfen gefiltert und sortiert, Spalten verschoben sein. Was inzwischen auch im Inhalt geändert wurde, wird gezeigt und nicht entschieden.",
        en: "nachweis import xlsx FILE takes the changed cells. Rows may be filtered and sorted, columns moved. What has been changed in the content meanwhile too is shown and not decided.",
      },
    ],
    [
      { de: "Inhalt", en: "Content" },
      {
        de: "Die Spalte „Inhalt“ ist leer: Der Text der Anforderungen gehört dem BSI.",
        en: "The column “Content” is empty: the text of the requirements is the BSI's.",
      },
    ],
  ];
  return {
    name,
    columns: [{ width: 18 }, { width: 100, style: { alignment: { wrapText: true, vertical: "top" } } }],
    rows: lines.map((line) => line.map((one) => say(one, language))),
  };
}

const chooseWord: Bilingual = {
  de: "Bitte eines der Wörter der Liste wählen, oder die Zelle leeren.",
  en: "Please choose one of the words of the list, or empty the cell.",
};
const notToChange: Bilingual = {
  de: "Diese Angabe kommt aus dem Inhalt und wird hier nicht geändert.",
  en: "This comes from the content and is not changed here.",
};

function say(text: Bilingual, language: Language): string {
  return text[language];
}

/** Names of sheets as spreadsheet programs allow them: at most 31 characters, none twice in any letter case. */
class SheetNames {
  private readonly taken = new Set([baseSheet]);

  next(wanted: string): string {
    const base = wanted.replace(/[\\/?*[\]:']/g, "-").slice(0, 31) || "-";
    let name = base;
    for (let i = 2; this.taken.has(name.toLowerCase()); i++)
      name = `${base.slice(0, 31 - ` ${i}`.length)} ${i}`;
    this.taken.add(name.toLowerCase());
    return name;
  }
}
