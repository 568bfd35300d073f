import type { Bilingual } from "../model/position.ts";
import type { WideScope } from "../model/scope-words.ts";
import type { Status } from "../model/vocabulary.ts";
import type { Attribute } from "../source/labels.ts";

/** What each status of an assessment declares. */
export const statusMeanings: Readonly<Record<Status, Bilingual>> = {
  yes: { de: "ganz umgesetzt", en: "implemented in full" },
  partial: { de: "zum Teil umgesetzt", en: "implemented in part" },
  no: { de: "nicht umgesetzt", en: "not implemented" },
  dispensable: {
    de: "trifft hier nicht zu oder ist gleichwertig ersetzt",
    en: "does not apply here, or is replaced by an equivalent",
  },
};

/** What a scope takes in that is no site or object. */
export const scopeMeanings: Readonly<Record<WideScope, Bilingual>> = {
  all: {
    de: "alle Standorte und Zielobjekte, für die keine genauere Bewertung da ist",
    en: "all sites and objects for which there is no more specific assessment",
  },
  domain: {
    de: "der Informationsverbund als Ganzes: was an keinen Standort gebunden ist",
    en: "the information domain as a whole: what is bound to no site",
  },
};

/** What stands behind each label, and how it is written (docs/de/schreiben.md, docs/en/writing.md). */
export const labelMeanings: Readonly<Record<Attribute, Bilingual>> = {
  requirements: {
    de: "Anforderungen, die die Maßnahme erfüllt oder die eine Feststellung betrifft, mit Komma: INF.2.A3, INF.2.A6",
    en: "requirements that the control meets or a finding concerns, comma-separated: INF.2.A3, INF.2.A6",
  },
  evidence: {
    de: "Art des Nachweises, den jede Bewertung braucht, und wie alt der neueste sein darf: maintenance, P12M",
    en: "type of evidence that each assessment needs, and how old the newest may be: maintenance, P12M",
  },
  responsible: { de: "wer zuständig ist: Rolle oder Person", en: "who is responsible: role or person" },
  assessed: {
    de: "wann und von wem bewertet, dann wer befragt wurde: 2026-09-14, A. Beispiel, Haustechnik (Serverraum)",
    en: "when and by whom it was assessed, then who was asked: 2026-09-14, A. Example, facilities (server room)",
  },
  open: {
    de: "was noch zu tun ist, bis wann, von wem, mit welchem Aufwand: Tür tauschen; bis 2027-03-31; Haustechnik; 2 PT",
    en: "what is still to be done, by when, by whom, at what cost: replace the door; by 2027-03-31; facilities; 2 PD",
  },
  inherited: {
    de: "Zertifikat eines Dienstleisters, dessen Erfüllung angerechnet wird, als Link",
    en: "certificate of a provider whose fulfilment is credited, as a link",
  },
  risk: {
    de: "Kennung des Risikos, das für diese Lücke akzeptiert ist",
    en: "id of the risk that is accepted for this gap",
  },
  severity: {
    de: "Schwere der Feststellung: schwerwiegend, geringfügig, Empfehlung",
    en: "severity of the finding: major, minor, recommendation",
  },
  scope: {
    de: "was Feststellung oder Frage betrifft: Standort, Zielobjekt oder Zielobjekt@Standort",
    en: "what finding or question concerns: site, object or object@site",
  },
  due: { de: "bis wann die Feststellung zu beheben ist", en: "by when the finding is to be mended" },
  closed: { de: "an welchem Tag sie behoben wurde", en: "on which day it was mended" },
  question: {
    de: "was die Auditorin oder der Auditor noch wissen will; eingerückt darunter stehen Anforderungen, Bereich und Antwort",
    en: "what the auditor still wants to know; requirements, scope and answer stand indented below",
  },
  answer: {
    de: "Tag, dann die Antwort mit Links zu Nachweisen: 2026-12-01, siehe [Protokoll](../../evidence/…)",
    en: "day, then the answer with links to evidence: 2026-12-01, see [record](../../evidence/…)",
  },
};
