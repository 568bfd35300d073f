import type { FindingDraft } from "../model/finding.ts";
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
      if (evidence.data.type === "certificate") yield* uncounted(evidence);
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

/** Surveillance audits that do not count: before the certificate was issued, which they can't have watched, or named again. */
function* uncounted(certificate: Evidence): Generator<FindingDraft> {
  const { issued, surveillance = [] } = certificate.data;
  for (const [i, day] of surveillance.entries()) {
    const isBefore = issued !== undefined && day <= issued;
    if (!isBefore && surveillance.indexOf(day) === i) continue;
    yield {
      at: placeOf(certificate, "surveillance", i),
      severity: "warning",
      message: isBefore
        ? {
            de: `Das Überwachungsaudit vom ${day} zählt nicht: Ausgestellt wurde das Zertifikat erst am ${issued}.`,
            en: `The surveillance audit of ${day} does not count: the certificate was issued only on ${issued}.`,
          }
        : {
            de: `Das Überwachungsaudit vom ${day} steht zweimal da und zählt einmal.`,
            en: `The surveillance audit of ${day} stands twice and counts once.`,
          },
      help: {
        de: "Nennen Sie unter surveillance die Tage der Überwachungsaudits dieses Zertifikats, jeden einmal.",
        en: "Name under surveillance the days of this certificate's surveillance audits, each once.",
      },
      evidence: certificate.path,
    };
  }
}
