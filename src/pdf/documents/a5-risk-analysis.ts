import type { Bilingual } from "../../model/position.ts";
import type { ReportRisk } from "../../model/report.ts";
import { basicValues, frequencies, impacts } from "../../model/vocabulary.ts";
import { words } from "../../model/words.ts";
import type { Block, Cell, DocumentDefinition, Run } from "../layout/definition.ts";
import { type DocumentSource, framed, german, missing, objectName, whenEmpty } from "./document-frame.ts";
import { proseChapter } from "./prose-blocks.ts";
import { requirementRun } from "./site-address.ts";

/** A.5: risk analysis (BSI-Standard 200-3): threats, rating, treatment, acceptance with name and date. */
export function riskAnalysis(source: DocumentSource): DocumentDefinition {
  return framed(source, {
    id: "A.5",
    title: { de: "Risikoanalyse", en: "Risk analysis" },
    holds: [...source.report.risks, ...source.report.objects].map(({ classification }) => classification),
    page: "overview",
    signature: {
      de: "Die Leitung hat die Risiken und ihre Behandlung zur Kenntnis genommen und trägt die verbleibenden Risiken in der genannten Frist.",
      en: "The management has taken note of the risks and their treatment and bears the remaining risks for the period named.",
    },
    body: () => body(source),
  });
}

function* body(source: DocumentSource): Generator<Block> {
  const { report, language } = source;
  const de = language === "de";
  yield { kind: "heading", level: 1, text: de ? "Überblick" : "Overview" };
  if (report.risks.length === 0)
    yield whenEmpty(source, ["risks"], {
      kind: "paragraph",
      text: de ? "Es ist kein Risiko erfasst." : "No risk is recorded.",
    });
  else {
    yield {
      kind: "table",
      columns: [
        { title: de ? "Risiko" : "Risk", share: 3, header: true },
        { title: de ? "Häufigkeit" : "Frequency", share: 1.2 },
        { title: de ? "Auswirkung" : "Impact", share: 1.7 },
        { title: de ? "Behandlung" : "Treatment", share: 1.6 },
        { title: de ? "Akzeptiert" : "Accepted", share: 2.4 },
      ],
      rows: report.risks.map((risk) => ({
        cells: [
          [{ ...german(risk.title), to: `risk-${risk.id}` }],
          named(words.frequency, risk.frequency, source),
          named(words.impact, risk.impact, source),
          named(words.treatment, risk.treatment, source),
          acceptance(risk, source),
        ],
      })),
    };
    yield matrix(source);
  }
  yield* withoutAnalysis(source);
  if (report.risks.length > 0)
    yield { kind: "heading", level: 1, text: de ? "Die Risiken im Einzelnen" : "The risks one by one" };
  for (const risk of report.risks) yield* riskChapter(risk, source);
}

function* riskChapter(risk: ReportRisk, source: DocumentSource): Generator<Block> {
  const de = source.language === "de";
  yield {
    kind: "keep-together",
    blocks: [
      { kind: "heading", level: 2, text: [german(risk.title)], anchor: `risk-${risk.id}` },
      {
        kind: "facts",
        rows: [
          { name: de ? "Kennung" : "Id", value: risk.id },
          {
            name: de ? "Zielobjekte" : "Objects",
            value: risk.objects.map((id) => objectName(source, id)).join(", ") || "–",
          },
          {
            name: de ? "Gefährdungen" : "Threats",
            value:
              risk.threats.map(({ id, title }) => `${id} ${title}`).join("\n") || missing(source.language),
          },
          { name: de ? "Häufigkeit" : "Frequency", value: named(words.frequency, risk.frequency, source) },
          { name: de ? "Auswirkung" : "Impact", value: named(words.impact, risk.impact, source) },
          { name: de ? "Behandlung" : "Treatment", value: named(words.treatment, risk.treatment, source) },
          { name: de ? "Akzeptanz" : "Acceptance", value: acceptance(risk, source) },
          {
            name: de ? "Gewählte Anforderungen" : "Requirements selected",
            value:
              risk.requirements.length === 0
                ? "–"
                : risk.requirements.flatMap((id, i): (string | Run)[] => [
                    ...(i > 0 ? [", "] : []),
                    { ...requirementRun(id, source), bold: false },
                  ]),
          },
        ],
      },
    ],
  };
  yield* proseChapter(risk.prose, 2);
}

function named<Key extends string>(
  names: Readonly<Record<Key, Bilingual>>,
  key: Key | null,
  { language }: DocumentSource,
): Cell {
  return key === null ? missing(language) : names[key][language];
}

/** How many risks have which frequency and impact; their categories are the institution's own and not in the content. */
function matrix({ report, language }: DocumentSource): Block {
  const de = language === "de";
  return {
    kind: "table",
    caption: de
      ? "Zahl der Risiken nach Häufigkeit und Auswirkung"
      : "Number of risks by frequency and impact",
    columns: [
      { title: de ? "Auswirkung" : "Impact", share: 2, header: true },
      ...frequencies.map((frequency) => ({
        title: words.frequency[frequency][language],
        share: 1,
        align: "right" as const,
      })),
    ],
    rows: [...impacts].reverse().map((impact) => ({
      cells: [
        words.impact[impact][language],
        ...frequencies.map((frequency) => {
          const count = report.risks.filter(
            (risk) => risk.impact === impact && risk.frequency === frequency,
          ).length;
          return count === 0 ? "–" : String(count);
        }),
      ],
    })),
  };
}

function acceptance({ accepted, acceptanceHolds }: ReportRisk, { language }: DocumentSource): Cell {
  if (accepted === null) return "–";
  const de = language === "de";
  const words: (string | Run)[] = [
    german(accepted.by),
    `, ${accepted.on}, ${de ? "bis" : "until"} ${accepted.until}`,
  ];
  if (acceptanceHolds) return words;
  const text = de ? "gilt am Stichtag nicht" : "does not hold on the day";
  return [...words, " ", { text, icon: "warning", tone: "danger", bold: true }];
}

/** Every object with a need above normal needs a risk analysis (BSI-Standard 200-2, 8.5). */
function* withoutAnalysis({ report, language }: DocumentSource): Generator<Block> {
  const analysed = new Set(report.risks.flatMap(({ objects }) => objects));
  const left = report.objects.filter(
    ({ id, protection }) =>
      !analysed.has(id) &&
      basicValues.some((value) => protection[value].value !== null && protection[value].value !== "normal"),
  );
  if (left.length === 0) return;
  yield {
    kind: "note",
    icon: "warning",
    tone: "warning",
    text:
      language === "de"
        ? `Ohne Risikoanalyse trotz Schutzbedarf über normal: ${left.map(({ id }) => id).join(", ")}.`
        : `Without a risk analysis in spite of needs above normal: ${left.map(({ id }) => id).join(", ")}.`,
  };
}
