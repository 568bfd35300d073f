import type { Bilingual } from "../model/position.ts";

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

/** The README of a new content root. */
export const readme: Bilingual = {
  de: `# Nachweise eines Informationsverbunds

Angelegt mit „nachweis init“. Alles darin ist Platzhalter: Es sagt nichts über ein wirkliches Rechenzentrum.

| Ordner oder Datei | Inhalt |
|---|---|
| \`controls/domain.md\` | der Informationsverbund |
| \`controls/sites/\`, \`controls/objects/\` | Standorte und Zielobjekte |
| \`controls/catalog/\` | die Maßnahmen, je Baustein eine Datei |
| \`controls/accessibility.md\` | Entwurf der Erklärung zur Barrierefreiheit |
| \`evidence/<standort>/\` | Nachweise, jeder mit Metadaten (\`.yaml\`) |
| \`examples/ci/\` | Beispiele für GitLab, GitHub und pre-commit |

\`\`\`sh
npx nachweis check
npx nachweis new control INF.1.A1
npx nachweis evidence add DATEI --site rz-a --control INF.2.A1
npx nachweis build
\`\`\`

Der Bericht nennt jede Schwachstelle: Legen Sie Inhalt und Ergebnis nur dort ab, wo Berechtigte sie lesen.

Alle Dateien, die „nachweis init“ geschrieben hat, sind frei für jede Verwendung (CC0 1.0,
<https://creativecommons.org/publicdomain/zero/1.0/deed.de>). Ihre eigenen Inhalte gehören Ihnen.
`,
  en: `# Evidence of an information domain

Made with “nachweis init”. Everything in it is a placeholder: it says nothing about any real data centre.

| folder or file | content |
|---|---|
| \`controls/domain.md\` | the information domain |
| \`controls/sites/\`, \`controls/objects/\` | sites and target objects |
| \`controls/catalog/\` | the controls, one file for each module |
| \`controls/accessibility.md\` | draft of the accessibility statement |
| \`evidence/<site>/\` | evidence, each with its sidecar (\`.yaml\`) |
| \`examples/ci/\` | examples for GitLab, GitHub and pre-commit |

\`\`\`sh
npx nachweis check
npx nachweis new control INF.1.A1
npx nachweis evidence add FILE --site rz-a --control INF.2.A1
npx nachweis build
\`\`\`

The report names every weakness: keep content and result where only those who may can read them.

All files that “nachweis init” has written are free for any use (CC0 1.0,
<https://creativecommons.org/publicdomain/zero/1.0/>). Your own content is yours.
`,
};
