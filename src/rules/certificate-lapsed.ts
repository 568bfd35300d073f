import { type Rule, unmet } from "./rule.ts";

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
