import type { ChangeNotice } from "../../model/change-notice.ts";
import { words } from "../../model/words.ts";
import { type Block, type Cell, heading, type Row } from "../layout/definition.ts";
import { type DocumentSource, objectName, siteName } from "./document-frame.ts";
import { german, missing } from "./given-text.ts";
import { metRun } from "./relocation-report.ts";

/** A.1: sites, objects and links that come, go or move. */
export function* structureChanges(
  { structure: changes, from, to, cutOver, retired }: ChangeNotice,
  source: DocumentSource,
): Generator<Block> {
  const { say, day, language, lookup } = source;
  const changeWords = {
    added: { de: "kommt hinzu", en: "is added" },
    removed: { de: "fällt weg", en: "is removed" },
    moved: { de: "zieht um", en: "moves" },
    links: { de: "Verbindung ändert sich", en: "link changes" },
  } as const;
  yield heading(
    2,
    say({
      de: "Was sich in der Strukturanalyse ändert (A.1)",
      en: "What changes in the structure analysis (A.1)",
    }),
  );
  const site = say({ de: "Standort", en: "site" });
  const siteRow = (id: string, what: string): Row => ({
    cells: [[german(siteName(source, id))], site, what],
  });
  yield {
    kind: "table",
    columns: [
      { title: say({ de: "Standort oder Zielobjekt", en: "Site or object" }), share: 4, header: true },
      { title: say({ de: "Art", en: "Type" }), share: 2 },
      { title: say({ de: "Änderung", en: "Change" }), share: 3 },
    ],
    rows: [
      siteRow(to, `${say({ de: "in Betrieb ab", en: "active from" })} ${day(cutOver)}`),
      siteRow(
        from,
        retired === null
          ? say({
              de: "wird abgelöst; Ende des Betriebs nicht angegeben",
              en: "is succeeded; end of operation not given",
            })
          : `${say({ de: "außer Betrieb ab", en: "retired from" })} ${day(retired)}`,
      ),
      ...(["added", "removed", "moved", "links"] as const).flatMap((kind) =>
        changes[kind].map((id): Row => {
          const type = lookup.objects.get(id)?.type ?? null;
          return {
            cells: [
              [german(objectName(source, id))],
              type === null ? missing(language) : words.objectType[type][language],
              say(changeWords[kind]),
            ],
          };
        }),
      ),
    ],
  };
}

/** A.3: modules of what comes and goes. */
export function* modellingChanges(
  { modelling: changes }: ChangeNotice,
  source: DocumentSource,
): Generator<Block> {
  const { say, lookup } = source;
  yield heading(
    2,
    say({ de: "Was sich in der Modellierung ändert (A.3)", en: "What changes in the modelling (A.3)" }),
  );
  if (changes.length === 0) {
    yield {
      kind: "paragraph",
      text: say({
        de: "Kein Zielobjekt mit Bausteinen kommt hinzu oder fällt weg.",
        en: "No object with modules is added or removed.",
      }),
    };
    return;
  }
  const names = (ids: readonly string[]): Cell =>
    ids.length === 0 ? "–" : [german(ids.map((id) => objectName(source, id)).join(", "))];
  yield {
    kind: "table",
    columns: [
      { title: say({ de: "Baustein", en: "Module" }), share: 3, header: true },
      { title: say({ de: "kommt hinzu bei", en: "added for" }), share: 3 },
      { title: say({ de: "fällt weg bei", en: "removed for" }), share: 3 },
    ],
    rows: changes.map(({ module, added, removed }) => ({
      cells: [
        [{ text: module, bold: true, whole: true }, german(` ${lookup.modules.get(module)?.title ?? ""}`)],
        names(added),
        names(removed),
      ],
    })),
  };
}

/** A.5: risks of what comes, goes or moves, and what nobody has analysed. */
export function* riskChanges(
  { risks: ids, structure: changes }: ChangeNotice,
  source: DocumentSource,
): Generator<Block> {
  const { report, say, language, lookup } = source;
  yield heading(
    2,
    say({ de: "Was sich in der Risikoanalyse ändert (A.5)", en: "What changes in the risk analysis (A.5)" }),
  );
  const { added, removed, moved } = changes;
  const here = new Set([...added, ...removed, ...moved]);
  const concerned = report.risks.filter(({ id }) => ids.includes(id));
  if (concerned.length > 0)
    yield {
      kind: "table",
      caption: say({
        de: "Risiken, die Zielobjekte der beiden Standorte nennen und neu zu betrachten sind",
        en: "Risks that name objects of the two sites, to be considered anew",
      }),
      columns: [
        { title: say({ de: "Risiko", en: "Risk" }), share: 3.4, header: true },
        { title: say({ de: "Zielobjekte der beiden Standorte", en: "Objects of the two sites" }), share: 4 },
        { title: say({ de: "Behandlung", en: "Treatment" }), share: 2 },
      ],
      rows: concerned.map(({ title, objects, treatment }) => ({
        cells: [
          [german(title)],
          [
            german(
              objects
                .filter((id) => here.has(id))
                .map((id) => objectName(source, id))
                .join(", "),
            ),
          ],
          treatment === null ? missing(language) : words.treatment[treatment][language],
        ],
      })),
    };
  else
    yield {
      kind: "note",
      icon: "warning",
      tone: "warning",
      text: say({
        de: "Kein Risiko nennt ein Zielobjekt der beiden Standorte.",
        en: "No risk names an object of the two sites.",
      }),
    };
  const lacks = added.filter((id) => lookup.objects.get(id)?.analysis?.missing === true);
  if (lacks.length > 0)
    yield {
      kind: "note",
      icon: "warning",
      tone: "warning",
      text: [
        say({ de: "Die Risikoanalyse fehlt für: ", en: "The risk analysis is missing for: " }),
        german(lacks.map((id) => objectName(source, id)).join(", ")),
      ],
    };
}

/** Which analyses and documents are renewed for the move, by when, and whether they are. */
export function* renewals({ renewals: all }: ChangeNotice, source: DocumentSource): Generator<Block> {
  const { say, day } = source;
  yield heading(2, say({ de: "Was erneuert wird", en: "What is renewed" }));
  yield {
    kind: "table",
    columns: [
      { title: say({ de: "Analyse oder Unterlage", en: "Analysis or document" }), share: 4.4, header: true },
      { title: say({ de: "Quelle", en: "Source" }), share: 2.6 },
      { title: say({ de: "bis", en: "by" }), share: 1.2 },
      { title: say({ de: "Stand", en: "Status" }), share: 1.6 },
    ],
    rows: all.map(({ text, source: from, due, met }) => ({
      cells: [say(text), say(from), day(due), [metRun(met, source)]],
    })),
  };
}
