import type { ReportObject } from "../../model/report.ts";
import { objectTypes } from "../../model/vocabulary.ts";
import { words } from "../../model/words.ts";
import { durationWords } from "../../text/duration-words.ts";
import { type Block, type DocumentDefinition, heading, type Row } from "../layout/definition.ts";
import { networkPlanChapter } from "./a1-network-plan.ts";
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
  const found = objectTypes.filter((type) => report.objects.some((object) => object.type === type));
  if (report.objects.length === 0)
    yield whenEmpty(source, ["objects"], { kind: "paragraph", text: missing(language) });
  for (const type of found) {
    yield heading(2, objectTypeHeadings[type][language], `type-${type}`);
    yield objectTable(
      report.objects.filter((object) => object.type === type),
      source,
    );
  }
  yield* connections(source);
  yield* dependencies(source);
  yield* providers(source);
}

function* sites({ report, language, say, day }: DocumentSource): Generator<Block> {
  yield heading(1, say({ de: "Standorte", en: "Sites" }));
  if (report.sites.length === 0) {
    yield { kind: "paragraph", text: missing(language) };
    return;
  }
  yield {
    kind: "table",
    columns: [
      { title: say({ de: "Standort", en: "Site" }), share: 2.6, header: true },
      { title: say({ de: "Betreiber", en: "Operator" }), share: 1.4 },
      { title: say({ de: "Zustand am Stichtag", en: "State on the day" }), share: 1.5 },
      { title: say({ de: "Phasen", en: "Phases" }), share: 2.8 },
      { title: say({ de: "Ersetzt", en: "Replaces" }), share: 1.1 },
      { title: say({ de: "Trägt allein", en: "Holds alone" }), share: 1.3 },
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
        replaces ?? "–",
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

function objectTable(objects: readonly ReportObject[], { language, say }: DocumentSource): Block {
  return {
    kind: "table",
    columns: [
      { title: say({ de: "Zielobjekt", en: "Object" }), share: 3, header: true },
      { title: say({ de: "Anzahl", en: "Quantity" }), share: 0.9, align: "right" },
      { title: say({ de: "Standorte", en: "Sites" }), share: 1.6 },
      { title: say({ de: "Redundanz", en: "Redundancy" }), share: 1.2 },
      { title: say({ de: "Verantwortlich", en: "Responsible" }), share: 1.8 },
      { title: say({ de: "Beschreibung", en: "Description" }), share: 5 },
    ],
    rows: objects.map(
      ({ id, title, quantity, sites: where, redundancy, owner, critical, recovery, prose }): Row => ({
        anchor: `object-${id}`,
        cells: [
          [{ ...german(title), bold: true }, ` (${id})`],
          String(quantity),
          where.join(", ") || say({ de: "ortsungebunden", en: "bound to none" }),
          redundancy === null ? "–" : words.redundancy[redundancy][language],
          germanOr(owner, language),
          {
            blocks: [
              ...(critical ? [{ kind: "paragraph" as const, text: criticalLine(recovery, language) }] : []),
              ...proseBlocks(prose, language),
            ],
          },
        ],
      }),
    ),
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

function* connections(source: DocumentSource): Generator<Block> {
  const { report, language, say } = source;
  const links = report.objects.filter(({ link }) => link !== null);
  yield heading(1, say({ de: "Kommunikationsverbindungen", en: "Communication links" }));
  if (links.length === 0) {
    yield whenEmpty(source, ["objects"], { kind: "paragraph", text: missing(language) });
    return;
  }
  yield {
    kind: "table",
    columns: [
      { title: say({ de: "Verbindung", en: "Link" }), share: 3, header: true },
      { title: say({ de: "verbindet", en: "joins" }), share: 4 },
      { title: say({ de: "Außenverbindung", en: "External" }), share: 1.2 },
    ],
    rows: links.map(({ title, id, connects, external }) => ({
      cells: [
        [german(title), ` (${id})`],
        connects.map((end) => placeName(source, end)).join("\n") || "–",
        external ? say({ de: "ja", en: "yes" }) : say({ de: "nein", en: "no" }),
      ],
    })),
  };
}

function placeName(source: DocumentSource, id: string): string {
  const name = placeTitle(source, id);
  return name === id ? id : `${name} (${id})`;
}

function* dependencies(source: DocumentSource): Generator<Block> {
  const { report, lookup, say } = source;
  const dependent = report.objects.filter(({ dependsOn }) => dependsOn.length > 0);
  if (dependent.length === 0) return;
  yield heading(1, say({ de: "Abhängigkeiten", en: "Dependencies" }));
  yield {
    kind: "table",
    caption: say({
      de: "Von Alternativen („oder“) genügt eine.",
      en: "Of alternatives (“or”) one suffices.",
    }),
    columns: [
      { title: say({ de: "Zielobjekt", en: "Object" }), share: 2, header: true },
      { title: say({ de: "braucht", en: "needs" }), share: 5 },
    ],
    rows: dependent.map(({ id, title, dependsOn }) => ({
      cells: [
        [german(title), ` (${id})`],
        dependsOn.flatMap((entry, i) => [
          ...(i > 0 ? [", "] : []),
          ...entry.flatMap((one, k) => [
            ...(k > 0 ? [say({ de: " oder ", en: " or " })] : []),
            lookup.objects.has(one) ? { text: one, to: `object-${one}` } : one,
          ]),
        ]),
      ],
    })),
  };
}

/** Who works for the institution, and what rests on them (OPS.2.3: one object per provider). */
function* providers(source: DocumentSource): Generator<Block> {
  const { report, language, say } = source;
  const found = report.objects.filter(({ type }) => type === "provider");
  yield heading(1, say({ de: "Dienstleister", en: "Providers" }));
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
      { title: say({ de: "Dienstleister", en: "Provider" }), share: 3, header: true },
      { title: say({ de: "Verantwortlich", en: "Responsible" }), share: 2 },
      { title: say({ de: "wird gebraucht von", en: "is needed by" }), share: 3 },
      { title: say({ de: "Bausteine", en: "Modules" }), share: 1.5 },
    ],
    rows: found.map(({ id, title, owner, modules }) => ({
      cells: [
        [{ ...german(title), bold: true }, ` (${id})`],
        germanOr(owner, language),
        report.objects
          .filter(({ dependsOn }) => dependsOn.flat().includes(id))
          .map((object) => `${object.title} (${object.id})`)
          .join("\n") || "–",
        modules.join(", ") || "–",
      ],
    })),
  };
}
