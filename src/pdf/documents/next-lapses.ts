import type { Bilingual } from "../../model/position.ts";
import { addDays } from "../../text/date.ts";
import { compareBy, compareText } from "../../text/order.ts";
import type { DocumentSource } from "./document-frame.ts";

/** Something that ends after the day of the report. */
export interface NextLapse {
  /** Last day on which it holds. */
  readonly on: string;
  readonly title: string;
  readonly what: Bilingual;
  readonly site: string | null;
}

const kinds = {
  evidence: { de: "Nachweis", en: "evidence" },
  certificate: { de: "Zertifikat", en: "certificate" },
  surveillance: { de: "Überwachungsaudit fällig", en: "surveillance audit due" },
  risk: { de: "Risikoakzeptanz", en: "risk acceptance" },
} as const;

/** What lapses from the day on within so many days: evidence in use, certificates and their audits, accepted risks; the next first. */
export function nextLapses({ report, lookup }: DocumentSource, days: number): NextLapse[] {
  const horizon = addDays(report.asOf, days);
  const found = new Map<string, NextLapse>();
  const add = (key: string, lapse: NextLapse): void => {
    const earlier = found.get(key);
    if (lapse.on >= report.asOf && lapse.on <= horizon && (!earlier || lapse.on < earlier.on))
      found.set(key, lapse);
  };
  // The first day on which evidence no longer proves something: of its own validity or of a required interval.
  for (const { assessments } of report.controls)
    for (const { lapses } of assessments)
      for (const { evidence, on } of lapses) {
        const entry = lookup.evidence.get(evidence);
        if (entry) add(evidence, { on, title: entry.title, what: kinds.evidence, site: entry.site });
      }
  for (const { path, title, site, certificate, validUntil } of report.evidence) {
    if (certificate && validUntil !== null)
      add(path, { on: validUntil, title, what: kinds.certificate, site });
    if (certificate?.surveillanceDue)
      add(`${path} surveillance`, { on: certificate.surveillanceDue, title, what: kinds.surveillance, site });
  }
  for (const { id, title, accepted } of report.risks)
    if (accepted) add(`risk ${id}`, { on: accepted.until, title, what: kinds.risk, site: null });
  return [...found.values()].sort(
    compareBy(
      (a, b) => compareText(a.on, b.on),
      (a, b) => compareText(a.title, b.title),
    ),
  );
}
