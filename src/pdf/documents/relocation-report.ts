import { methodOf } from "../../catalogue/methods.ts";
import { levelName } from "../../model/method.ts";
import type { Relocation, RelocationItem } from "../../model/relocation.ts";
import { words } from "../../model/words.ts";
import type { Block, DocumentDefinition, Run } from "../layout/definition.ts";
import {
  type DocumentSource,
  framed,
  german,
  germanOr,
  missing,
  objectName,
  siteName,
  stateRun,
} from "./document-frame.ts";
import { verdictRun } from "./failover-report.ts";
import { requirementRun } from "./site-address.ts";

const befores = {
  "move-in": { de: "Einzug", en: "move-in" },
  "cut-over": { de: "Umschaltung", en: "cut-over" },
} as const;

/** The relocation report: for the day of cut-over what is proven, inherited, carried over and missing, and who owns it. */
export function relocationReport(source: DocumentSource): DocumentDefinition {
  const { objects, sites, controls, evidence } = source.report;
  return framed(source, {
    id: "",
    title: { de: "Umzugsbericht", en: "Relocation report" },
    holds: [...objects, ...sites, ...controls, ...evidence].map(({ classification }) => classification),
    page: "overview",
    body: () => body(source),
  });
}

function* body(source: DocumentSource): Generator<Block> {
  const { report } = source;
  for (const relocation of report.relocations) {
    yield {
      kind: "heading",
      level: 1,
      text: [german(`${siteName(source, relocation.from)} → ${siteName(source, relocation.to)}`)],
    };
    yield* overview(relocation, source);
    yield* exposure(relocation, source);
    yield* obligations(relocation, source);
    yield* missingItems(relocation, source);
    yield* shownItems(relocation, source);
  }
}

function* overview(relocation: Relocation, source: DocumentSource): Generator<Block> {
  const { language } = source;
  const de = language === "de";
  const count = (items: readonly unknown[]): string => String(items.length);
  yield {
    kind: "facts",
    rows: [
      { name: de ? "Umzug ab" : "Transition from", value: relocation.transitionFrom ?? missing(language) },
      { name: de ? "Umschaltung" : "Cut-over", value: relocation.cutOver },
      {
        name: de ? "Alter Standort außer Betrieb ab" : "Old site retired from",
        value: relocation.retired ?? missing(language),
      },
      {
        name: de ? "Am Tag der Umschaltung belegt" : "Proven on the day of cut-over",
        value: count(relocation.proven),
      },
      {
        name: de ? "geerbt vom Zertifikat des Betreibers" : "inherited from the operator's certificate",
        value: count(relocation.inherited),
      },
      {
        name: de ? "mit den Systemen mitgezogen" : "carried over with the systems",
        value: count(relocation.carriedOver),
      },
      { name: words.state.dispensable[language], value: count(relocation.dispensable) },
      { name: de ? "fehlt" : "missing", value: count(relocation.missing) },
    ],
  };
  if (relocation.verdicts.length === 0) return;
  yield {
    kind: "table",
    caption: de ? "Ausfallurteile am Tag der Umschaltung" : "Failover verdicts on the day of cut-over",
    columns: [
      { title: de ? "Prozess" : "Process", share: 3, header: true },
      { title: de ? "Ausfall von" : "Loss of", share: 3 },
      { title: de ? "Urteil" : "Verdict", share: 3 },
    ],
    rows: relocation.verdicts.map(({ process, lost, verdict, until }) => ({
      cells: [
        [german(objectName(source, process))],
        [german(siteName(source, lost))],
        [verdictRun(verdict, until, language)],
      ],
    })),
  };
}

function* exposure(relocation: Relocation, source: DocumentSource): Generator<Block> {
  const { language } = source;
  const de = language === "de";
  yield {
    kind: "heading",
    level: 2,
    text: de ? "Zeiten mit nur einem belegten Standort" : "Times with one proven site at most",
  };
  if (relocation.exposure.length === 0) {
    yield { kind: "note", icon: "check", tone: "success", text: de ? "Keine." : "None." };
    return;
  }
  yield { kind: "paragraph", text: words.explained.provenSite[language] };
  yield { kind: "paragraph", text: words.explained.untilOrExposed[language] };
  yield {
    kind: "table",
    columns: [
      { title: de ? "Prozess" : "Process", share: 3, header: true },
      { title: de ? "von" : "from", share: 1.2 },
      { title: de ? "bis" : "to", share: 1.6 },
      { title: de ? "einziger belegter Standort" : "the one proven site", share: 3 },
    ],
    rows: relocation.exposure.map(({ process, from, to, site }) => ({
      cells: [
        [german(objectName(source, process))],
        from,
        to ?? (de ? "kein Ende bekannt" : "no end known"),
        site === null ? (de ? "keiner" : "none") : siteName(source, site),
      ],
    })),
  };
}

function* obligations(relocation: Relocation, { language }: DocumentSource): Generator<Block> {
  const de = language === "de";
  yield { kind: "heading", level: 2, text: de ? "Was der Umzug verlangt" : "What the move asks for" };
  yield {
    kind: "table",
    columns: [
      { title: de ? "Pflicht" : "Obligation", share: 4, header: true },
      { title: de ? "Quelle" : "Source", share: 2.6 },
      { title: de ? "bis" : "by", share: 1.2 },
      { title: de ? "Stand" : "Status", share: 1.6 },
    ],
    rows: relocation.obligations.map(({ text, source, due, met }) => ({
      cells: [
        text[language],
        source[language],
        due,
        met === true
          ? [{ text: de ? "erfüllt" : "met", icon: "check", tone: "success", bold: true }]
          : met === false
            ? [{ text: de ? "nicht erfüllt" : "not met", icon: "cross", tone: "danger", bold: true }]
            : [
                {
                  text: de ? "nicht betrachtet" : "not considered",
                  icon: "question",
                  tone: "accent",
                  bold: true,
                },
              ],
      ],
    })),
  };
}

function* missingItems(relocation: Relocation, source: DocumentSource): Generator<Block> {
  const { language } = source;
  const de = language === "de";
  yield { kind: "page-break", orientation: "landscape" };
  yield {
    kind: "heading",
    level: 2,
    text: de ? "Was fehlt, in der Reihenfolge" : "What is missing, in order",
  };
  if (relocation.missing.length === 0) {
    yield { kind: "note", icon: "check", tone: "success", text: de ? "Nichts." : "Nothing." };
    return;
  }
  yield {
    kind: "table",
    columns: [
      { title: de ? "Nr." : "No.", share: 0.5, align: "right" },
      { title: de ? "Anforderung" : "Requirement", share: 2.8, header: true },
      { title: de ? "Zielobjekt" : "Object", share: 2 },
      { title: de ? "Zustand" : "State", share: 1.15 },
      { title: de ? "Aufgabe" : "Action", share: 3.2 },
      { title: de ? "Zuständig" : "Responsible", share: 1.6 },
      { title: de ? "Frist" : "Due", share: 1.2 },
      { title: de ? "vor" : "before", share: 1.2 },
    ],
    rows: relocation.missing.map((item, index) => ({
      cells: [
        String(index + 1),
        requirementCell(item, source),
        [
          german(objectName(source, item.object)),
          ...(item.waitsFor.length > 0
            ? [
                {
                  text: `\n${de ? "wartet auf" : "waits for"} ${item.waitsFor.join(", ")}`,
                  tone: "muted" as const,
                },
              ]
            : []),
        ],
        [stateRun(item.state, language)],
        germanOr(item.action?.text ?? null, language),
        germanOr(item.responsible, language),
        item.late
          ? [
              `${item.action?.due ?? "–"} `,
              { text: de ? "zu spät" : "too late", icon: "warning", tone: "danger", bold: true },
            ]
          : (item.action?.due ?? "–"),
        befores[item.before][language],
      ],
    })),
  };
}

/** Everything that is shown on the day of cut-over, by where its proof comes from. */
function* shownItems(relocation: Relocation, source: DocumentSource): Generator<Block> {
  const de = source.language === "de";
  const groups = [
    { title: de ? "Was belegt ist" : "What is proven", items: relocation.proven },
    {
      title: de
        ? "Was vom Zertifikat des Betreibers geerbt ist"
        : "What is inherited from the operator's certificate",
      items: relocation.inherited,
    },
    {
      title: de ? "Was mit den Systemen mitzieht" : "What is carried over with the systems",
      items: relocation.carriedOver,
    },
    { title: de ? "Was entbehrlich ist" : "What is dispensable", items: relocation.dispensable },
  ];
  for (const { title, items } of groups) {
    if (items.length === 0) continue;
    yield { kind: "heading", level: 2, text: title };
    yield itemTable(items, source);
  }
}

function itemTable(items: readonly RelocationItem[], source: DocumentSource): Block {
  const de = source.language === "de";
  const title = (path: string): string => source.lookup.evidence.get(path)?.title ?? path;
  return {
    kind: "table",
    columns: [
      { title: de ? "Anforderung" : "Requirement", share: 4, header: true },
      { title: de ? "Zielobjekt" : "Object", share: 2.4 },
      { title: de ? "Nachweis" : "Evidence", share: 5 },
    ],
    rows: items.map((item) => ({
      cells: [
        requirementCell(item, source),
        [german(objectName(source, item.object))],
        [
          german(
            [...item.evidence, ...(item.inherited === null ? [] : [item.inherited])].map(title).join("; ") ||
              "–",
          ),
        ],
      ],
    })),
  };
}

function requirementCell(item: RelocationItem, source: DocumentSource): Run[] {
  return [
    requirementRun(item.requirement, source),
    german(` ${item.title} `),
    {
      text: `(${levelName(methodOf(source.report), item.level)[source.language]}, ${source.language === "de" ? "Reihenfolge" : "order"} ${item.order})`,
    },
  ];
}
