import { sayIn } from "../../model/languages.ts";
import type { ReportNeed, ReportObject } from "../../model/report.ts";
import { basicValues, objectTypes, protectionNeeds } from "../../model/vocabulary.ts";
import { words } from "../../model/words.ts";
import { capital } from "../../text/capital.ts";
import { type Block, type Cell, type DocumentDefinition, heading } from "../layout/definition.ts";
import { type DocumentSource, framed, german, germanOr, missing, whenEmpty } from "./document-frame.ts";
import { objectTypeHeadings } from "./object-type-headings.ts";

/** A.2: protection needs (Schutzbedarfsfeststellung, BSI-Standard 200-2, 8.2) with the path of inheritance and reasons. */
export function protectionNeedsDocument(source: DocumentSource): DocumentDefinition {
  return framed(source, {
    id: "A.2",
    title: { de: "Schutzbedarfsfeststellung", en: "Protection needs" },
    holds: source.report.objects.map(({ classification }) => classification),
    page: "objects",
    body: () => body(source),
  });
}

function* body(source: DocumentSource): Generator<Block> {
  const { report, language, say } = source;
  yield heading(1, say({ de: "Definitionen", en: "Definitions" }));
  yield {
    kind: "paragraph",
    text: say({
      de: "Der Schutzbedarf wird je Grundwert (Vertraulichkeit, Integrität, Verfügbarkeit) in drei Kategorien angegeben: normal, hoch, sehr hoch. Ein Zielobjekt erbt nach dem Maximumprinzip den höchsten Schutzbedarf von allem, was von ihm abhängt. Eine Abweichung davon (Verteilungs- oder Kumulationseffekt) ist zu begründen.",
      en: "The protection need is given per basic value (confidentiality, integrity, availability) in three categories: normal, high, very high. By the maximum principle an object inherits the highest need of whatever depends on it. A deviation from that (distribution or cumulation effect) needs a reason.",
    }),
  };
  yield* definitions(source);
  yield { kind: "page-break", orientation: "landscape" };
  yield heading(1, say({ de: "Schutzbedarf je Zielobjekt", en: "Protection needs per object" }));
  if (report.objects.length === 0)
    yield whenEmpty(source, ["objects"], { kind: "paragraph", text: missing(language) });
  for (const type of [...objectTypes, null]) {
    const objects = report.objects.filter((object) => object.type === type);
    if (objects.length === 0) continue;
    const name =
      type === null ? say({ de: "Ohne Art", en: "Without type" }) : objectTypeHeadings[type][language];
    yield heading(2, name);
    yield needTable(objects, source);
  }
}

function needTable(objects: readonly ReportObject[], source: DocumentSource): Block {
  const { language, say } = source;
  return {
    kind: "table",
    columns: [
      { title: say({ de: "Zielobjekt", en: "Object" }), share: 2.2, header: true },
      ...basicValues.map((value) => ({ title: capital(words.basicValue[value][language]), share: 2 })),
      { title: say({ de: "Begründung", en: "Reason" }), share: 3 },
    ],
    rows: objects.map((object) => ({
      cells: [
        [{ ...german(object.title), bold: true }, ` (${object.id})`],
        ...basicValues.map((value) => needCell(object.protection[value], source)),
        reasonCell(object, source),
      ],
    })),
  };
}

function* definitions(source: DocumentSource): Generator<Block> {
  const { report, language, say } = source;
  const { definitions: given } = report.domain;
  if (given.length === 0) {
    yield whenEmpty(source, ["domain"], {
      kind: "note",
      icon: "warning",
      tone: "warning",
      text: say({
        de: "Die Definitionen der Kategorien durch die Institution (Schadensszenarien, Grenzen) sind nicht angegeben; sie gehören unter needs in controls/domain.md.",
        en: "The institution's definitions of the categories (damage scenarios, limits) are not given; they belong under needs in controls/domain.md.",
      }),
    });
    return;
  }
  yield {
    kind: "table",
    caption: say({
      de: "Schadensszenarien und Grenzen der Institution",
      en: "Damage scenarios and limits of the institution",
    }),
    columns: [
      { title: say({ de: "Schadensszenario", en: "Damage scenario" }), share: 2, header: true },
      ...protectionNeeds.map((need) => ({ title: words.protectionNeed[need][language], share: 3 })),
    ],
    rows: given.map(({ scenario, needs }) => ({
      cells: [[german(scenario)], ...protectionNeeds.map((need) => germanOr(needs[need], language))],
    })),
  };
}

/** A value with where it comes from: set here, or inherited along a path of ids. */
function needCell({ value, set, inherited, path }: ReportNeed, { language }: DocumentSource): Cell {
  if (value === null) return missing(language);
  const say = sayIn(language);
  return [
    { text: words.protectionNeed[value][language], bold: true },
    { text: `\n${origin()}`, tone: "muted" },
  ];

  function origin(): string {
    if (set === null) return `${say({ de: "geerbt", en: "inherited" })}: ${path.join(" → ")}`;
    if (inherited === null || set === inherited) return say({ de: "gesetzt", en: "set" });
    const was = `${words.protectionNeed[inherited][language]} (${path.join(" → ")})`;
    return say({ de: `gesetzt; geerbt wäre ${was}`, en: `set; inherited would be ${was}` });
  }
}

function reasonCell({ protection, protectionReason }: ReportObject, { language }: DocumentSource): Cell {
  if (protectionReason !== null)
    return { blocks: [{ kind: "paragraph", text: protectionReason, lang: "de" }] };
  const deviates = basicValues.some((value) => {
    const { set, inherited } = protection[value];
    return set !== null && inherited !== null && set !== inherited;
  });
  return deviates ? missing(language) : "–";
}
