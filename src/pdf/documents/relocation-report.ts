import { methodOf } from "../../catalogue/methods.ts";
import { isPast, nothingMissing, pastMissing } from "../../model/empty-relocation.ts";
import { levelName } from "../../model/method.ts";
import type { Relocation, RelocationItem } from "../../model/relocation.ts";
import { words } from "../../model/words.ts";
import { type Block, type Cell, type DocumentDefinition, heading, type Run } from "../layout/definition.ts";
import { type DocumentSource, framed, objectName, siteName, stateRun } from "./document-frame.ts";
import { verdictRun } from "./failover-report.ts";
import { german, germanOr, missing } from "./given-text.ts";
import { proseBlocks } from "./prose-blocks.ts";
import { emptyNote, exposure } from "./relocation-exposure.ts";
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
  // Its tables are wide, and a page would end where the paper is turned.
  if (report.relocations.length > 0) yield { kind: "page-break", orientation: "landscape" };
  for (const relocation of report.relocations) {
    yield heading(1, [german(`${siteName(source, relocation.from)} → ${siteName(source, relocation.to)}`)]);
    yield* overview(relocation, source);
    yield* exposure(relocation, source);
    yield* obligations(relocation, source);
    yield* missingItems(relocation, source);
    yield* shownItems(relocation, source);
  }
}

function* overview(relocation: Relocation, source: DocumentSource): Generator<Block> {
  const { language, say, day } = source;
  const count = (items: readonly unknown[]): string => String(items.length);
  yield {
    kind: "facts",
    rows: [
      {
        name: say({ de: "Umzug ab", en: "Transition from" }),
        value: day(relocation.transitionFrom) ?? missing(language),
      },
      { name: say({ de: "Umschaltung", en: "Cut-over" }), value: day(relocation.cutOver) },
      {
        name: say({ de: "Alter Standort außer Betrieb ab", en: "Old site retired from" }),
        value: day(relocation.retired) ?? missing(language),
      },
      {
        name: say({ de: "Am Tag der Umschaltung belegt", en: "Proven on the day of cut-over" }),
        value: count(relocation.proven),
      },
      {
        name: say({
          de: "geerbt vom Zertifikat des Betreibers",
          en: "inherited from the operator's certificate",
        }),
        value: count(relocation.inherited),
      },
      {
        name: say({ de: "mit den Systemen mitgezogen", en: "carried over with the systems" }),
        value: count(relocation.carriedOver),
      },
      { name: words.state.dispensable[language], value: count(relocation.dispensable) },
      { name: say({ de: "fehlt", en: "missing" }), value: count(relocation.missing) },
    ],
  };
  if (relocation.verdicts.length === 0) return;
  yield {
    kind: "table",
    caption: say({
      de: "Ausfallurteile am Tag der Umschaltung",
      en: "Failover verdicts on the day of cut-over",
    }),
    columns: [
      { title: say({ de: "Prozess", en: "Process" }), share: 3, header: true },
      { title: say({ de: "Ausfall von", en: "Loss of" }), share: 3 },
      { title: say({ de: "Urteil", en: "Verdict" }), share: 3 },
    ],
    rows: relocation.verdicts.map(({ process, lost, verdict, until }) => ({
      cells: [
        [german(objectName(source, process))],
        [german(siteName(source, lost))],
        [verdictRun(verdict, until, source)],
      ],
    })),
  };
}

/** Whether what a move asks for is done, as word and icon; null: nobody has considered it. */
export function metRun(met: boolean | null, { say }: DocumentSource): Run {
  if (met === null)
    return {
      text: say({ de: "nicht betrachtet", en: "not considered" }),
      icon: "question",
      tone: "accent",
      bold: true,
    };
  return met
    ? { text: say({ de: "erfüllt", en: "met" }), icon: "check", tone: "success", bold: true }
    : { text: say({ de: "nicht erfüllt", en: "not met" }), icon: "cross", tone: "danger", bold: true };
}

function* obligations(relocation: Relocation, source: DocumentSource): Generator<Block> {
  const { language, say, day } = source;
  yield heading(2, say({ de: "Was der Umzug verlangt", en: "What the move asks for" }));
  yield {
    kind: "table",
    columns: [
      { title: say({ de: "Pflicht", en: "Obligation" }), share: 4, header: true },
      { title: say({ de: "Quelle", en: "Source" }), share: 2.6 },
      { title: say({ de: "bis", en: "by" }), share: 1.2 },
      { title: say({ de: "Stand", en: "Status" }), share: 1.6 },
    ],
    rows: relocation.obligations.map(({ text, source: from, due, met }) => ({
      cells: [text[language], from[language], day(due), [metRun(met, source)]],
    })),
  };
}

function* missingItems(relocation: Relocation, source: DocumentSource): Generator<Block> {
  const { language, say, day } = source;
  const due = (item: Relocation["missing"][number]): string => day(item.action?.due ?? null) ?? "–";
  const title = { de: "Was fehlt, in der Reihenfolge", en: "What is missing, in order" };
  yield heading(2, say(isPast(relocation, source.report) ? pastMissing : title));
  if (relocation.missing.length === 0) {
    yield emptyNote(nothingMissing(relocation, source.report), source);
    return;
  }
  yield {
    kind: "table",
    columns: [
      { title: say({ de: "Nr.", en: "No." }), share: 0.5, align: "right" },
      { title: say({ de: "Anforderung", en: "Requirement" }), share: 2.8, header: true },
      { title: say({ de: "Zielobjekt", en: "Object" }), share: 2 },
      { title: say({ de: "Zustand", en: "State" }), share: 1.15 },
      { title: say({ de: "Aufgabe", en: "Action" }), share: 3.2 },
      { title: say({ de: "Zuständig", en: "Responsible" }), share: 1.6 },
      { title: say({ de: "Frist", en: "Due" }), share: 1.2 },
      { title: say({ de: "Aufwand und Kosten", en: "Effort and cost" }), share: 1.4 },
      { title: say({ de: "vor", en: "before" }), share: 1.2 },
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
                  text: `\n${say({ de: "wartet auf", en: "waits for" })} ${item.waitsFor.map((id) => objectName(source, id)).join(", ")}`,
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
              `${due(item)} `,
              { text: say({ de: "zu spät", en: "too late" }), icon: "warning", tone: "danger", bold: true },
            ]
          : due(item),
        [german(item.action?.effort?.split(/; ?/).join("\n") ?? "–")],
        befores[item.before][language],
      ],
    })),
  };
}

/** Everything that is shown on the day of cut-over, by where its proof comes from. */
function* shownItems(relocation: Relocation, source: DocumentSource): Generator<Block> {
  const { say } = source;
  const groups = [
    { title: say({ de: "Was belegt ist", en: "What is proven" }), items: relocation.proven },
    {
      title: say({
        de: "Was vom Zertifikat des Betreibers geerbt ist",
        en: "What is inherited from the operator's certificate",
      }),
      items: relocation.inherited,
    },
    {
      title: say({ de: "Was mit den Systemen mitzieht", en: "What is carried over with the systems" }),
      items: relocation.carriedOver,
    },
    { title: say({ de: "Was entbehrlich ist", en: "What is dispensable" }), items: relocation.dispensable },
  ];
  for (const { title, items } of groups) {
    if (items.length === 0) continue;
    yield heading(2, title);
    yield itemTable(items, relocation.to, source);
  }
}

function itemTable(items: readonly RelocationItem[], site: string, source: DocumentSource): Block {
  const { say } = source;
  const title = (path: string): string => source.lookup.evidence.get(path)?.title ?? path;
  return {
    kind: "table",
    columns: [
      { title: say({ de: "Anforderung", en: "Requirement" }), share: 4, header: true },
      { title: say({ de: "Zielobjekt", en: "Object" }), share: 2.4 },
      {
        title: items.every(({ state }) => state === "dispensable")
          ? say({ de: "Begründung", en: "Reason" })
          : say({ de: "Nachweis", en: "Evidence" }),
        share: 5,
      },
    ],
    rows: items.map((item) => ({
      cells: [
        requirementCell(item, source),
        [german(objectName(source, item.object))],
        item.state === "dispensable"
          ? reasonCell(item, site, source)
          : [
              german(
                [...item.evidence, ...(item.inherited === null ? [] : [item.inherited])]
                  .map(title)
                  .join("; ") || "–",
              ),
            ],
      ],
    })),
  };
}

/** Why an item is not needed: what its assessments say. */
function reasonCell(item: RelocationItem, site: string, source: DocumentSource): Cell {
  const { report, lookup, language } = source;
  const found = report.items.find(
    (one) => one.requirement === item.requirement && one.object === item.object && one.site === site,
  );
  const prose = found ? lookup.assessmentsOf(found).flatMap(({ assessment }) => assessment.prose) : [];
  return prose.length > 0 ? { blocks: proseBlocks(prose, language) } : missing(language);
}

function requirementCell(item: RelocationItem, source: DocumentSource): Run[] {
  return [
    requirementRun(item.requirement, source),
    german(` ${item.title} `),
    {
      text: `(${levelName(methodOf(source.report), item.level)[source.language]}, ${{ de: "Reihenfolge", en: "order" }[source.language]} ${item.order})`,
    },
  ];
}
