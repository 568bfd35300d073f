import type { ReportRisk } from "../../model/report.ts";
import { basicValues } from "../../model/vocabulary.ts";
import type { Block, DocumentDefinition } from "../layout/definition.ts";
import { type DocumentSource, framed, missing, objectName } from "./document-frame.ts";
import { proseBlocks } from "./prose-blocks.ts";
import { word } from "./words.ts";

/** A.5: risk analysis (BSI-Standard 200-3): threats, rating, treatment, acceptance with name and date. */
export function riskAnalysis(source: DocumentSource): DocumentDefinition {
  return framed(source, {
    id: "A.5",
    title: { de: "Risikoanalyse", en: "Risk analysis" },
    holds: source.report.risks.map(({ classification }) => classification),
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
    yield { kind: "paragraph", text: de ? "Es ist kein Risiko erfasst." : "No risk is recorded." };
  else {
    yield {
      kind: "table",
      columns: [
        { title: de ? "Risiko" : "Risk", share: 3, header: true },
        { title: de ? "Häufigkeit" : "Frequency", share: 1.2 },
        { title: de ? "Auswirkung" : "Impact", share: 1.5 },
        { title: de ? "Behandlung" : "Treatment", share: 1.6 },
        { title: de ? "Akzeptiert" : "Accepted", share: 2.4 },
      ],
      rows: report.risks.map((risk) => ({
        cells: [
          [{ text: risk.title, to: `risk-${risk.id}` }],
          word(risk.frequency)[language],
          word(risk.impact)[language],
          word(risk.treatment)[language],
          acceptance(risk, source),
        ],
      })),
    };
  }
  yield* withoutAnalysis(source);
  if (report.risks.length > 0)
    yield { kind: "heading", level: 1, text: de ? "Die Risiken im Einzelnen" : "The risks one by one" };
  for (const risk of report.risks) {
    yield { kind: "heading", level: 2, text: risk.title, anchor: `risk-${risk.id}` };
    yield {
      kind: "facts",
      rows: [
        {
          name: de ? "Zielobjekte" : "Objects",
          value: risk.objects.map((id) => objectName(report, id, language)).join(", ") || "–",
        },
        {
          name: de ? "Gefährdungen" : "Threats",
          value: risk.threats.map(({ id, title }) => `${id} ${title}`).join("\n") || missing(language),
        },
        {
          name: de ? "Häufigkeit" : "Frequency",
          value: risk.frequency === null ? missing(language) : word(risk.frequency)[language],
        },
        {
          name: de ? "Auswirkung" : "Impact",
          value: risk.impact === null ? missing(language) : word(risk.impact)[language],
        },
        {
          name: de ? "Behandlung" : "Treatment",
          value: risk.treatment === null ? missing(language) : word(risk.treatment)[language],
        },
        { name: de ? "Akzeptanz" : "Acceptance", value: acceptance(risk, source) },
        {
          name: de ? "Ausgewählte Anforderungen" : "Requirements selected",
          value: risk.requirements.join(", ") || "–",
        },
      ],
    };
    yield* proseBlocks(risk.prose, "de");
  }
}

function acceptance({ accepted, acceptanceHolds }: ReportRisk, { language }: DocumentSource): string {
  if (accepted === null) return "–";
  const text = `${accepted.by}, ${accepted.on}, ${language === "de" ? "bis" : "until"} ${accepted.until}`;
  return acceptanceHolds
    ? text
    : `${text} ${language === "de" ? "(gilt am Stichtag nicht)" : "(does not hold on the day)"}`;
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
