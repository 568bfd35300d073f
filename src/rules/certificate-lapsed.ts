import type { CreditFault } from "../model/assessed.ts";
import type { FindingDraft } from "../model/finding.ts";
import type { Bilingual } from "../model/position.ts";
import type { Evidence } from "../model/project.ts";
import { placeOf, type Rule, unmet } from "./rule.ts";

/** An inherited certificate is expired or suspended, or lacks a surveillance audit. */
export const certificateLapsed: Rule = {
  id: "certificate-lapsed",
  severity: "error",
  fix: "none",
  summary: {
    de: "Ein geerbtes Zertifikat ist abgelaufen, ausgesetzt, oder ein Überwachungsaudit fehlt.",
    en: "An inherited certificate is expired or suspended, or lacks a surveillance audit.",
  },
  *check({ index, controls, evidenceFacts }) {
    for (const evidence of index.project.evidence)
      if (evidence.data.type === "certificate")
        yield* uncounted(evidence, index.asOf, evidenceFacts.get(evidence.path)?.lapsed ?? []);
    for (const { assessments } of controls) {
      for (const { inherited } of assessments) {
        for (const { use, lapsed } of inherited) {
          if (lapsed.length === 0 || use.concerned.length === 0) continue;
          const until = use.link.path === null ? null : evidenceFacts.get(use.link.path)?.validUntil;
          const { suspended, issued } = use.evidence?.data ?? {};
          yield {
            at: use.link.at,
            message: lapsed.includes("expired")
              ? { de: `Das Zertifikat galt bis ${until}.`, en: `The certificate was valid until ${until}.` }
              : lapsed.includes("suspended")
                ? {
                    de: `Das Zertifikat ist seit ${suspended} ausgesetzt.`,
                    en: `The certificate is suspended since ${suspended}.`,
                  }
                : {
                    de: `Dem Zertifikat vom ${issued} fehlt ein jährliches Überwachungsaudit.`,
                    en: `The certificate of ${issued} lacks a yearly surveillance audit.`,
                  },
            help: {
              de: "Lassen Sie sich vom Inhaber das gültige Zertifikat oder den Auditbericht geben, oder weisen Sie die Anforderung selbst nach.",
              en: "Get the valid certificate or the audit report from its holder, or prove the requirement yourself.",
            },
            ...unmet(use.concerned, index),
            evidence: use.link.path,
          };
        }
      }
    }
  },
};

/** Surveillance audits that do not count: before the certificate was issued, still to come, or named again. */
function* uncounted(
  certificate: Evidence,
  asOf: string,
  lapsed: readonly CreditFault[],
): Generator<FindingDraft> {
  const { issued, surveillance = [] } = certificate.data;
  for (const [i, day] of surveillance.entries()) {
    const why = whyUncounted(day, surveillance.indexOf(day) !== i, issued, asOf);
    // Where one is lacking, that is said already of whatever inherits from it.
    if (why === null || (day > asOf && lapsed.includes("surveillance"))) continue;
    yield {
      at: placeOf(certificate, "surveillance", i),
      severity: "warning",
      message: {
        de: `Das Überwachungsaudit vom ${day} ${why.de}`,
        en: `The surveillance audit of ${day} ${why.en}`,
      },
      help: {
        de: "Nennen Sie unter surveillance die Tage der Überwachungsaudits, die dieses Zertifikat bestanden hat, jeden einmal.",
        en: "Name under surveillance the days of the surveillance audits that this certificate has passed, each once.",
      },
      evidence: certificate.path,
    };
  }
}

function whyUncounted(
  day: string,
  isNamedAgain: boolean,
  issued: string | undefined,
  asOf: string,
): Bilingual | null {
  if (issued !== undefined && day <= issued)
    return {
      de: `zählt nicht: Ausgestellt wurde das Zertifikat erst am ${issued}.`,
      en: `does not count: the certificate was issued only on ${issued}.`,
    };
  if (day > asOf)
    return {
      de: `steht am ${asOf} noch bevor und zählt bis dahin nicht.`,
      en: `is still to come on ${asOf}, and does not count until then.`,
    };
  return isNamedAgain
    ? { de: "steht zweimal da und zählt einmal.", en: "stands twice and counts once." }
    : null;
}
