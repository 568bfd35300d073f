import {
  type Criticality,
  criticalities,
  criticalityNames,
  type ReportLink,
} from "../../model/communication-link.ts";
import type { ReportNeed, ReportObject } from "../../model/report.ts";
import { basicValues } from "../../model/vocabulary.ts";
import { words } from "../../model/words.ts";
import { capital } from "../../text/capital.ts";
import { type Block, type Cell, heading, type Run } from "../layout/definition.ts";
import { type DocumentSource, placeTitle, whenEmpty, withheldNote } from "./document-frame.ts";
import { german, missing } from "./given-text.ts";

/** The communication links with the five reasons for which one is critical (BSI-Standard 200-2, 8.2). */
export function* linkChapter(source: DocumentSource): Generator<Block> {
  const { report, language, say } = source;
  yield heading(1, say({ de: "Kommunikationsverbindungen", en: "Communication links" }));
  const links = report.objects.flatMap((object) => (object.link ? [{ object, link: object.link }] : []));
  if (links.length === 0) {
    yield whenEmpty(source, ["objects"], { kind: "paragraph", text: missing(language) });
    return;
  }
  yield {
    kind: "paragraph",
    text: say({
      de: "Eine Verbindung ist kritisch, wenn mindestens einer von fünf Gründen zutrifft: Sie führt nach außen, ihr Bedarf an Vertraulichkeit, Integrität oder Verfügbarkeit ist hoch oder sehr hoch, oder bestimmte Daten dürfen nicht über sie gehen. Eine Verbindung von Standort zu Standort führt über fremden Grund und zählt als Außenverbindung, solange niemand begründet, dass sie keine ist.",
      en: "A link is critical if at least one of five reasons holds: it leads outside, its need for confidentiality, integrity or availability is high or very high, or some data must not go over it. A link from site to site leads over foreign ground and counts as external unless somebody gives a reason why it does not.",
    }),
  };
  yield {
    kind: "table",
    columns: [
      { title: say({ de: "Verbindung", en: "Link" }), share: 2.4, header: true },
      { title: say({ de: "Verbindet", en: "Joins" }), share: 2.4 },
      ...criticalities.map((reason) => ({
        title: capital(say(criticalityNames[reason])),
        share: reason === "external" ? 2.4 : 1.6,
      })),
      { title: say({ de: "Kritisch", en: "Critical" }), share: 1 },
    ],
    rows: links.map(({ object, link }) => ({
      continued: object.id,
      cells: [
        [{ ...german(object.title), bold: true }, " (", { text: object.id, whole: true }, ")"],
        object.connects.length === 0
          ? missing(language)
          : [german(object.connects.map((end) => placeTitle(source, end)).join("\n"))],
        ...criticalities.map((reason) => reasonCell(reason, object, link, source)),
        verdictCell(object, link, source),
      ],
    })),
  };
  yield* withheldNote(source, ["objects"]);
}

function reasonCell(
  reason: Criticality,
  object: ReportObject,
  link: ReportLink,
  source: DocumentSource,
): Cell {
  const { language, say } = source;
  const holds = link.criticality.includes(reason);
  const answer = holds ? yes(source) : { text: say({ de: "nein", en: "no" }) };
  if (reason === "no-transfer") return [answer];
  if (reason === "external") {
    if (holds && !link.betweenSites) return [answer];
    if (holds) return [answer, muted(say({ de: "von Standort zu Standort", en: "from site to site" }))];
    return link.betweenSites ? [answer, "\n", german(link.externalReason ?? "")] : [answer];
  }
  const { value }: ReportNeed = object.protection[reason];
  return value === null ? missing(language) : [answer, muted(words.protectionNeed[value][language])];
}

/** That none of the reasons holds can only be said where all needs are known. */
function verdictCell({ protection }: ReportObject, link: ReportLink, source: DocumentSource): Cell {
  if (link.criticality.length > 0) return [yes(source)];
  const isKnown = basicValues.every((value) => protection[value].value !== null);
  return isKnown ? source.say({ de: "nein", en: "no" }) : missing(source.language);
}

function yes({ say }: DocumentSource): Run {
  return { text: say({ de: "ja", en: "yes" }), bold: true, tone: "warning", icon: "warning" };
}

function muted(text: string): Run {
  return { text: `\n${text}`, tone: "muted" };
}
