import { sayIn } from "../../model/languages.ts";
import type { ReportAudit, ReportAuditQuestion } from "../../model/report.ts";
import { questionTones } from "../../model/tones.ts";
import { words } from "../../model/words.ts";
import type { Block, CellBlock, Row } from "../layout/definition.ts";
import { aboutCell } from "./audit-about.ts";
import { type DocumentSource, pdfTones } from "./document-frame.ts";
import { german } from "./given-text.ts";
import { proseBlocks } from "./prose-blocks.ts";

/** The questions of an audit with their answers, the open ones too; null if it asks none. */
export function questionTable({ questions }: ReportAudit, source: DocumentSource): Block | null {
  const { language } = source;
  const say = sayIn(language);
  if (questions.length === 0) return null;
  return {
    kind: "table",
    columns: [
      { title: say({ de: "Frage", en: "Question" }), share: 4, header: true },
      { title: say({ de: "Anforderungen, Bereich", en: "Requirements, scope" }), share: 2 },
      { title: say({ de: "Stand", en: "State" }), share: 1.3 },
      { title: say({ de: "Antwort und Nachweise", en: "Answer and evidence" }), share: 4 },
    ],
    rows: questions.map(
      (question): Row => ({
        cells: [
          { blocks: proseBlocks(question.prose, language) },
          aboutCell(question, source),
          [
            {
              text: say(words.questionState[question.state]),
              bold: true,
              tone: pdfTones[questionTones[question.state]],
              icon: question.state === "open" ? "question" : "check",
            },
          ],
          { blocks: answerBlocks(question, source) },
        ],
      }),
    ),
  };
}

function answerBlocks(
  { answers }: ReportAuditQuestion,
  { lookup, day, language }: DocumentSource,
): CellBlock[] {
  if (answers.length === 0) return [{ kind: "paragraph", text: "–" }];
  return answers.flatMap(({ prose, date, evidence }): CellBlock[] => [
    ...(date === null ? [] : [{ kind: "paragraph" as const, text: [`${day(date)}:`] }]),
    ...proseBlocks(prose, language),
    ...evidence.map(
      (path): CellBlock => ({ kind: "paragraph", text: [german(lookup.evidence.get(path)?.title ?? path)] }),
    ),
  ]);
}
