import type { ReportObject } from "../../model/report.ts";
import { objectTypes } from "../../model/vocabulary.ts";
import type { Block, DocumentDefinition } from "../layout/definition.ts";
import { type DocumentSource, framed, missing } from "./document-frame.ts";
import { proseBlocks } from "./prose-blocks.ts";
import { word } from "./words.ts";

/** A.1: structure analysis (Strukturanalyse, BSI-Standard 200-2, 8.1): scope, sites, objects, links, dependencies, providers. */
export function structureAnalysis(source: DocumentSource): DocumentDefinition {
  return framed(source, {
    id: "A.1",
    title: { de: "Strukturanalyse", en: "Structure analysis" },
    holds: source.report.objects.map(({ classification }) => classification),
    body: () => body(source),
  });
}

function* body(source: DocumentSource): Generator<Block> {
  const { report, language } = source;
  const de = language === "de";
  yield { kind: "heading", level: 1, text: de ? "Geltungsbereich und Abgrenzung" : "Scope and boundaries" };
  const scope = proseBlocks(report.domain.prose, "de");
  if (scope.length > 0) yield* scope;
  else yield { kind: "paragraph", text: missing(language) };

  yield { kind: "heading", level: 1, text: de ? "Standorte" : "Sites" };
  yield {
    kind: "table",
    columns: [
      { title: de ? "Standort" : "Site", share: 3, header: true },
      { title: de ? "Betreiber" : "Operator", share: 1.5 },
      { title: de ? "Zustand am Stichtag" : "State on the day", share: 1.5 },
      { title: de ? "Phasen" : "Phases", share: 3 },
      { title: de ? "Ersetzt" : "Replaces", share: 1 },
    ],
    rows: report.sites.map(({ id, title, operator, state, phases, replaces }) => ({
      cells: [
        `${title} (${id})`,
        operator ?? missing(language),
        word(state)[language],
        phases
          .map((phase) => `${de ? "ab" : "from"} ${phase.from}: ${word(phase.state)[language]}`)
          .join("\n") || "–",
        replaces ?? "–",
      ],
    })),
  };
  yield* networkPlan(source);
  yield { kind: "heading", level: 1, text: de ? "Zielobjekte" : "Target objects" };
  for (const type of objectTypes) {
    const objects = report.objects.filter((object) => object.type === type);
    if (objects.length === 0) continue;
    yield { kind: "heading", level: 2, text: word(type)[language] };
    yield objectTable(objects, source);
  }
  yield* connections(source);
  yield* dependencies(source);
}

function objectTable(objects: readonly ReportObject[], { language }: DocumentSource): Block {
  const de = language === "de";
  return {
    kind: "table",
    columns: [
      { title: de ? "Zielobjekt" : "Object", share: 3, header: true },
      { title: de ? "Anzahl" : "Quantity", share: 0.8, align: "right" },
      { title: de ? "Standorte" : "Sites", share: 1.8 },
      { title: de ? "Redundanz" : "Redundancy", share: 1.4 },
      { title: de ? "Verantwortlich" : "Responsible", share: 1.8 },
      { title: de ? "Beschreibung" : "Description", share: 3.4 },
    ],
    rows: objects.map(({ id, title, quantity, sites, redundancy, owner, critical, prose }) => ({
      anchor: `object-${id}`,
      cells: [
        [
          { text: title, bold: true },
          " ",
          { text: `(${id})`, whole: true },
          ...(critical ? [de ? "\nkritischer Prozess" : "\ncritical process"] : []),
        ],
        String(quantity),
        sites.join(", ") || (de ? "ortsungebunden" : "bound to none"),
        redundancy === null ? "–" : word(redundancy)[language],
        owner ?? missing(language),
        { blocks: proseBlocks(prose, "de") },
      ],
    })),
  };
}

function* networkPlan({ report, language }: DocumentSource): Generator<Block> {
  const de = language === "de";
  yield { kind: "heading", level: 1, text: de ? "Bereinigter Netzplan" : "Simplified network plan" };
  const plans = report.evidence.filter(({ document }) => document?.id === "A.1");
  if (plans.length === 0) {
    yield {
      kind: "note",
      icon: "warning",
      tone: "warning",
      text: de
        ? "Kein Nachweis ist als Netzplan zu A.1 gekennzeichnet."
        : "No evidence is marked as the network plan of A.1.",
    };
    return;
  }
  yield {
    kind: "list",
    items: plans.map(({ title, issued, sha256, path }) => [
      {
        kind: "paragraph",
        text: [
          { text: title, bold: true },
          `, ${issued ?? "–"}: `,
          { text: path, code: true },
          sha256 ? `, SHA-256 ${sha256.slice(0, 16)}…` : "",
        ],
      },
    ]),
  };
}

function* connections({ report, language }: DocumentSource): Generator<Block> {
  const de = language === "de";
  const links = report.objects.filter(({ connects, external }) => connects.length > 0 || external);
  yield { kind: "heading", level: 1, text: de ? "Kommunikationsverbindungen" : "Communication links" };
  if (links.length === 0) {
    yield { kind: "paragraph", text: missing(language) };
    return;
  }
  yield {
    kind: "table",
    columns: [
      { title: de ? "Verbindung" : "Link", share: 3, header: true },
      { title: de ? "verbindet" : "joins", share: 4 },
      { title: de ? "Außenverbindung" : "External", share: 1.2 },
    ],
    rows: links.map(({ title, id, connects, external }) => ({
      cells: [
        `${title} (${id})`,
        connects.join(", ") || "–",
        external ? (de ? "ja" : "yes") : de ? "nein" : "no",
      ],
    })),
  };
}

function* dependencies({ report, language }: DocumentSource): Generator<Block> {
  const de = language === "de";
  const dependent = report.objects.filter(({ dependsOn }) => dependsOn.length > 0);
  if (dependent.length === 0) return;
  yield { kind: "heading", level: 1, text: de ? "Abhängigkeiten" : "Dependencies" };
  yield {
    kind: "table",
    caption: de ? "Von Alternativen („oder“) genügt eine." : "Of alternatives (“or”) one suffices.",
    columns: [
      { title: de ? "Zielobjekt" : "Object", share: 2, header: true },
      { title: de ? "braucht" : "needs", share: 5 },
    ],
    rows: dependent.map(({ id, dependsOn }) => ({
      cells: [id, dependsOn.map((entry) => entry.join(de ? " oder " : " or ")).join(", ")],
    })),
  };
}
