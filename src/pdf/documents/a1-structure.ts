import { criticalityNames } from "../../model/communication-link.ts";
import type { Bilingual } from "../../model/position.ts";
import type { ReportObject } from "../../model/report.ts";
import { roomTypeNames } from "../../model/room-words.ts";
import { objectTypes } from "../../model/vocabulary.ts";
import { words } from "../../model/words.ts";
import { durationWords } from "../../text/duration-words.ts";
import {
  type Block,
  type Cell,
  type Column,
  type DocumentDefinition,
  heading,
  type Row,
} from "../layout/definition.ts";
import { networkPlanChapter } from "./a1-network-plan.ts";
import { relationChapters } from "./a1-relations.ts";
import { type DocumentSource, framed, placeTitle, whenEmpty } from "./document-frame.ts";
import { german, germanOr, missing } from "./given-text.ts";
import { objectTypeHeadings } from "./object-type-headings.ts";
import { proseBlocks, proseChapter } from "./prose-blocks.ts";

/** A.1: structure analysis (Strukturanalyse, BSI-Standard 200-2, 8.1): scope, sites, objects, links, dependencies, providers. */
export function structureAnalysis(source: DocumentSource): DocumentDefinition {
  const { report } = source;
  const plans = report.evidence.filter(({ document }) => document?.id === "A.1");
  return framed(source, {
    id: "A.1",
    title: { de: "Strukturanalyse", en: "Structure analysis" },
    holds: [...report.objects, ...report.sites, ...plans].map(({ classification }) => classification),
    page: "objects",
    body: () => body(source),
  });
}

function* body(source: DocumentSource): Generator<Block> {
  const { report, language, say } = source;
  yield heading(1, say({ de: "Geltungsbereich und Abgrenzung", en: "Scope and boundaries" }));
  const scope = proseChapter(report.domain.prose, 1, language);
  if (scope.length > 0) yield* scope;
  else yield whenEmpty(source, ["domain"], { kind: "paragraph", text: missing(language) });
  yield* sites(source);
  yield* networkPlanChapter(source);
  yield { kind: "page-break", orientation: "landscape" };
  yield heading(1, say({ de: "Zielobjekte", en: "Target objects" }));
  if (report.objects.length === 0)
    yield whenEmpty(source, ["objects"], { kind: "paragraph", text: missing(language) });
  for (const type of [...objectTypes, null]) {
    // Links and providers have chapters of their own.
    const own = report.objects.filter((object) => object.type === type && !hasOwnChapter(object));
    if (own.length === 0) continue;
    yield heading(2, say(headingOf(type)), `type-${type ?? "none"}`);
    yield objectTable(own, source);
  }
  yield* connections(source);
  yield* relationChapters(source);
  yield* providers(source);
}

function hasOwnChapter({ type, link }: ReportObject): boolean {
  return type === "provider" || (type === "network" && link !== null);
}

function headingOf(type: ReportObject["type"]): Bilingual {
  if (type === null) return { de: "Zielobjekte ohne Art", en: "Target objects without a type" };
  return type === "network" ? { de: "Netze", en: "Networks" } : objectTypeHeadings[type];
}

function* sites(source: DocumentSource): Generator<Block> {
  const { report, language, say, day } = source;
  yield heading(1, say({ de: "Standorte", en: "Sites" }));
  if (report.sites.length === 0) {
    yield { kind: "paragraph", text: missing(language) };
    return;
  }
  yield {
    kind: "table",
    columns: [
      { title: say({ de: "Standort", en: "Site" }), share: 2.5, header: true },
      { title: say({ de: "Betreiber", en: "Operator" }), share: 1.3 },
      { title: say({ de: "Zustand am Stichtag", en: "State on the day" }), share: 1.5 },
      { title: say({ de: "Phasen", en: "Phases" }), share: 2.3 },
      { title: say({ de: "Ersetzt", en: "Replaces" }), share: 1.3 },
      { title: say({ de: "Trägt allein", en: "Holds alone" }), share: 1.4 },
    ],
    rows: report.sites.map(({ id, title, operator, state, phases, replaces, holds }) => ({
      anchor: `site-${id}`,
      cells: [
        [german(title), ` (${id})`],
        germanOr(operator, language),
        words.siteState[state][language],
        phases
          .map(
            (phase) =>
              `${say({ de: "ab", en: "from" })} ${day(phase.from)}: ${words.siteState[phase.state][language]}`,
          )
          .join("\n") || "–",
        replaces === null ? "–" : placeName(source, replaces),
        holds === null ? "–" : durationWords(holds)[language],
      ],
    })),
  };
  for (const { title, prose } of report.sites) {
    if (prose.length === 0) continue;
    yield heading(2, [german(title)]);
    yield* proseChapter(prose, 2, language);
  }
}

/** What only some objects state: a column where one of the table does. */
const statedColumns = [
  { key: "platform", title: { de: "Plattform", en: "Platform" } },
  { key: "users", title: { de: "Nutzende", en: "Users" } },
  { key: "roomType", title: { de: "Raumart", en: "Type of room" } },
] as const;

function statedIn(objects: readonly ReportObject[], { language, say }: DocumentSource): Stated {
  const stated = statedColumns.filter(({ key }) => objects.some((object) => object[key] !== null));
  return {
    columns: stated.map(({ title }) => ({ title: say(title), share: 1.8 })),
    cellsOf: (object) =>
      stated.map(({ key }): Cell => {
        if (key === "roomType")
          return object.roomType === null ? "–" : roomTypeNames[object.roomType][language];
        const text = object[key];
        return text === null ? "–" : [german(text)];
      }),
  };
}

interface Stated {
  readonly columns: readonly Column[];
  readonly cellsOf: (object: ReportObject) => readonly Cell[];
}

function objectTable(objects: readonly ReportObject[], source: DocumentSource): Block {
  const { language, say } = source;
  const stated = statedIn(objects, source);
  return {
    kind: "table",
    columns: [
      { title: say({ de: "Zielobjekt", en: "Object" }), share: 3, header: true },
      ...stated.columns,
      { title: say({ de: "Anzahl", en: "Quantity" }), share: 0.9, align: "right" },
      { title: say({ de: "Standorte", en: "Sites" }), share: 2 },
      { title: say({ de: "Redundanz", en: "Redundancy" }), share: 1.2 },
      { title: say({ de: "Verantwortlich", en: "Responsible" }), share: 1.8 },
      { title: say({ de: "Beschreibung", en: "Description" }), share: 4.6 },
    ],
    rows: objects.map((object): Row => {
      const { id, title, quantity, sites: where, redundancy, owner, critical, recovery, prose } = object;
      return {
        anchor: `object-${id}`,
        continued: id,
        cells: [
          [{ ...german(title), bold: true }, ` (${id})`],
          ...stated.cellsOf(object),
          String(quantity),
          where.length === 0
            ? say({ de: "ortsungebunden", en: "bound to none" })
            : where.map((site) => placeName(source, site)).join("\n"),
          redundancy === null ? "–" : words.redundancy[redundancy][language],
          germanOr(owner, language),
          {
            blocks: [
              ...(critical ? [{ kind: "paragraph" as const, text: criticalLine(recovery, language) }] : []),
              ...proseBlocks(prose, language),
            ],
          },
        ],
      };
    }),
  };
}

function criticalLine(recovery: ReportObject["recovery"], language: DocumentSource["language"]): string {
  const name = { de: "Kritischer Prozess", en: "Critical process" }[language];
  if (recovery === null) return `${name}.`;
  const times = (["rto", "rpo", "mtpd"] as const).map(
    (kind) => `${kind.toUpperCase()} ${durationWords(recovery[kind])[language]}`,
  );
  return `${name}: ${times.join(", ")}.`;
}

/** The communication links (Kommunikationsverbindungen), from `connects`: what each joins; A.2 says why one is critical. */
function* connections(source: DocumentSource): Generator<Block> {
  const { report, language, say } = source;
  const links = report.objects.flatMap((object) => (object.link ? [{ object, link: object.link }] : []));
  yield heading(1, say({ de: "Kommunikationsverbindungen", en: "Communication links" }));
  if (links.length === 0) {
    yield whenEmpty(source, ["objects"], { kind: "paragraph", text: missing(language) });
    return;
  }
  const stated = statedIn(
    links.map(({ object }) => object),
    source,
  );
  yield {
    kind: "table",
    columns: [
      { title: say({ de: "Verbindung", en: "Link" }), share: 2.6, header: true },
      { title: say({ de: "verbindet", en: "joins" }), share: 3 },
      { title: say({ de: "Außenverbindung", en: "External" }), share: 1.2 },
      { title: say({ de: "Kritisch (A.2)", en: "Critical (A.2)" }), share: 1.8 },
      ...stated.columns,
      { title: say({ de: "Verantwortlich", en: "Responsible" }), share: 1.6 },
      { title: say({ de: "Beschreibung", en: "Description" }), share: 3 },
    ],
    rows: links.map(({ object, link }): Row => {
      const { id, title, quantity, connects, external, owner, prose } = object;
      return {
        ...(hasOwnChapter(object) ? { anchor: `object-${id}` } : {}),
        continued: id,
        cells: [
          [{ ...german(`${quantity === 1 ? "" : `${quantity} × `}${title}`), bold: true }, ` (${id})`],
          connects.map((end) => placeName(source, end)).join("\n") || "–",
          external ? say({ de: "ja", en: "yes" }) : say({ de: "nein", en: "no" }),
          link.criticality.map((reason) => say(criticalityNames[reason])).join("\n") || "–",
          ...stated.cellsOf(object),
          germanOr(owner, language),
          { blocks: proseBlocks(prose, language) },
        ],
      };
    }),
  };
}

function placeName(source: DocumentSource, id: string): string {
  const name = placeTitle(source, id);
  return name === id ? id : `${name} (${id})`;
}

/** Who works for the institution, and what rests on them (OPS.2.3: one object per provider). */
function* providers(source: DocumentSource): Generator<Block> {
  const { report, language, say } = source;
  const found = report.objects.filter(({ type }) => type === "provider");
  yield heading(1, say({ de: "Dienstleister", en: "Providers" }), "type-provider");
  if (found.length === 0) {
    yield whenEmpty(source, ["objects"], {
      kind: "paragraph",
      text: say({ de: "Es ist keiner erfasst.", en: "None is recorded." }),
    });
    return;
  }
  yield {
    kind: "table",
    columns: [
      { title: say({ de: "Dienstleister", en: "Provider" }), share: 2.4, header: true },
      { title: say({ de: "Verantwortlich", en: "Responsible" }), share: 1.8 },
      { title: say({ de: "wird gebraucht von", en: "is needed by" }), share: 2.6 },
      { title: say({ de: "Bausteine", en: "Modules" }), share: 1.2 },
      { title: say({ de: "Standorte", en: "Sites" }), share: 2 },
      { title: say({ de: "Beschreibung", en: "Description" }), share: 4 },
    ],
    rows: found.map(
      ({ id, title, owner, modules, sites: where, prose }): Row => ({
        anchor: `object-${id}`,
        continued: id,
        cells: [
          [{ ...german(title), bold: true }, ` (${id})`],
          germanOr(owner, language),
          report.objects
            .filter(({ dependsOn }) => dependsOn.flat().includes(id))
            .map((object) => `${object.title} (${object.id})`)
            .join("\n") || "–",
          modules.join(", ") || "–",
          where.length === 0
            ? say({ de: "ortsungebunden", en: "bound to none" })
            : where.map((site) => placeName(source, site)).join("\n"),
          { blocks: proseBlocks(prose, language) },
        ],
      }),
    ),
  };
}
