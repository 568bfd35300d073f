import type { Bilingual } from "./position.ts";

/** Names of the institution and its two sites, where nobody gives any. */
export const presetNames = {
  organisation: { de: "Beispiel: Institution", en: "Example: institution" },
  siteA: { de: "Beispiel: Rechenzentrum A", en: "Example: data centre A" },
  siteB: { de: "Beispiel: Rechenzentrum B", en: "Example: data centre B" },
} as const satisfies Record<string, Bilingual>;

/** Texts of a new content root that are to be replaced. */
export const placeholders = {
  domain: { de: "Beispiel: Informationsverbund", en: "Example: information domain" },
  owner: { de: "Beispiel: zuständige Rolle", en: "Example: responsible role" },
  room: { de: "Beispiel: Rechnerraum", en: "Example: computer room" },
  note: {
    de: "> Beispiel: Platzhalter von „nachweis init“. Ersetzen Sie die Angaben, und löschen Sie diese Zeile.",
    en: "> Example: a placeholder of “nachweis init”. Replace what is said here, and delete this line.",
  },
  partial: {
    de: "Beispiel, so wird ein Nachweis verlinkt",
    en: "Example of how evidence is linked",
  },
  control: { de: "Beispiel: was die Maßnahme regelt", en: "Example: what the control is about" },
  implementation: { de: "Beispiel: wie es umgesetzt ist", en: "Example: how it is implemented" },
  action: { de: "Beispiel: was noch zu tun ist", en: "Example: what is still to be done" },
  evidenceTitle: { de: "Beispiel, kein Nachweis", en: "Example, no evidence" },
  evidence: {
    de: "BEISPIEL, KEIN NACHWEIS\n\nDiese Datei zeigt, wo ein Nachweis liegt. Nehmen Sie einen echten auf:\nnpx --no-install nachweis evidence add DATEI --site rz-a --control INF.2.A1\nund löschen Sie diese Datei, ihre Metadaten (.yaml) und den Link auf sie.\n",
    en: "EXAMPLE, NO EVIDENCE\n\nThis file shows where evidence lies. Add real evidence:\nnpx --no-install nachweis evidence add FILE --site rz-a --control INF.2.A1\nand delete this file, its sidecar (.yaml) and the link to it.\n",
  },
} as const satisfies Record<string, Bilingual>;

/** Prose of a new `controls/domain.md`. */
export const domainProse: Bilingual = {
  de: `> Beispiel: Platzhalter von „nachweis init“. Ersetzen Sie alle Angaben.

## Geltungsbereich

Beispiel: Was gehört zum Informationsverbund? Nennen Sie Standorte, Geschäftsprozesse, Anwendungen, Systeme und Netze.

## Abgrenzung

Beispiel: Was gehört nicht dazu, und warum?

## Schnittstellen

Beispiel: Mit wem tauscht der Verbund Daten und Leistungen aus, und wo ist das geregelt?
`,
  en: `> Example: a placeholder of “nachweis init”. Replace everything that is said here.

## Scope

Example: What belongs to the information domain? Name sites, business processes, applications, systems and networks.

## Boundaries

Example: What does not belong to it, and why?

## Interfaces

Example: With whom does the domain exchange data and services, and where is that agreed?
`,
};

/**
 * A draft of the accessibility statement that a public body owes for its website (Directive (EU) 2016/2102, Art. 7), in the
 * order of the model statement of Commission Implementing Decision (EU) 2018/1523.
 */
export function accessibilityDraft(organisation: string, today: string): Bilingual {
  return {
    de: `---
title: Erklärung zur Barrierefreiheit
---

> Beispiel: Entwurf von „nachweis init“, nicht geprüft. Füllen Sie alles in eckigen Klammern aus, und löschen Sie diese Zeile.

${organisation} ist bemüht, diese Website im Einklang mit [den für Sie geltenden Vorschriften] barrierefrei zugänglich zu
machen. Diese Erklärung gilt für [Adresse der Website].

## Stand der Vereinbarkeit mit den Anforderungen

Diese Website ist [vollständig | teilweise | nicht] mit EN 301 549 und WCAG 2.1 AA vereinbar.

## Nicht barrierefreie Inhalte

[Welche Inhalte sind nicht barrierefrei, warum, und welche Alternative gibt es? Eingebundene Nachweise, zum Beispiel
eingescannte PDF-Dateien, sind es oft nicht.]

## Erstellung dieser Erklärung

Diese Erklärung wurde am ${today} als Entwurf angelegt. Bewertet wurde die Website [am] durch [Selbstbewertung | wen].

## Rückmeldung und Kontakt

Wenn Sie auf eine Barriere stoßen, schreiben Sie an [Stelle, Anschrift, Telefon, E-Mail].

## Durchsetzungsverfahren

Erhalten Sie keine befriedigende Antwort, wenden Sie sich an [Durchsetzungs- oder Ombudsstelle Ihres Landes].
`,
    en: `---
title: Accessibility statement
---

> Example: a draft of “nachweis init”, not reviewed. Fill in everything in square brackets, and delete this line.

${organisation} is committed to making this website accessible, in accordance with [the law that applies to you]. This
statement applies to [address of the website].

## Compliance status

This website is [fully | partially | not] compliant with EN 301 549 and WCAG 2.1 AA.

## Non-accessible content

[Which content is not accessible, why, and what is the alternative? Evidence that is shown, such as scanned PDF files,
often is not.]

## Preparation of this statement

This statement was drafted on ${today}. The website was evaluated [when] by [self-assessment | whom].

## Feedback and contact

If you come across a barrier, write to [office, address, telephone, e-mail].

## Enforcement procedure

If you get no satisfactory answer, turn to [the enforcement or ombuds body of your state].
`,
  };
}

/** What `nachweis new audit` writes in place of findings. */
export const auditDraft: Bilingual = {
  de: "<!-- Je Feststellung: „## F-01 Titel“, darunter „- Schwere: geringfügig“, „- Anforderungen: INF.2.A3“, „- Bereich: rz-lwl“, „- Frist: 2027-03-31“. -->",
  en: "<!-- For each finding: “## F-01 Title”, below it “- Severity: minor”, “- Requirements: INF.2.A3”, “- Scope: rz-lwl”, “- Due: 2027-03-31”. -->",
};
