import type { ReportObject } from "../../model/report.ts";
import type { ObjectType } from "../../model/vocabulary.ts";
import { type Block, heading, type Rich, type Run, type Table } from "../layout/definition.ts";
import { type DocumentSource, whenEmpty } from "./document-frame.ts";
import { german } from "./given-text.ts";
import { objectTypeHeadings } from "./object-type-headings.ts";

/** What stands for itself in a relation table, and what of it is looked for below. */
const relations: readonly {
  readonly of: readonly ObjectType[];
  readonly needs: readonly (readonly ObjectType[])[];
}[] = [
  { of: ["process"], needs: [["application"], ["it-system", "ics", "service"], ["network"], ["room"]] },
  { of: ["application"], needs: [["it-system", "ics", "service"], ["network"], ["room"]] },
  { of: ["it-system", "ics", "service"], needs: [["it-system", "ics", "service"], ["network"], ["room"]] },
  { of: ["room"], needs: [["building"], ["provider"]] },
];

/** Which process needs which application, which system and which room (BSI-Standard 200-2, 8.1), and each dependency. */
export function* relationChapters(source: DocumentSource): Generator<Block> {
  const { report, say } = source;
  yield heading(1, say({ de: "Beziehungen", en: "Relations" }));
  const tables = relations.flatMap(({ of, needs }) => {
    const own = report.objects.filter(({ type }) => type !== null && of.includes(type));
    return own.length === 0 ? [] : [{ of, own, needs }];
  });
  if (tables.length === 0) {
    const text = say({ de: "Es ist keines erfasst.", en: "None is recorded." });
    yield whenEmpty(source, ["objects"], { kind: "paragraph", text });
    return;
  }
  yield {
    kind: "paragraph",
    text: say({
      de: "Genannt ist, was gebraucht wird: unmittelbar oder über anderes, von Alternativen jede. Was unmittelbar gebraucht wird und wo eines von mehreren genügt, steht unter Abhängigkeiten.",
      en: "Named is what is needed: directly or by way of something else, of alternatives each. What is needed directly, and where one of several suffices, stands under dependencies.",
    }),
  };
  for (const { of, own, needs } of tables) {
    yield heading(
      2,
      say({ de: `${namesOf(of, source)}: was sie brauchen`, en: `${namesOf(of, source)}: what they need` }),
    );
    yield relationTable(own, of, needs, source);
  }
  yield* dependencies(source);
}

function namesOf(types: readonly ObjectType[], { language, say }: DocumentSource): string {
  const names = types.map((type) => objectTypeHeadings[type][language]);
  const last = names.at(-1) ?? "";
  return names.length < 2
    ? last
    : `${names.slice(0, -1).join(", ")}${say({ de: " und ", en: " and " })}${last}`;
}

function relationTable(
  own: readonly ReportObject[],
  of: readonly ObjectType[],
  needs: readonly (readonly ObjectType[])[],
  source: DocumentSource,
): Table {
  return {
    kind: "table",
    columns: [
      { title: namesOf(of, source), share: 2, header: true },
      ...needs.map((types) => ({ title: namesOf(types, source), share: 3 })),
    ],
    rows: own.map((object) => {
      const reached = reachedFrom(object, source);
      return {
        continued: object.id,
        cells: [
          [{ ...german(object.title), bold: true }, ` (${object.id})`],
          ...needs.map((types): Rich => {
            const found = reached.filter(({ type }) => type !== null && types.includes(type));
            return found.length === 0
              ? "–"
              : found.flatMap((one, i) => [...(i > 0 ? ["\n"] : []), ...named(one)]);
          }),
        ],
      };
    }),
  };
}

/** What an object needs, directly or by way of something else, in the order of the report; not itself. */
function reachedFrom(start: ReportObject, { report, lookup }: DocumentSource): ReportObject[] {
  const seen = new Set<string>([start.id]);
  const open = [start];
  for (let object = open.pop(); object; object = open.pop())
    for (const id of object.dependsOn.flat()) {
      const next = lookup.objects.get(id);
      if (!next || seen.has(id)) continue;
      seen.add(id);
      open.push(next);
    }
  seen.delete(start.id);
  return report.objects.filter(({ id }) => seen.has(id));
}

/** A title with the id beside it, which leads to where the object is described. */
function named({ id, title }: ReportObject): (string | Run)[] {
  return [german(title), " (", { text: id, whole: true, to: `object-${id}` }, ")"];
}

function* dependencies({ report, lookup, say }: DocumentSource): Generator<Block> {
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
      continued: id,
      cells: [
        [german(title), ` (${id})`],
        dependsOn.flatMap((entry, i) => [
          ...(i > 0 ? ["\n"] : []),
          ...entry.flatMap((one, k) => {
            const object = lookup.objects.get(one);
            return [
              ...(k > 0 ? [say({ de: " oder ", en: " or " })] : []),
              ...(object ? named(object) : [one]),
            ];
          }),
        ]),
      ],
    })),
  };
}
