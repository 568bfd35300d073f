import type { Bilingual } from "../../model/position.ts";

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

Das Werkzeug wird mit seiner Prüfsumme installiert (Node.js 22.12 oder neuer), aus einer Paketdatei in diesem Ordner oder einer
Git-Adresse; danach genügt in jedem Klon \`npm ci\`. Nehmen Sie \`package.json\` und \`package-lock.json\` in Git auf. Rufen Sie es nur
mit \`--no-install\` auf: Unter seinem Namen könnte in einer Registry etwas Fremdes liegen.

\`\`\`sh
npm install --save-exact ./nachweis-VERSION.tgz
npx --no-install nachweis check
npx --no-install nachweis new control INF.1.A1
npx --no-install nachweis evidence add DATEI --site rz-a --control INF.2.A1
npx --no-install nachweis build
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

The toolkit is installed with its digest (Node.js 22.12 or newer), from a package file in this folder or a Git address;
then \`npm ci\` is enough in every clone. Put \`package.json\` and \`package-lock.json\` into Git. Call it with \`--no-install\`
only: under its name a registry could hold something of a stranger.

\`\`\`sh
npm install --save-exact ./nachweis-VERSION.tgz
npx --no-install nachweis check
npx --no-install nachweis new control INF.1.A1
npx --no-install nachweis evidence add FILE --site rz-a --control INF.2.A1
npx --no-install nachweis build
\`\`\`

The report names every weakness: keep content and result where only those who may can read them.

All files that “nachweis init” has written are free for any use (CC0 1.0,
<https://creativecommons.org/publicdomain/zero/1.0/>). Your own content is yours.
`,
};
