import type { ReportEvidence } from "../../model/report.ts";
import type { Block, DocumentDefinition } from "../layout/definition.ts";
import { type DocumentSource, framed, siteName } from "./document-frame.ts";
import { word } from "./words.ts";

/** Cover sheets of the evidence for the auditor's sample: per data centre every file with its dates and hash. */
export function evidenceRegister(source: DocumentSource): DocumentDefinition {
  return framed(source, {
    id: "",
    title: { de: "Nachweisverzeichnis", en: "Evidence register" },
    subtitle: { de: "Deckblätter mit Prüfsummen", en: "Cover sheets with digests" },
    holds: source.report.evidence
      .filter(({ withheld }) => !withheld)
      .map(({ classification }) => classification),
    contentsDepth: 1,
    body: () => body(source),
  });
}

function* body(source: DocumentSource): Generator<Block> {
  const { report, language } = source;
  const de = language === "de";
  yield { kind: "page-break", orientation: "landscape" };
  const order = [null, ...report.sites.map(({ id }) => id)];
  const bySite = Map.groupBy(report.evidence, ({ site }) => site);
  for (const site of order) {
    const evidence = bySite.get(site);
    if (!evidence) continue;
    const name = site === null ? (de ? "Ganzer Verbund" : "Whole domain") : siteName(report, site, language);
    yield { kind: "heading", level: 1, text: name };
    yield {
      kind: "paragraph",
      text: de
        ? `${evidence.length} Nachweise. Die Prüfsumme (SHA-256) zeigt, dass eine Datei die aufgezeichnete ist.`
        : `${evidence.length} pieces of evidence. The digest (SHA-256) shows that a file is the recorded one.`,
    };
    yield table(evidence, name, source);
  }
}

function table(evidence: readonly ReportEvidence[], caption: string, { language }: DocumentSource): Block {
  const de = language === "de";
  const validity = {
    valid: { de: "gültig", en: "valid" },
    expiring: { de: "läuft bald ab", en: "expires soon" },
    expired: { de: "abgelaufen", en: "expired" },
    "not-yet-valid": { de: "noch nicht gültig", en: "not yet valid" },
    unknown: { de: "unbekannt", en: "unknown" },
  } as const;
  return {
    kind: "table",
    caption,
    columns: [
      { title: de ? "Nachweis" : "Evidence", share: 3.4, header: true },
      { title: de ? "Art" : "Type", share: 1.2 },
      { title: de ? "vom" : "of", share: 1.1 },
      { title: de ? "gültig bis" : "valid until", share: 1.4 },
      { title: de ? "Einstufung" : "Classification", share: 1.2 },
      { title: de ? "Verwendungen" : "Uses", share: 1.1, align: "right" },
      { title: "SHA-256", share: 3.2 },
    ],
    rows: evidence.map((entry) => ({
      cells: [
        entry.withheld
          ? `${entry.title} (${de ? "zurückgehalten" : "withheld"})`
          : [{ text: entry.title, bold: true }, "\n", { text: entry.path, code: true, tone: "muted" }],
        word(entry.type)[language],
        entry.issued ?? "–",
        `${entry.validUntil ?? (de ? "unbefristet" : "unlimited")}\n${validity[entry.validity][language]}`,
        word(entry.classification)[language],
        String(entry.usedBy.length),
        [
          {
            text:
              entry.sha256 ??
              (entry.location === null ? "–" : `${de ? "Original" : "original"}: ${entry.location}`),
            code: entry.sha256 !== null,
          },
        ],
      ],
    })),
  };
}
