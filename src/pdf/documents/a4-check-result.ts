import type { Counts, ReportItem } from "../../model/report.ts";
import { words } from "../../model/words.ts";
import { compareText } from "../../text/order.ts";
import { type Block, type DocumentDefinition, heading } from "../layout/definition.ts";
import { checkItemTable, evidenceUsed } from "./a4-check-items.ts";
import { countTable } from "./count-table.ts";
import { type DocumentSource, framed, objectName, siteName, stateBars, sum } from "./document-frame.ts";
import { evidenceTable } from "./evidence-table.ts";
import { german } from "./given-text.ts";

/** A.4: the result of the IT-Grundschutz-Check (BSI-Standard 200-2, 6): every item, one chapter per target object. */
export function checkResult(source: DocumentSource): DocumentDefinition {
  const { report } = source;
  const shown = [...report.controls, ...report.objects, ...report.sites, ...evidenceUsed(source)];
  return framed(source, {
    id: "A.4",
    title: { de: "Ergebnis des IT-Grundschutz-Checks", en: "Result of the IT-Grundschutz check" },
    holds: shown.map(({ classification }) => classification),
    page: "items",
    runningChapters: true,
    body: () => body(source),
  });
}

function* body(source: DocumentSource): Generator<Block> {
  const { report, say } = source;
  // The domain first, then the objects in the order of the report.
  const groups = Map.groupBy(report.items, ({ object }) => object);
  const ids = [null, ...report.objects.map(({ id }) => id)];
  const chapters = ids.flatMap((id) => {
    const items = groups.get(id);
    return items ? [{ id, items }] : [];
  });
  yield* statistics(source);
  yield* objectOverview(chapters, source);
  for (const { id, items } of chapters) yield* chapter(id, items, source);
  const evidence = evidenceUsed(source);
  if (evidence.length === 0) return;
  yield heading(1, say({ de: "Nachweise mit Prüfsummen", en: "Evidence with digests" }));
  yield {
    kind: "paragraph",
    text: say({
      de: "Alle Nachweise, auf denen die Ergebnisse beruhen. Die Prüfsumme (SHA-256) zeigt, dass eine Datei die aufgezeichnete ist.",
      en: "All evidence that the results rest on. The digest (SHA-256) shows that a file is the recorded one.",
    }),
  };
  yield evidenceTable(evidence, source);
}

function* statistics(source: DocumentSource): Generator<Block> {
  const { report, language, say } = source;
  yield heading(1, say({ de: "Überblick", en: "Overview" }));
  yield {
    kind: "paragraph",
    text: say({
      de: `Am ${source.day(report.asOf)} umfasst der IT-Grundschutz-Check ${report.summary.items} Prüfpunkte: je eine Anforderung an einem Zielobjekt an einem Standort. Erklärt und belegt ist zweierlei: Ein „ja“ zählt erst, wenn ein gültiger Nachweis es trägt. „Entbehrlich“ ist weder erfüllt noch offen.`,
      en: `On ${source.day(report.asOf)} the IT-Grundschutz check comprises ${report.summary.items} items: one requirement at one target object at one site each. Declared and proven are two things: a “yes” counts only when evidence that holds carries it. “Dispensable” is neither met nor open.`,
    }),
  };
  yield* assessmentDays(source);
  const { status, unassessed } = report.summary;
  yield {
    kind: "facts",
    caption: say({ de: "Erklärter Status", en: "Declared status" }),
    rows: [
      ...(["yes", "partial", "no", "dispensable"] as const).map((name) => ({
        name: words.status[name][language],
        value: String(status[name]),
      })),
      { name: words.state.unassessed[language], value: String(unassessed) },
    ],
  };
  const sites = [
    ...report.sites
      .filter(({ counts }) => counts.items > 0)
      .map(({ title, counts }) => ({ name: title, counts })),
    { name: siteName(source, null), counts: report.domainCounts },
  ];
  yield stateBars(say({ de: "Zustand je Standort", en: "State per site" }), sites, language);
  yield heading(2, say({ de: "Je Standort", en: "Per site" }));
  yield countTable(
    [{ title: { de: "Standort", en: "Site" }, share: 4 }],
    sites.map(({ name, counts }) => ({ cells: [[german(name)]], counts })),
    { de: "Prüfpunkte je Standort", en: "Items per site" },
    source,
  );
  yield* layers(source);
  yield* coverage(source);
}

/** How far every module is that is modelled: items of all its objects and sites. */
function* coverage(source: DocumentSource): Generator<Block> {
  const { report, say } = source;
  yield heading(2, say({ de: "Je Baustein", en: "Per module" }));
  const counts = Map.groupBy(report.moduleCounts, ({ module }) => module);
  yield countTable(
    [{ title: { de: "Baustein", en: "Module" }, share: 4.4 }],
    report.modules
      .filter(({ modelling }) => modelling === "modelled")
      .map(({ id, title }) => ({
        cells: [[{ text: id, bold: true }, german(` ${title}`)]],
        counts: sum((counts.get(id) ?? []).map((entry) => entry.counts)),
      })),
    { de: "Prüfpunkte je Baustein", en: "Items per module" },
    source,
  );
}

/** How old the oldest and the newest of the assessments are that decide on an item. */
function* assessmentDays({ report, lookup, say, day }: DocumentSource): Generator<Block> {
  const days = report.items
    .flatMap((item) => lookup.assessmentsOf(item))
    .flatMap(({ assessment }) => assessment.assessed?.date ?? [])
    .sort(compareText);
  const [oldest] = days;
  if (oldest === undefined) return;
  yield {
    kind: "facts",
    caption: say({ de: "Stand der Bewertungen", en: "Age of the assessments" }),
    rows: [
      { name: say({ de: "Älteste Bewertung", en: "Oldest assessment" }), value: day(oldest) },
      { name: say({ de: "Jüngste Bewertung", en: "Newest assessment" }), value: day(days.at(-1) ?? oldest) },
    ],
  };
}

/** Every layer (Schicht) of the catalogue at every site. */
function* layers(source: DocumentSource): Generator<Block> {
  const { report, language, lookup, say } = source;
  const byLayer = Map.groupBy(
    report.moduleCounts,
    ({ module }) => lookup.modules.get(module)?.layer ?? module,
  );
  const total = (entries: readonly { readonly counts: Counts }[]): Counts =>
    sum(entries.map(({ counts }) => counts));
  yield heading(2, say({ de: "Je Schicht", en: "Per layer" }));
  yield stateBars(
    say({ de: "Zustand je Schicht", en: "State per layer" }),
    [...byLayer].map(([name, entries]) => ({ name, counts: total(entries) })),
    language,
  );
  yield countTable(
    [
      { title: { de: "Schicht", en: "Layer" }, share: 0.9 },
      { title: { de: "Standort", en: "Site" }, share: 3.6 },
    ],
    [...byLayer].flatMap(([name, entries]) =>
      [...Map.groupBy(entries, ({ site }) => site)].map(([site, here]) => ({
        cells: [name, [german(siteName(source, site))]],
        counts: total(here),
      })),
    ),
    { de: "Prüfpunkte je Schicht und Standort", en: "Items per layer and site" },
    source,
  );
}

interface ObjectChapter {
  /** Null for the domain as a whole. */
  readonly id: string | null;
  readonly items: readonly ReportItem[];
}

function* objectOverview(chapters: readonly ObjectChapter[], source: DocumentSource): Generator<Block> {
  const { report, say } = source;
  yield heading(2, say({ de: "Je Zielobjekt", en: "Per target object" }));
  const withheld = report.withheld?.items ?? 0;
  if (withheld > 0) {
    yield {
      kind: "note",
      icon: "dash",
      tone: "neutral",
      text: say({
        de: `${withheld} Prüfpunkte liegen über der Freigabestufe und stehen nicht in den Kapiteln; die Summen je Standort, Schicht und Baustein zählen sie mit.`,
        en: `${withheld} items lie above the clearance and are not in the chapters; the sums per site, layer and module count them.`,
      }),
    };
  }
  yield countTable(
    [{ title: { de: "Zielobjekt", en: "Target object" }, share: 4 }],
    chapters.map(({ id, items }) => ({
      cells: [[{ ...german(objectName(source, id)), to: anchorOf(id) }]],
      counts: countsOf(items),
    })),
    {
      de: "Prüfpunkte je Zielobjekt, mit Verweis auf sein Kapitel",
      en: "Items per target object, with a link to its chapter",
    },
    source,
  );
}

function countsOf(items: readonly ReportItem[]): Counts {
  const counts = { items: items.length, proven: 0, unproven: 0, open: 0, dispensable: 0, unassessed: 0 };
  for (const { state } of items) counts[state]++;
  return counts;
}

function* chapter(id: string | null, items: readonly ReportItem[], source: DocumentSource): Generator<Block> {
  const name = objectName(source, id);
  yield heading(1, id === null ? name : [german(name), ` (${id})`], anchorOf(id));
  const bySite = Map.groupBy(items, (item) => item.site);
  // Sites stand in the same order in every chapter.
  for (const site of [null, ...source.report.sites.map((one) => one.id)]) {
    const here = bySite.get(site);
    if (!here) continue;
    if (site !== null) yield heading(2, [german(siteName(source, site))]);
    yield* modules(here, site === null ? 2 : 3, source);
  }
}

/** A table a module, in the order of the items. */
function* modules(items: readonly ReportItem[], level: 2 | 3, source: DocumentSource): Generator<Block> {
  const { lookup } = source;
  const byModule = Map.groupBy(items, (item) => lookup.requirements.get(item.requirement)?.module ?? "");
  for (const [module, here] of byModule) {
    yield heading(level, [german(`${module} ${lookup.modules.get(module)?.title ?? ""}`.trim())]);
    yield checkItemTable(here, source);
  }
}

function anchorOf(object: string | null): string {
  return object === null ? "domain" : `object-${object}`;
}
