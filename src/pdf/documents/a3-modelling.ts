import { methodOf } from "../../catalogue/methods.ts";
import { sayIn } from "../../model/languages.ts";
import type { ReportModule } from "../../model/report.ts";
import { words } from "../../model/words.ts";
import { type Block, type DocumentDefinition, heading, type Run } from "../layout/definition.ts";
import { countTable } from "./count-table.ts";
import { type DocumentSource, framed, german, missing, objectName, sum } from "./document-frame.ts";

/** A.3: modelling (Modellierung, BSI-Standard 200-2, 8.3): modules × objects, modules excluded with reasons, coverage. */
export function modelling(source: DocumentSource): DocumentDefinition {
  return framed(source, {
    id: "A.3",
    title: { de: "Modellierung des Informationsverbunds", en: "Modelling of the information domain" },
    holds: source.report.objects.map(({ classification }) => classification),
    page: "modules",
    body: () => body(source),
  });
}

function* body(source: DocumentSource): Generator<Block> {
  const { report, language, say } = source;
  const of = (kind: ReportModule["modelling"]): ReportModule[] =>
    report.modules.filter((module) => module.modelling === kind);
  const [modelled, excluded, unconsidered] = [of("modelled"), of("excluded"), of("unconsidered")];
  yield heading(1, say({ de: "Überblick", en: "Overview" }));
  yield {
    kind: "facts",
    rows: [
      {
        name: say({ de: "Bausteine im Katalog", en: "Modules in the catalogue" }),
        value: String(report.modules.length),
      },
      { name: words.modelling.modelled[language], value: String(modelled.length) },
      { name: words.modelling.excluded[language], value: String(excluded.length) },
      { name: words.modelling.unconsidered[language], value: String(unconsidered.length) },
    ],
  };
  yield* applied(modelled, source);
  yield* coverage(modelled, source);
  yield heading(1, say({ de: "Ausgeschlossene Bausteine", en: "Modules excluded" }));
  if (excluded.length === 0) yield { kind: "paragraph", text: say({ de: "Keine.", en: "None." }) };
  else {
    yield {
      kind: "table",
      columns: [
        { title: say({ de: "Baustein", en: "Module" }), share: 3, header: true },
        { title: say({ de: "Begründung", en: "Reason" }), share: 5 },
      ],
      rows: excluded.map((module) => ({
        cells: [
          moduleRuns(module),
          module.reason === null
            ? missing(language)
            : { blocks: [{ kind: "paragraph", text: module.reason, lang: "de" }] },
        ],
      })),
    };
  }
  yield* notConsidered(unconsidered, source);
}

function* applied(modules: readonly ReportModule[], source: DocumentSource): Generator<Block> {
  const { say } = source;
  yield heading(1, say({ de: "Modellierte Bausteine", en: "Modules modelled" }));
  if (modules.length === 0) {
    yield { kind: "paragraph", text: say({ de: "Keine.", en: "None." }) };
    return;
  }
  const { orders } = methodOf(source.report);
  const [first, last] = [orders[0]?.id, orders.at(-1)?.id];
  yield {
    kind: "table",
    caption: say({
      de: `${first} bis ${last} ist die zeitliche Reihenfolge, kein Gewicht`,
      en: `${first} to ${last} is the order in time, not a weight`,
    }),
    columns: [
      { title: say({ de: "Baustein", en: "Module" }), share: 3, header: true },
      { title: say({ de: "Reihenfolge", en: "Order" }), share: 1.2 },
      { title: say({ de: "Zielobjekte", en: "Objects" }), share: 4.6 },
    ],
    rows: modules.map((module) => ({
      cells: [
        moduleRuns(module),
        module.order,
        [
          ...(module.domain ? [objectName(source, null)] : []),
          ...module.objects.map((object) => `${objectName(source, object)} (${object})`),
        ].join("\n") || "–",
      ],
    })),
  };
}

/** How far every applied module is: items of all its objects and sites. */
function* coverage(modules: readonly ReportModule[], source: DocumentSource): Generator<Block> {
  const { report, language } = source;
  yield heading(1, { de: "Abdeckung je Baustein", en: "Coverage per module" }[language]);
  const counts = Map.groupBy(report.moduleCounts, ({ module }) => module);
  yield countTable(
    [{ title: { de: "Baustein", en: "Module" }, share: 4.4 }],
    modules.map((module) => ({
      cells: [moduleRuns(module)],
      counts: sum((counts.get(module.id) ?? []).map((entry) => entry.counts)),
    })),
    { de: "Prüfpunkte je Baustein", en: "Items per module" },
    source,
  );
}

function* notConsidered(modules: readonly ReportModule[], { language }: DocumentSource): Generator<Block> {
  if (modules.length === 0) return;
  const say = sayIn(language);
  yield heading(1, say({ de: "Nicht betrachtete Bausteine", en: "Modules not considered" }));
  yield {
    kind: "note",
    icon: "warning",
    tone: "warning",
    text: say({
      de: `${modules.length} Bausteine sind weder modelliert noch mit Begründung ausgeschlossen. Für eine Zertifizierung braucht jeder eine Entscheidung.`,
      en: `${modules.length} modules are neither modelled nor excluded with a reason. For a certification each needs a decision.`,
    }),
  };
  yield {
    kind: "facts",
    share: 0.12,
    rows: [...Map.groupBy(modules, ({ layer }) => layer)].map(([layer, ofLayer]) => ({
      name: layer,
      value: ofLayer.flatMap((module, i) => [...(i > 0 ? ["; "] : []), ...moduleRuns(module)]),
    })),
  };
}

function moduleRuns({ id, title }: ReportModule): Run[] {
  return [{ text: id, bold: true }, german(` ${title}`)];
}
