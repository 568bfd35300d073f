import { methodOf } from "../../catalogue/methods.ts";
import { orderHeading, orderRank } from "../../model/method.ts";
import type { ReportModule } from "../../model/report.ts";
import { withheldWord } from "../../model/withheld-words.ts";
import { words } from "../../model/words.ts";
import {
  type Block,
  type Cell,
  type DocumentDefinition,
  heading,
  type Rich,
  type Row,
  type Run,
} from "../layout/definition.ts";
import { modulesOfObjects, objectsWithoutModule } from "./a3-objects.ts";
import { type DocumentSource, framed, isDomainHidden, objectName, withheldNote } from "./document-frame.ts";
import { german } from "./given-text.ts";

/**
 * A.3: modelling (Modellierung, BSI-Standard 200-2, 8.3): modules → objects in the order in which they are put into practice,
 * objects → modules, objects without a module, modules excluded and not considered.
 */
export function modelling(source: DocumentSource): DocumentDefinition {
  const { objects, risks } = source.report;
  return framed(source, {
    id: "A.3",
    title: { de: "Modellierung des Informationsverbunds", en: "Modelling of the information domain" },
    holds: [...objects, ...risks].map(({ classification }) => classification),
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
  yield {
    kind: "paragraph",
    look: "small",
    text: say({
      de: "Ein Strich (–) heißt: nicht angegeben. Wie weit jeder Baustein umgesetzt ist, steht in A.4.",
      en: "A dash (–) means: not given. How far every module is put into practice stands in A.4.",
    }),
  };
  yield* applied(modelled, source);
  yield* modulesOfObjects(source);
  yield* objectsWithoutModule(source);
  yield* notApplied(excluded, source);
  yield* notConsidered(unconsidered, source);
}

/** Modules → objects, a table for each order. */
function* applied(modules: readonly ReportModule[], source: DocumentSource): Generator<Block> {
  const { report, say } = source;
  const method = methodOf(report);
  yield heading(1, say({ de: "Bausteine und ihre Zielobjekte", en: "Modules and their objects" }));
  if (modules.length === 0) {
    yield { kind: "paragraph", text: say({ de: "Keine.", en: "None." }) };
    return;
  }
  const [first, last] = [method.orders[0]?.id, method.orders.at(-1)?.id];
  yield {
    kind: "paragraph",
    text: say({
      de: `${first} bis ${last} ist die zeitliche Reihenfolge der Umsetzung, kein Gewicht.`,
      en: `${first} to ${last} is the order in which they are put into practice, not a weight.`,
    }),
  };
  const byOrder = [...Map.groupBy(modules, ({ order }) => order)].sort(
    ([a], [b]) => orderRank(method, a) - orderRank(method, b),
  );
  for (const [order, ofOrder] of byOrder) {
    yield heading(2, say(orderHeading(method, order)));
    yield {
      kind: "table",
      columns: [
        { title: say({ de: "Baustein", en: "Module" }), share: 2.6, header: true },
        { title: say({ de: "Zielobjekte", en: "Objects" }), share: 2.8 },
        { title: say({ de: "Warum modelliert", en: "Why modelled" }), share: 2.8 },
        { title: say({ de: "Ansprechpartner", en: "Contact" }), share: 1.8 },
      ],
      rows: ofOrder.flatMap((module) => holderRows(module, source)),
    };
  }
  yield* withheldNote(source, ["objects"]);
}

/** A row for the objects of which the same is said; those after the first repeat the module's id. */
function holderRows(module: ReportModule, source: DocumentSource): Row[] {
  const { say } = source;
  const hidden = say(withheldWord);
  const groups = Map.groupBy(module.holders, ({ reason, contact }) => JSON.stringify([reason, contact]));
  const rows = [...groups.values()].map((alike): Cell[] => [
    { blocks: alike.map(({ object }) => ({ kind: "paragraph", text: holderName(object, source) })) },
    said(alike[0]?.reason),
    said(alike[0]?.contact),
  ]);
  // Of a withheld domain nothing but this is known; and whatever has a module that nothing shown has is withheld.
  if (module.domain && isDomainHidden(source.report))
    rows.unshift([objectName(source, null), hidden, hidden]);
  else if (rows.length === 0) rows.push([hidden, hidden, hidden]);
  return rows.map((cells, i) => ({
    cells: [i === 0 ? moduleRuns(module) : [{ text: module.id, bold: true }], ...cells],
  }));
}

function holderName(object: string | null, source: DocumentSource): Rich {
  const name = objectName(source, object);
  return object === null ? name : [german(name), " ", { text: `(${object})`, whole: true }];
}

/** What somebody wrote, or that nobody did. */
function said(text: string | null | undefined): Rich {
  return text ? [german(text)] : "–";
}

function* notApplied(modules: readonly ReportModule[], source: DocumentSource): Generator<Block> {
  const { report, say, day } = source;
  yield heading(1, say({ de: "Ausgeschlossene Bausteine", en: "Modules excluded" }));
  if (modules.length === 0) {
    yield { kind: "paragraph", text: say({ de: "Keine.", en: "None." }) };
    return;
  }
  const hidden = isDomainHidden(report) ? say(withheldWord) : null;
  yield {
    kind: "table",
    columns: [
      { title: say({ de: "Baustein", en: "Module" }), share: 2.6, header: true },
      { title: say({ de: "Begründung", en: "Reason" }), share: 4 },
      { title: say({ de: "Entschieden von", en: "Decided by" }), share: 1.8 },
      { title: say({ de: "am", en: "on" }), share: 1.4 },
    ],
    rows: modules.map((module) => ({
      cells: [
        moduleRuns(module),
        hidden ?? said(module.reason),
        hidden ?? said(module.decision?.by),
        hidden ?? day(module.decision?.on ?? null) ?? "–",
      ],
    })),
  };
}

function* notConsidered(modules: readonly ReportModule[], { say }: DocumentSource): Generator<Block> {
  if (modules.length === 0) return;
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
