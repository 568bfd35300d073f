import { sayIn } from "../../model/languages.ts";
import type { ReportRating, ReportRisk } from "../../model/report.ts";
import { words } from "../../model/words.ts";
import type { Block, Rich, Row, Run } from "../layout/definition.ts";
import { differs, levelRuns } from "./a5-risk-matrix.ts";
import { type DocumentSource, objectName } from "./document-frame.ts";
import { german, missing } from "./given-text.ts";
import { proseChapter } from "./prose-blocks.ts";
import { requirementRun } from "./site-address.ts";

/** One table for each object with its risks. A risk of several objects stands in the first one's, and below the others' by name. */
export function* riskTables(source: DocumentSource): Generator<Block> {
  const { report, language } = source;
  const say = sayIn(language);
  if (report.risks.length === 0) return;
  yield { kind: "heading", level: 1, text: say({ de: "Risiken je Zielobjekt", en: "Risks of each object" }) };
  const told = new Set<string>();
  for (const { id } of report.objects) {
    const risks = report.risks.filter(({ objects }) => objects.includes(id));
    if (risks.length === 0) continue;
    const fresh = risks.filter((risk) => !told.has(risk.id));
    const known = risks.filter((risk) => told.has(risk.id));
    for (const risk of fresh) told.add(risk.id);
    yield {
      kind: "keep-together",
      blocks: [
        { kind: "heading", level: 2, text: [german(objectName(source, id))] },
        ...(fresh.length === 0 ? [alsoStruck(known, false, source)] : []),
      ],
    };
    if (fresh.length === 0) continue;
    yield riskTable(fresh, source);
    if (known.length > 0) yield alsoStruck(known, true, source);
  }
  const homeless = report.risks.filter(({ id }) => !told.has(id));
  if (homeless.length === 0) return;
  yield {
    kind: "heading",
    level: 2,
    text: say({ de: "Ohne gezeigtes Zielobjekt", en: "Without an object shown" }),
  };
  yield riskTable(homeless, source);
}

function riskTable(risks: readonly ReportRisk[], source: DocumentSource): Block {
  const { say } = source;
  return {
    kind: "table",
    columns: [
      {
        title: say({ de: "Risiko, Gefährdungen, Grundwerte", en: "Risk, threats, basic values" }),
        share: 4.45,
        header: true,
      },
      { title: say({ de: "vorher", en: "before" }), share: 1.75 },
      { title: say({ de: "Behandlung", en: "Treatment" }), share: 1.7 },
      { title: say({ de: "Restrisiko", en: "Residual" }), share: 1.75 },
      { title: say({ de: "akzeptiert", en: "accepted" }), share: 1.2 },
    ],
    rows: risks.map((risk) => wholeRow(risk, source)),
  };
}

/** The risks of an object that are told at another one, with their categories before and after treatment. */
function alsoStruck(risks: readonly ReportRisk[], also: boolean, source: DocumentSource): Block {
  const { say } = source;
  const lead = also
    ? say({ de: "Außerdem, weiter oben beschrieben: ", en: "Also, described above: " })
    : say({ de: "Weiter oben beschrieben: ", en: "Described above: " });
  return {
    kind: "paragraph",
    text: [
      { text: lead, bold: true },
      ...risks.flatMap((risk, i): (string | Run)[] => [
        ...(i > 0 ? ["; "] : []),
        { text: risk.id, whole: true, to: `risk-${risk.id}` },
        " (",
        ...levelRuns("categories", risk.category, source),
        say({ de: ", Restrisiko ", en: ", residual risk " }),
        ...(risk.residual === null
          ? [say({ de: "nicht eingeschätzt", en: "not rated" })]
          : levelRuns("categories", risk.residual.category, source)),
        ")",
      ]),
      ".",
    ],
  };
}

function wholeRow(risk: ReportRisk, source: DocumentSource): Row {
  const { language } = source;
  const say = sayIn(language);
  const { id, title, threats, values, treatment, measures, requirements, residual, prose } = risk;
  const name = prose.length === 0 ? german(title) : { ...german(title), to: `described-${id}` };
  const selected = requirements.filter((one) => !measures.includes(one));
  return {
    anchor: `risk-${id}`,
    cells: [
      [
        { text: id, whole: true, tone: "muted" },
        " ",
        { ...name, bold: true },
        "\n",
        ...(threats.length === 0
          ? missing(language)
          : [threats.map((threat) => threat.id.replace(" ", "\u00a0")).join(", ")]),
        ...(values.length === 0
          ? []
          : [` · ${values.map((value) => words.basicValue[value][language]).join(", ")}`]),
      ],
      ratingRuns(risk, source),
      [
        ...(treatment === null ? missing(language) : [words.treatment[treatment][language]]),
        ...(measures.length === 0 ? [] : [": ", ...named(measures, source)]),
        ...(selected.length === 0
          ? []
          : [say({ de: "; gewählt: ", en: "; selected: " }), ...named(selected, source)]),
      ],
      residual === null
        ? [{ text: say({ de: "nicht eingeschätzt", en: "not rated" }), icon: "question" }]
        : ratingRuns(residual, source),
      risk.acceptanceHolds && risk.accepted
        ? [`${say({ de: "bis", en: "until" })} ${source.day(risk.accepted.until)}`]
        : acceptance(risk, source),
    ],
  };
}

/** Controls and requirements by their ids, requirements with their page. */
function named(ids: readonly string[], source: DocumentSource): (string | Run)[] {
  return ids.flatMap((id, i) => [
    ...(i > 0 ? [", "] : []),
    source.lookup.requirements.has(id)
      ? { ...requirementRun(id, source), bold: false }
      : { text: id, whole: true },
  ]);
}

/** The category, and what it follows from. */
function ratingRuns(rating: ReportRating, source: DocumentSource): (string | Run)[] {
  const { frequency, impact, category, categoryReason } = rating;
  const { say } = source;
  if (frequency === null && impact === null && category === null) return missing(source.language);
  return [
    ...levelRuns("categories", category, source).map((run) => ({ ...run, bold: true })),
    " (",
    ...levelRuns("frequency", frequency, source),
    ", ",
    ...levelRuns("impact", impact, source),
    ")",
    ...(differs(rating)
      ? [
          say({ de: "; nach der Matrix ", en: "; by the matrix " }),
          ...levelRuns("categories", rating.matrixCategory, source),
          ": ",
          ...(categoryReason === null ? missing(source.language) : [german(categoryReason)]),
        ]
      : []),
  ];
}

/** Who accepted a risk, when and until when, and why that does not hold, if so. */
export function acceptance(risk: ReportRisk, { language, day }: DocumentSource): (string | Run)[] {
  const { accepted, acceptanceHolds } = risk;
  const say = sayIn(language);
  if (accepted === null)
    return risk.treatment === "accept"
      ? [{ text: say({ de: "von niemandem", en: "by nobody" }), icon: "warning", tone: "warning" }]
      : ["–"];
  const by = [
    german(accepted.by),
    `, ${day(accepted.on)}, ${say({ de: "bis", en: "until" })} ${day(accepted.until)}`,
  ];
  if (acceptanceHolds) return by;
  return [
    ...by,
    " ",
    {
      text: `${say({ de: "gilt nicht: ", en: "does not hold: " })}${fault(risk, language)}`,
      icon: "warning",
      tone: "danger",
      bold: true,
    },
  ];
}

function fault({ acceptanceFault }: ReportRisk, language: "de" | "en"): string {
  const faults = {
    early: { de: "noch nicht in Kraft", en: "not yet in force" },
    over: { de: "abgelaufen", en: "it has ended" },
    "not-management": { de: "nicht durch die Leitung", en: "not by the management" },
  };
  return faults[acceptanceFault ?? "over"][language];
}

/** Annex: what the officers wrote about each risk. */
export function* descriptionsAnnex(source: DocumentSource): Generator<Block> {
  const { say } = source;
  const described = source.report.risks.filter(({ prose }) => prose.length > 0);
  if (described.length === 0) return;
  yield {
    kind: "heading",
    level: 1,
    text: say({ de: "Anhang: Beschreibung der Risiken", en: "Annex: descriptions of the risks" }),
  };
  for (const { id, title, prose } of described) {
    const name: Run[] = [
      { text: id, whole: true, tone: "muted" },
      { ...german(` ${title}: `), bold: true },
    ];
    const anchor = `described-${id}`;
    if (prose.some(({ type }) => type === "heading")) {
      yield { kind: "heading", level: 2, text: [german(title)], anchor };
      yield* proseChapter(prose, 2, source.language);
      continue;
    }
    const [first, ...rest] = proseChapter(prose, 2, source.language);
    // Its name leads its first paragraph: seventy headings would fill pages of their own.
    if (first?.kind === "paragraph" && first.look !== "code")
      yield { ...first, text: [...name, ...runsOf(first.text)], anchor };
    else {
      yield { kind: "paragraph", text: name, anchor };
      if (first) yield first;
    }
    yield* rest;
  }
}

function runsOf(text: Rich): readonly (string | Run)[] {
  return typeof text === "string" ? [text] : text;
}
