import { sayIn } from "../../model/languages.ts";
import type { Bilingual } from "../../model/position.ts";
import type { ReportRating, ReportRisk } from "../../model/report.ts";
import { levelTitle, type RiskLevel, type RiskMatrix } from "../../model/risk-matrix.ts";
import type { Block, Run } from "../layout/definition.ts";
import type { DocumentSource } from "./document-frame.ts";
import { missing } from "./given-text.ts";

type Scale = "frequency" | "impact" | "categories";

/** The title of a level of the matrix, in German where the institution wrote it; null is not given. */
export function levelRuns(scale: Scale, id: string | null, { report, language }: DocumentSource): Run[] {
  if (id === null) return missing(language);
  const { riskMatrix } = report;
  const text = levelTitle(riskMatrix, scale, id)[language];
  return [riskMatrix?.origin === "own" ? { text, lang: "de" } : { text }];
}

/** The scales with what their levels mean, and the matrix twice with the risks in its cells: before treatment, and after. */
export function* matrixChapter(source: DocumentSource): Generator<Block> {
  const { report, language } = source;
  const say = sayIn(language);
  const { riskMatrix: matrix } = report;
  yield { kind: "heading", level: 1, text: say({ de: "Risikomatrix", en: "Risk matrix" }) };
  if (matrix === null) {
    yield { kind: "note", icon: "warning", tone: "warning", text: withoutMatrix(source) };
    return;
  }
  yield {
    kind: "paragraph",
    text:
      matrix.origin === "own"
        ? say({
            de: "Häufigkeit und Auswirkung ergeben nach der Matrix der Institution die Kategorie jedes Risikos.",
            en: "Frequency and impact give each risk its category by the institution’s own matrix.",
          })
        : say({
            de: "Die Institution nennt keine eigene Matrix. Häufigkeit und Auswirkung ergeben die Kategorie jedes Risikos nach der Matrix des BSI-Standards 200-3 (Standardwert).",
            en: "The institution states no matrix of its own. Frequency and impact give each risk its category by the matrix of BSI-Standard 200-3 (default).",
          }),
  };
  yield scales(matrix, source);
  yield* placed(matrix, source, before, (risk) => risk);
  yield* placed(matrix, source, after, ({ residual }) => residual);
}

const before: Bilingual = { de: "Risiken vor der Behandlung", en: "Risks before their treatment" };
const after: Bilingual = { de: "Restrisiken nach der Behandlung", en: "Residual risks after treatment" };

function withoutMatrix({ report, say }: DocumentSource): string {
  return report.withheld !== null
    ? say({
        de: "Die Matrix und die Einordnung der Risiken sind bei dieser Freigabestufe zurückgehalten.",
        en: "The matrix and the ratings of the risks are withheld at this clearance.",
      })
    : say({
        de: "Die Risikomatrix des Verbunds ist nicht lesbar: Kein Risiko hat eine Kategorie.",
        en: "The domain’s risk matrix can’t be read: no risk has a category.",
      });
}

function scales(matrix: RiskMatrix, source: DocumentSource): Block {
  const { say } = source;
  const names: readonly [Scale, string][] = [
    ["frequency", say({ de: "Häufigkeit", en: "Frequency" })],
    ["impact", say({ de: "Auswirkung", en: "Impact" })],
    ["categories", say({ de: "Kategorie", en: "Category" })],
  ];
  return {
    kind: "table",
    columns: [
      { title: say({ de: "Skala", en: "Scale" }), share: 1, header: true },
      { title: say({ de: "Stufen und ihre Bedeutung", en: "Levels and what they mean" }), share: 5 },
    ],
    rows: names.map(([scale, name]) => ({
      cells: [
        name,
        matrix[scale].flatMap((level, i) => [
          ...(i > 0 ? ["\n"] : []),
          ...levelRuns(scale, level.id, source).map((run) => ({ ...run, bold: true })),
          ": ",
          ...meaning(level, matrix, source),
        ]),
      ],
    })),
  };
}

function meaning({ means }: RiskLevel, { origin }: RiskMatrix, { language }: DocumentSource): Run[] {
  if (means === null) return missing(language);
  return [{ text: means[language], ...(origin === "own" ? { lang: "de" } : {}) }];
}

/** So much is added to the share of a column at most. */
const widest = 2.4;

/** The matrix with the ids of the risks in its cells, the gravest impact on top, and what stands in none of them. */
function* placed(
  matrix: RiskMatrix,
  source: DocumentSource,
  title: Bilingual,
  ratingOf: (risk: ReportRisk) => ReportRating | null,
): Generator<Block> {
  const { report, language } = source;
  const say = sayIn(language);
  const rated = report.risks.map((risk) => ({ risk, rating: ratingOf(risk) }));
  const ids = (frequency: string, impact: string): Run[] =>
    rated.flatMap(({ risk, rating }) =>
      rating?.frequency === frequency && rating.impact === impact ? [idRun(risk, rating)] : [],
    );
  yield {
    kind: "table",
    caption: title[language],
    columns: [
      { title: say({ de: "Auswirkung", en: "Impact" }), share: 1.6, header: true },
      // As wide as what stands in it asks for, so that a column with many risks is no tower.
      ...matrix.frequency.map(({ id }) => ({
        title: levelRuns("frequency", id, source),
        share:
          1.2 +
          Math.min(widest, Math.max(0, ...matrix.impact.map((impact) => ids(id, impact.id).length)) / 8),
      })),
    ],
    rows: [...matrix.impact].reverse().map(({ id: impact }) => ({
      cells: [
        levelRuns("impact", impact, source),
        ...matrix.frequency.map(({ id: frequency }, column) => [
          ...levelRuns("categories", matrix.table[impact]?.[column] ?? null, source).map((run) => ({
            ...run,
            bold: true,
          })),
          ...ids(frequency, impact).flatMap((run, i) => [i === 0 ? "\n" : ", ", run]),
        ]),
      ],
    })),
  };
  const left = rated.filter(
    ({ rating }) => rating === null || rating.frequency === null || rating.impact === null,
  );
  const stated = rated.filter(({ rating }) => rating !== null && differs(rating));
  const lines: (string | Run)[][] = [];
  if (left.length > 0)
    lines.push([
      { text: say({ de: "Nicht eingeschätzt: ", en: "Not rated: " }), bold: true, icon: "question" },
      ...listed(
        left.map(({ risk, rating }) => ({ risk, category: rating?.statedCategory ?? null })),
        source,
      ),
      ".",
    ]);
  if (stated.length > 0)
    lines.push([
      {
        text: say({
          de: "* Mit Begründung abweichend eingeordnet: ",
          en: "* Placed otherwise for a reason: ",
        }),
        bold: true,
      },
      ...listed(
        stated.map(({ risk, rating }) => ({ risk, category: rating?.category ?? null })),
        source,
      ),
      ".",
    ]);
  for (const text of lines) yield { kind: "paragraph", text, look: "small" };
}

/** True if the category that counts is not that of the matrix. */
export function differs({ category, matrixCategory }: ReportRating): boolean {
  return matrixCategory !== null && category !== matrixCategory;
}

function idRun({ id }: ReportRisk, rating: ReportRating): Run {
  return { text: differs(rating) ? `${id}*` : id, whole: true, to: `risk-${id}` };
}

function listed(
  entries: readonly { readonly risk: ReportRisk; readonly category: string | null }[],
  source: DocumentSource,
): (string | Run)[] {
  return entries.flatMap(({ risk, category }, i) => [
    ...(i > 0 ? [", "] : []),
    { text: risk.id, whole: true, to: `risk-${risk.id}` },
    ...(category === null ? [] : [" (", ...levelRuns("categories", category, source), ")"]),
  ]);
}
