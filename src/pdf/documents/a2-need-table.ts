import { sayIn } from "../../model/languages.ts";
import type { ReportNeed, ReportObject } from "../../model/report.ts";
import { type BasicValue, basicValues } from "../../model/vocabulary.ts";
import { words } from "../../model/words.ts";
import { capital } from "../../text/capital.ts";
import type { Block, Cell, CellBlock, Run } from "../layout/definition.ts";
import { type DocumentSource, objectName } from "./document-frame.ts";
import { german, germanOr, missing } from "./given-text.ts";

/** The protection needs of some objects: each value with where it comes from, and why (BSI-Standard 200-2, 8.2). */
export function needTable(objects: readonly ReportObject[], source: DocumentSource): Block {
  const { language, say } = source;
  return {
    kind: "table",
    columns: [
      { title: say({ de: "Zielobjekt", en: "Object" }), share: 2.2, header: true },
      ...basicValues.map((value) => ({ title: capital(words.basicValue[value][language]), share: 2 })),
      { title: say({ de: "Begründung", en: "Reason" }), share: 3.4 },
    ],
    rows: objects.map((object) => ({
      continued: object.id,
      cells: [
        [{ ...german(object.title), bold: true }, " (", { text: object.id, whole: true }, ")"],
        ...basicValues.map((value) => needCell(object.protection[value], source)),
        reasonCell(object, source),
      ],
    })),
  };
}

/** A value with where it comes from: set here, or inherited along a chain of objects. */
function needCell({ value, set, inherited, path }: ReportNeed, source: DocumentSource): Cell {
  const { language, say } = source;
  if (value === null) return missing(language);
  const muted = (text: string): Run => ({ text, tone: "muted" });
  const chain: Run = { ...german(chainOf(path, source)), tone: "muted" };
  const name: Run = { text: words.protectionNeed[value][language], bold: true };
  if (set === null) return [name, muted(`\n${say({ de: "geerbt", en: "inherited" })}: `), chain];
  if (inherited === null || set === inherited) return [name, muted(`\n${say({ de: "gesetzt", en: "set" })}`)];
  const other = words.protectionNeed[inherited][language];
  return [
    name,
    muted(`\n${say({ de: `gesetzt; geerbt wäre ${other}`, en: `set; inherited would be ${other}` })}: `),
    chain,
  ];
}

/** The titles along which a need came down, without the object itself: its row has it. */
function chainOf(path: readonly string[], source: DocumentSource): string {
  return path
    .slice(0, -1)
    .map((id) => objectName(source, id))
    .join(" → ");
}

/** Why each value is what it is: a reason of its own, that of them all, or the maximum principle where it was inherited. */
function reasonCell(object: ReportObject, { language, say }: DocumentSource): Cell {
  const { protection, protectionReason, protectionReasons } = object;
  const blocks: CellBlock[] = [];
  const given = basicValues.filter((value) => protectionReasons[value] !== null);
  for (const value of given) {
    const { scenario = null, reason = null } = protectionReasons[value] ?? {};
    blocks.push({
      kind: "paragraph",
      text: [
        { text: capital(words.basicValue[value][language]), bold: true },
        " (",
        ...(scenario === null
          ? [`${say({ de: "Schadensszenario", en: "damage scenario" })}: `, ...missing(language)]
          : [german(scenario)]),
        "): ",
        ...germanOr(reason, language),
      ],
    });
  }
  if (protectionReason !== null) blocks.push({ kind: "paragraph", text: protectionReason, lang: "de" });
  const others = basicValues.filter((value) => !given.includes(value) && protection[value].value !== null);
  const inherited = others.filter((value) => !isSetApart(protection[value]));
  if (inherited.length > 0) {
    const names = inherited.length === basicValues.length ? "" : `${valueNames(inherited, language)}: `;
    const principle = say({ de: "Maximumprinzip", en: "maximum principle" });
    blocks.push({ kind: "paragraph", text: names === "" ? capital(principle) : names + principle });
  }
  const unexplained = others.filter((value) => isSetApart(protection[value]));
  if (unexplained.length > 0 && protectionReason === null)
    blocks.push({
      kind: "paragraph",
      text: [`${valueNames(unexplained, language)}: `, ...missing(language)],
    });
  return blocks.length > 0 ? { blocks } : missing(language);
}

/** Whether a value was set by hand and is not what would be inherited anyhow, so that it needs a reason. */
function isSetApart({ set, inherited }: ReportNeed): boolean {
  return set !== null && set !== inherited;
}

function valueNames(values: readonly BasicValue[], language: DocumentSource["language"]): string {
  const say = sayIn(language);
  return capital(values.map((value) => say(words.basicValue[value])).join(", "));
}
