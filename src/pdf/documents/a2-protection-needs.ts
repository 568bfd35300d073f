import type { ReportObject } from "../../model/report.ts";
import { basicValues, objectTypes, type ProtectionNeed, protectionNeeds } from "../../model/vocabulary.ts";
import { words } from "../../model/words.ts";
import { capital } from "../../text/capital.ts";
import { type Block, type DocumentDefinition, heading } from "../layout/definition.ts";
import { linkChapter } from "./a2-links.ts";
import { needTable } from "./a2-need-table.ts";
import { approvalCell } from "./document-control.ts";
import { type DocumentSource, framed, whenEmpty, withheldNote } from "./document-frame.ts";
import { german, germanOr, missing } from "./given-text.ts";
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
  yield* summary(source);
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
  yield* withheldNote(source, ["objects"]);
  yield* linkChapter(source);
}

/** How many objects have each need, by basic value, and by the highest of the three. */
function* summary(source: DocumentSource): Generator<Block> {
  const { report, language, say } = source;
  if (report.objects.length === 0) return;
  yield heading(1, say({ de: "Übersicht", en: "Summary" }));
  const rows = [...protectionNeeds.toReversed(), null];
  const needsOf = ({ protection }: ReportObject) => basicValues.map((value) => protection[value].value);
  yield {
    kind: "table",
    caption: say({
      de: "Zielobjekte je Grundwert und Schutzbedarf (eine Gruppe zählt einmal)",
      en: "Target objects by basic value and protection need (a group counts once)",
    }),
    columns: [
      { title: say({ de: "Schutzbedarf", en: "Need" }), share: 2, header: true },
      ...basicValues.map((value) => ({
        title: capital(words.basicValue[value][language]),
        share: 1.5,
        align: "right" as const,
      })),
      { title: say({ de: "Höchster der drei", en: "Highest of the three" }), share: 1.7, align: "right" },
    ],
    rows: [
      ...rows.map((need) => ({
        cells: [
          need === null ? missing(language) : words.protectionNeed[need][language],
          ...basicValues.map((value) => count(({ protection }) => protection[value].value === need)),
          count((object) => highest(needsOf(object)) === need),
        ],
      })),
      {
        cells: [
          say({ de: "Summe", en: "Sum" }),
          ...Array.from({ length: basicValues.length + 1 }, () => String(report.objects.length)),
        ],
        strong: true,
      },
    ],
  };
  const links = report.objects.flatMap(({ link }) => link ?? []);
  const critical = links.filter(({ criticality }) => criticality.length > 0).length;
  yield {
    kind: "paragraph",
    text: say({
      de: `Kommunikationsverbindungen: ${links.length}, davon kritisch: ${critical}.`,
      en: `Communication links: ${links.length}, of which critical: ${critical}.`,
    }),
  };
  yield* withheldNote(source, ["objects"]);

  function count(holds: (object: ReportObject) => boolean): string {
    return String(report.objects.filter(holds).length);
  }
}

/** The highest of some needs; null if one is not known and none of the others is as high as can be. */
function highest(needs: readonly (ProtectionNeed | null)[]): ProtectionNeed | null {
  const top = protectionNeeds.findLast((need) => needs.includes(need)) ?? null;
  return needs.includes(null) && top !== protectionNeeds.at(-1) ? null : top;
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
  const document = report.domain.documents.find(({ id }) => id === "A.2");
  if (document)
    yield {
      kind: "facts",
      rows: [
        {
          name: say({ de: "Freigabe der Definitionen", en: "Approval of the definitions" }),
          value: approvalCell(document, source),
        },
      ],
    };
}
