import { createHash } from "node:crypto";
import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";

const svg =
  '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><text>Lage des Geheimgangs</text></svg>';

/** Evidence above `internal`: path below `evidence/` → bytes and the rest of the sidecar. */
const evidence: Readonly<Record<string, { readonly bytes: string; readonly metadata: string }>> = {
  "rz-a/tresor/schliessplan.txt": {
    bytes: "Generalschlüssel liegen im Wandsafe\n",
    metadata: "title: Schließplan der Tresorkammer\ntype: document\nissued: 2024-01-10\nvalid-for: P12M",
  },
  "rz-a/tresor/geheimgang.svg": {
    bytes: svg,
    metadata: "title: Zeichnung des Geheimgangs\ntype: document\nissued: 2026-01-10\nvalid-until: 2026-12-01",
  },
  "domain/zusage.txt": {
    bytes: "Zusage der Wachgesellschaft\n",
    metadata:
      "title: Zusage der Wachgesellschaft\ntype: certificate\nissued: 2026-01-10\nnumber: WG-4711-GEHEIM\nholder: Wachgesellschaft Falkenauge\n" +
      "scope: Bewachung der Tresorkammer\ncovers: [INF.2.A2]\nsites: [rz-a]\nbasis: it-grundschutz\nvalid-until: 2028-01-01\nsurveillance: []\nduties: []",
  },
  "domain/leitlinie.txt": {
    bytes: "Verschwiegene Leitlinie\n",
    metadata:
      'title: Verschwiegene Leitlinie\ntype: document\nissued: 2026-01-10\ndocument: A.0.1\nversion: "7.7"\napproved: {by: Direktorin Panzerfrau, on: 2026-01-11}',
  },
};

/**
 * What is classified above `internal`, of every kind, and named by content that is not: each word that only it has must be
 * gone from what is published for `internal`.
 */
const texts: Readonly<Record<string, string>> = {
  "controls/objects/tresorkammer.md": `---
title: Tresorkammer hinter der Tapetentür
type: room
sites: [rz-a]
protection: {confidentiality: very-high, integrity: high, availability: high}
protection-reason: Darin liegen die Generalschlüssel
modules: [INF.5]
owner: Kastellan Nachtwächter
classification: confidential
---

Der Geheimgang führt zum Keller.
`,
  "controls/objects/wache.md": `---
title: Wache
type: process
sites: [rz-a, rz-b]
redundancy: active-active
depends-on: [tresorkammer]
protection: {confidentiality: high, integrity: high, availability: high}
critical: true
recovery: {rto: PT4H, rpo: PT1H, mtpd: PT24H}
---
`,
  "controls/catalog/verschluss.md": `---
title: Verschlusssachen der Pförtnerloge
owner: Oberpförtner Zerberus
classification: tlp:amber
---

## VS-1 Verwahrung der Generalschlüssel

- Anforderungen: INF.2.A7
- Zuständig: Schlüsselmeisterin

Zwei Umschläge, versiegelt.

### raum-a@rz-a: nein

Das Siegel fehlt: [Plan der Schlösser](../../evidence/rz-a/tresor/schliessplan.txt).

- Offen: Siegelwachs beschaffen; bis 2026-01-31; Wachsmeister
- Geprüft: 2026-09-14, S. Verschwiegen; T. Geheimnis
`,
  "controls/catalog/offen.md": `---
title: Offene Maßnahmen
---

## OFF-1 Was auf Verschlossenes verweist

- Anforderungen: INF.2.A1, INF.5.A1

### rz-a: ja

Wie in „Schließplan der Tresorkammer“ steht: [Wo die Schlüssel hängen](../../evidence/rz-a/tresor/schliessplan.txt),
![Bild vom Gang](../../evidence/rz-a/tresor/geheimgang.svg). Die Tresorkammer hinter der Tapetentür zählt mit.

- Geprüft: 2026-09-14, A. Beispiel

### tresorkammer: ja

- Risiko: sprengung
- Geprüft: 2026-09-14, A. Beispiel

## OFF-2 Was ein verschlossenes Zertifikat trägt

- Anforderungen: INF.2.A2

### raum-a@rz-a: ja

- Geerbt: [Zusage](../../evidence/domain/zusage.txt)
- Geprüft: 2026-09-14, A. Beispiel
`,
  "controls/risks/sprengung.md": `---
title: Sprengung der Pforte
objects: [raum-a, tresorkammer]
threats: [G 0.8]
accepted: {by: Vorstand Donnerhall, on: 2026-01-01, until: 2026-06-30}
classification: confidential
---

Mit Dynamit.
`,
  "controls/audits/revision.md": `---
title: Stille Revision
kind: internal
date: 2026-05-01
auditor: Inspektorin Lupe
classification: vs-nfd
---

## F-77 Pförtner schlief

- Schwere: schwerwiegend
- Anforderungen: INF.2.A7
- Frist: 2026-06-30

Am [Schloss](../../evidence/rz-a/tresor/schliessplan.txt) fand sich Wachs.
`,
  "evidence/domain/tagebuch.md": `---
title: Tagebuch des Nachtwächters
type: log
issued: 2026-05-01
location: Panzerschrank im Turmzimmer
classification: confidential
---

Um Mitternacht quietschte die Falltür.
`,
  "evidence/rz-a/ausfall-der-wache.md": `---
title: Mitternachtsübung
type: exercise
issued: 2026-09-01
scenario: {lost-site: rz-b}
processes: {wache: {rto: PT3H, rpo: PT15M}}
passed: false
classification: confidential
location: Panzerschrank im Turmzimmer
---

Die Laterne erlosch.
`,
};

/**
 * Adds content above `internal` to a content root that has the sites `rz-a` and `rz-b` and a room `raum-a`; with `mark`, all
 * of it is called otherwise, as it may have been earlier.
 */
export async function writeSecrets(root: string, mark = ""): Promise<void> {
  const marked = (text: string) =>
    text.replace(/tresor|geheim|wach|pf[oö]rt|siegel|sprengung/gi, `${mark}$&`);
  const write = async (path: string, text: string) => {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), text);
  };
  for (const [path, text] of Object.entries(texts)) await write(marked(path), marked(text));
  for (const [path, { bytes, metadata }] of Object.entries(evidence)) {
    const sha256 = createHash("sha256").update(marked(bytes)).digest("hex");
    await write(marked(`evidence/${path}`), marked(bytes));
    await write(
      marked(`evidence/${path}.yaml`),
      marked(`${metadata}\nsha256: ${sha256}\nclassification: confidential\n`),
    );
  }
}
