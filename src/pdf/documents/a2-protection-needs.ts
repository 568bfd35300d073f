import type { ReportNeed } from "../../model/report.ts";
import { basicValues, protectionNeeds } from "../../model/vocabulary.ts";
import type { Block, Cell, DocumentDefinition } from "../layout/definition.ts";
import { type DocumentSource, framed, missing } from "./document-frame.ts";
import { word } from "./words.ts";

/** A.2: protection needs (Schutzbedarfsfeststellung, BSI-Standard 200-2, 8.2) with the path of inheritance and reasons. */
export function protectionNeedsDocument(source: DocumentSource): DocumentDefinition {
  return framed(source, {
    id: "A.2",
    title: { de: "Schutzbedarfsfeststellung", en: "Protection needs" },
    holds: source.report.objects.map(({ classification }) => classification),
    body: () => body(source),
  });
}

function* body(source: DocumentSource): Generator<Block> {
  const { report, language } = source;
  const de = language === "de";
  yield { kind: "heading", level: 1, text: de ? "Definitionen" : "Definitions" };
  yield {
    kind: "paragraph",
    text: de
      ? `Der Schutzbedarf wird je Grundwert (Vertraulichkeit, Integrität, Verfügbarkeit) in ${protectionNeeds.length} Kategorien angegeben: normal, hoch, sehr hoch. Er vererbt sich nach dem Maximumprinzip von dem, was ein Zielobjekt braucht, auf das, was es trägt; eine Abweichung (Verteilungs- oder Kumulationseffekt) ist begründet.`
      : `The protection need is given per basic value (confidentiality, integrity, availability) in ${protectionNeeds.length} categories: normal, high, very high. By the maximum principle it is inherited from what needs an object; a deviation (distribution or cumulation effect) has a reason.`,
  };
  yield* definitions(source);
  yield { kind: "page-break", orientation: "landscape" };
  yield {
    kind: "heading",
    level: 1,
    text: de ? "Schutzbedarf je Zielobjekt" : "Protection needs per object",
  };
  yield {
    kind: "table",
    caption: de ? "Werte mit Herkunft" : "Values with their origin",
    columns: [
      { title: de ? "Zielobjekt" : "Object", share: 2.2, header: true },
      ...basicValues.map((value) => ({ title: word(value)[language], share: 2 })),
      { title: de ? "Begründung" : "Reason", share: 3 },
    ],
    rows: report.objects.map(({ id, title, protection, protectionReason }) => ({
      cells: [
        [{ text: title, bold: true }, " ", { text: `(${id})`, whole: true }],
        ...basicValues.map((value) => needCell(protection[value], source)),
        { blocks: [{ kind: "paragraph" as const, text: protectionReason ?? "–", lang: "de" }] },
      ],
    })),
  };
}

function* definitions({ report, language }: DocumentSource): Generator<Block> {
  const { definitions: given } = report.domain;
  if (given.length === 0) {
    yield {
      kind: "note",
      icon: "warning",
      tone: "warning",
      text:
        language === "de"
          ? "Die Definitionen der Kategorien durch die Institution (Schadensszenarien, Grenzen) sind nicht angegeben; sie gehören unter needs in controls/domain.md."
          : "The institution's definitions of the categories (damage scenarios, limits) are not given; they belong under needs in controls/domain.md.",
    };
    return;
  }
  yield {
    kind: "table",
    caption:
      language === "de"
        ? "Schadensszenarien und Grenzen der Institution"
        : "Damage scenarios and limits of the institution",
    columns: [
      { title: language === "de" ? "Schadensszenario" : "Damage scenario", share: 2, header: true },
      ...protectionNeeds.map((need) => ({ title: word(need)[language], share: 3 })),
    ],
    rows: given.map(({ scenario, needs }) => ({
      cells: [scenario, ...protectionNeeds.map((need) => needs[need] ?? missing(language))],
    })),
  };
}

function needCell({ value, set, inherited, path }: ReportNeed, { language }: DocumentSource): Cell {
  if (value === null) return missing(language);
  const de = language === "de";
  const origin =
    set !== null && inherited !== null && set !== inherited
      ? `${de ? "gesetzt; geerbt wäre" : "set; inherited would be"} ${word(inherited)[language]} (${path.join(" → ")})`
      : set !== null
        ? de
          ? "gesetzt"
          : "set"
        : `${de ? "geerbt" : "inherited"}: ${path.join(" → ")}`;
  return [
    { text: word(value)[language], bold: true },
    { text: `\n${origin}`, tone: "muted" },
  ];
}
