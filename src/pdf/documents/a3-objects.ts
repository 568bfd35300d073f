import type { ReportModule, ReportObject } from "../../model/report.ts";
import { type ObjectType, objectTypes } from "../../model/vocabulary.ts";
import { withheldWord } from "../../model/withheld-words.ts";
import { words } from "../../model/words.ts";
import { type Block, type Cell, heading, type Run } from "../layout/definition.ts";
import { type DocumentSource, objectName, whenEmpty, withheldNote } from "./document-frame.ts";
import { german } from "./given-text.ts";

/** Objects → modules, the domain first: the modelling as a reader of one object looks for it. */
export function* modulesOfObjects(source: DocumentSource): Generator<Block> {
  const { report, language, say } = source;
  yield heading(1, say({ de: "Zielobjekte und ihre Bausteine", en: "Objects and their modules" }));
  const ofDomain = report.modules.filter(({ domain }) => domain);
  const objects = byType(report.objects.filter(({ modules }) => modules.length > 0));
  if (ofDomain.length + objects.length === 0) {
    yield whenEmpty(source, ["domain", "objects"], {
      kind: "paragraph",
      text: say({ de: "Kein Zielobjekt hat einen Baustein.", en: "No object has a module." }),
    });
    return;
  }
  yield {
    kind: "table",
    columns: [
      { title: say({ de: "Zielobjekt", en: "Object" }), share: 3, header: true },
      { title: say({ de: "Art", en: "Type" }), share: 1.5 },
      { title: say({ de: "Bausteine", en: "Modules" }), share: 4.5 },
    ],
    rows: [
      ...(ofDomain.length > 0
        ? [{ cells: [objectName(source, null), say({ de: "Verbund", en: "domain" }), modulesCell(ofDomain)] }]
        : []),
      ...objects.map((object) => ({
        cells: [
          objectRuns(object),
          object.type === null ? "–" : words.objectType[object.type][language],
          modulesCell(report.modules.filter(({ id }) => object.modules.includes(id))),
        ],
      })),
    ],
  };
  yield* withheldNote(source, ["objects"]);
}

function modulesCell(modules: readonly ReportModule[]): Cell {
  return {
    blocks: modules.map(({ id, title }) => ({
      kind: "paragraph",
      text: [{ text: id, bold: true }, german(` ${title}`)],
    })),
  };
}

/** Objects that no module fits, each with the risk analysis that stands for it (BSI-Standard 200-2, 8.3.4 and 8.5). */
export function* objectsWithoutModule(source: DocumentSource): Generator<Block> {
  const { report, language, say } = source;
  yield heading(1, say({ de: "Zielobjekte ohne Baustein", en: "Objects without a module" }));
  const objects = byType(report.objects.filter(({ modules }) => modules.length === 0));
  if (objects.length === 0) {
    yield whenEmpty(source, ["objects"], { kind: "paragraph", text: say({ de: "Keine.", en: "None." }) });
    return;
  }
  yield {
    kind: "paragraph",
    text: say({
      de: "Für ein Zielobjekt ohne passenden Baustein tritt die Risikoanalyse (A.5) an dessen Stelle.",
      en: "For an object without a fitting module the risk analysis (A.5) takes its place.",
    }),
  };
  yield {
    kind: "table",
    columns: [
      { title: say({ de: "Zielobjekt", en: "Object" }), share: 3, header: true },
      { title: say({ de: "Art", en: "Type" }), share: 1.5 },
      { title: say({ de: "Analysiert in", en: "Analysed in" }), share: 4.5 },
    ],
    rows: objects.map((object) => ({
      cells: [
        objectRuns(object),
        object.type === null ? "–" : words.objectType[object.type][language],
        analysisCell(object, source),
      ],
    })),
  };
  yield* withheldNote(source, ["objects"]);
}

/** Types of objects that no module is made for: of them only raised protection needs ask for an analysis. */
const withoutModules: ReadonlySet<ObjectType | null> = new Set(["process", "network", "provider"]);

function analysisCell({ id, type, analysis }: ReportObject, { report, say }: DocumentSource): Cell {
  const risks = report.risks.filter(({ objects }) => objects.includes(id));
  if (risks.length > 0)
    return { blocks: risks.map((risk) => ({ kind: "paragraph", text: named(risk.title, risk.id) })) };
  if (analysis === null)
    return withoutModules.has(type)
      ? say({ de: "nicht verlangt", en: "not required" })
      : say({ de: "nicht bekannt: Angaben nicht lesbar", en: "not known: what is stated can’t be read" });
  if (analysis.missing)
    return [{ text: say({ de: "fehlt", en: "missing" }), icon: "warning", tone: "warning", bold: true }];
  return analysis.withheld
    ? say(withheldWord)
    : say({ de: "Gefährdungen beurteilt, kein Risiko", en: "threats judged, no risk" });
}

/** Objects in the order in which BSI-Standard 200-2, 8.1, goes through their types. */
function byType(objects: readonly ReportObject[]): ReportObject[] {
  return [...objectTypes, null].flatMap((type) => objects.filter((object) => object.type === type));
}

function objectRuns({ id, title }: ReportObject): (string | Run)[] {
  return named(title, id, true);
}

/** A title with the id that it goes by. */
function named(title: string, id: string, bold = false): (string | Run)[] {
  return [{ ...german(title), bold }, " ", { text: `(${id})`, whole: true }];
}
