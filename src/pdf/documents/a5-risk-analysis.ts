import type { Block, DocumentDefinition } from "../layout/definition.ts";
import { acceptanceChapter } from "./a5-acceptance.ts";
import { matrixChapter } from "./a5-risk-matrix.ts";
import { descriptionsAnnex, riskTables } from "./a5-risk-tables.ts";
import { coverageChapter, threatsAnnex } from "./a5-threat-coverage.ts";
import { type DocumentSource, framed, whenEmpty, withheldNote } from "./document-frame.ts";

/** A.5: risk analysis (BSI-Standard 200-3): matrix, coverage, risks of each object, and what the management accepts. */
export function riskAnalysis(source: DocumentSource): DocumentDefinition {
  return framed(source, {
    id: "A.5",
    title: { de: "Risikoanalyse", en: "Risk analysis" },
    holds: [...source.report.risks, ...source.report.objects].map(({ classification }) => classification),
    page: "overview",
    contentsDepth: 1,
    body: () => body(source),
  });
}

function* body(source: DocumentSource): Generator<Block> {
  const { report, say } = source;
  yield* matrixChapter(source);
  if (report.risks.length === 0)
    yield whenEmpty(source, ["risks"], {
      kind: "paragraph",
      text: say({ de: "Es ist kein Risiko erfasst.", en: "No risk is recorded." }),
    });
  yield* withheldNote(source, ["risks", "objects"]);
  yield* coverageChapter(source);
  yield* riskTables(source);
  yield* acceptanceChapter(source);
  yield* threatsAnnex(source);
  yield* descriptionsAnnex(source);
}
