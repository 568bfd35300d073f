import { createHash } from "node:crypto";
import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { deflateSync } from "node:zlib";
import { textPdf } from "../text-pdf.ts";

const long = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft".repeat(2);

/** A picture of one grey pixel. */
function png(): Uint8Array {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
    const size = Buffer.alloc(4);
    size.writeUInt32BE(data.length);
    const sum = Buffer.alloc(4);
    sum.writeUInt32BE(crc(body));
    return Buffer.concat([size, body, sum]);
  };
  const head = Buffer.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0]);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    chunk("IHDR", head),
    chunk("IDAT", deflateSync(Buffer.from([0, 128]))),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

/** CRC-32 of PNG (ISO 3309). */
function crc(bytes: Uint8Array): number {
  let value = 0xffffffff;
  for (const byte of bytes) {
    value ^= byte;
    for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  }
  return (value ^ 0xffffffff) >>> 0;
}

/** A PDF that would run a script; the same bytes at two sites would prove nothing. */
const pdf = (what: string) => `%PDF-1.4
% ${what}
1 0 obj<</Type/Catalog/Pages 2 0 R/OpenAction<</S/JavaScript/JS(app.launchURL("https://example.org/pdf"))>>>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj
trailer<</Root 1 0 R>>
%%EOF
`;

const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="20" height="20" onload="window.broken = 'svg'">
<script>window.broken = "svg"; parent.broken = "svg";</script><rect width="20" height="20" fill="green"/></svg>`;

const html = `<!doctype html><title>x</title><script>parent.broken = "html"; window.broken = "html"</script><h1>Übersicht</h1>`;

/** Evidence files: path below `evidence/` → bytes and the rest of the sidecar. */
const evidence: Readonly<Record<string, { bytes: string | Uint8Array; metadata: string }>> = {
  "rz-a/usv/Prüfung Größe 100% #1.pdf": {
    bytes: pdf("Prüfung"),
    metadata: "type: maintenance\nvalid-for: P12M",
  },
  "rz-a/plan.png": { bytes: png(), metadata: "type: photo" },
  "rz-a/schema.svg": { bytes: svg, metadata: "type: document\nclassification: public" },
  "rz-a/seite.html": { bytes: html, metadata: "type: export" },
  "rz-a/log.csv": {
    bytes: '# Beispiel\nZeit;Last;Bemerkung\n10:00;5;"a;b"\n10:05;6;<script>window.broken="csv"</script>\n',
    metadata: "type: log\nvalid-until: 2026-12-20",
  },
  "rz-a/konfiguration.txt": {
    bytes: "line vty 0 4\n <img src=x onerror=window.broken='txt'>\n",
    metadata: "type: export",
  },
  "rz-a/alt.pdf": { bytes: pdf("alt"), metadata: "type: maintenance\nvalid-until: 2026-01-31" },
  "rz-b/abnahme.pdf": {
    bytes: await textPdf(["Abnahme der Ersatzstrom-\nversorgung <b>", "", "Messwerte von Strang A"]),
    metadata: "type: approval",
  },
  "rz-b/geheim.pdf": {
    bytes: await textPdf(["streng-vertrauliches-wort"]),
    metadata: "type: document\nclassification: confidential",
  },
  "domain/zertifikat.pdf": {
    bytes: pdf("Nachweis 3"),
    metadata:
      "type: certificate\nnumber: BSI-IGZ-0000-BEISPIEL\nholder: Betreiberin\nscope: Gebäude\ncovers: [INF.2]\nsites: [rz-b]\n" +
      "basis: it-grundschutz\nvalid-until: 2028-01-01\nsurveillance: []\nduties: [INF.2.A6]",
  },
  "domain/uebung.pdf": {
    bytes: pdf("Nachweis 4"),
    metadata:
      "type: exercise\nscenario: {lost-site: rz-a}\nprocesses: {abrechnung: {rto: PT3H, rpo: PT15M}}\npassed: true\nsites: [rz-a, rz-b]",
  },
};

const texts: Readonly<Record<string, string>> = {
  "controls/domain.md": `---
title: Verbund <script>window.broken="title"</script> & Söhne
organisation: Landschaftsverband
catalogue: kompendium-2023
approach: standard
contact: ISB
modules: {DER.4: {reason: ein Standort ersetzt den anderen, contact: Notfallbeauftragte}}
excluded: {CON.11.1: {reason: nur für Bundesbehörden, by: ISB, on: 2026-02-01}}
example: 2026-11-23
documents: {version: "1.0", approved: {by: Leitung, on: 2026-09-30}}
---

## Öffentlich bekannt

Ein <script>window.broken="domain"</script> Text mit [böser Adresse](javascript:window.broken=1), <b onclick="window.broken=1">HTML</b>
und ![fremdem Bild](https://example.org/pixel.png).

| a | b |
|---|---|
| 1 | ${long} |
`,
  "controls/sites/rz-a.md": `---
title: Rechenzentrum A
operator: Haus A
location: {latitude: 51.95, longitude: 7.63}
phases:
  - {from: 2020-01-01, state: active}
emergency: {holds: P30D}
---

Erster Standort.
`,
  "controls/sites/rz-b.md": `---
title: Rechenzentrum B (neu)
operator: Betreiberin
phases:
  - {from: 2026-10-01, state: transition}
  - {from: 2027-01-15, state: active}
replaces: rz-c
---
`,
  "controls/sites/rz-c.md": `---
title: Rechenzentrum C
phases:
  - {from: 2010-01-01, state: active}
  - {from: 2026-09-01, state: retired}
---
`,
  "controls/objects/abrechnung.md": `---
title: Abrechnung
type: process
sites: [rz-a, rz-b]
redundancy: active-passive
depends-on: [verfahren, [raum-a, raum-b]]
protection: {confidentiality: high, integrity: high, availability: very-high}
owner: Personal
critical: true
recovery: {rto: PT4H, rpo: PT1H, mtpd: PT24H}
---

Prosa des Prozesses.
`,
  "controls/objects/verfahren.md": `---
title: ${long}
type: application
sites: [rz-a, rz-b]
redundancy: active-active
depends-on: [raum-a]
modules: [APP.4.2]
---
`,
  "controls/objects/raum-a.md": `---
title: Raum A
type: room
sites: [rz-a]
modules: [INF.2]
---
`,
  "controls/objects/raum-b.md": `---
title: Raum B
type: room
sites: [rz-b]
modules: [INF.2]
---
`,
  "controls/catalog/inf-2.md": `---
title: Rechenzentrum sowie Serverraum
module: INF.2
owner: Leitung RZ
---

## INF.2.A3 Einsatz einer unterbrechungsfreien Stromversorgung

- Nachweis: maintenance, P12M
- Zuständig: Haustechnik

Die Notstromversorgung übernimmt nach zehn Sekunden.[^1]

[^1]: Gemessen.

### rz-a: ja

Zwei Stränge: [Prüfung](../../evidence/rz-a/usv/Pr%C3%BCfung%20Gr%C3%B6%C3%9Fe%20100%25%20%231.pdf), ![Plan](../../evidence/rz-a/plan.png),
[Schema](../../evidence/rz-a/schema.svg), [Seite](../../evidence/rz-a/seite.html) und <iframe src="https://example.org"></iframe>.

##### Überschrift einer tiefen Ebene

- [x] erledigt
- [ ] nicht erledigt

\`\`\`
${long}
\`\`\`

- Geprüft: 2026-09-14, A. Beispiel; B. Muster

### rz-b: teilweise

Strang B folgt: [Abnahme][abnahme], [geheim](../../evidence/rz-b/geheim.pdf).

[abnahme]: ../../evidence/rz-b/abnahme.pdf

- Offen: Abnahme von Strang B; bis 2027-01-31; Haustechnik; 5 PT
- Geprüft: 2026-09-14, A. Beispiel

## INF.2.A4 Notabschaltung der Stromversorgung

### alle: ja

Taster an jeder Tür: [Protokoll](../../evidence/rz-a/alt.pdf).

- Geprüft: 2026-09-14, A. Beispiel

## INF.2.A6 Zutrittskontrolle

### rz-a: nein

Noch nicht.

- Offen: Leser beschaffen; bis 2026-12-31; Haustechnik
- Risiko: zutritt
- Geprüft: 2026-09-14, A. Beispiel

### rz-b: entbehrlich

Der Raum ist leer.

- Geprüft: 2026-09-14, A. Beispiel

## LWL-17 Klima & Feuchte

- Anforderungen: INF.2.A5, INF.2.A16

### rz-a: ja

Gemessen: [Werte](../../evidence/rz-a/log.csv), [Einstellung](../../evidence/rz-a/konfiguration.txt).

- Geprüft: 2026-09-14, A. Beispiel

## LWL-17B Gleicher Name in anderer Schreibung

- Anforderungen: INF.2.A7

### rz-b: ja

Geerbt.

- Geerbt: [Zertifikat](../../evidence/domain/zertifikat.pdf)
- Geprüft: 2026-09-14, A. Beispiel
`,
  "controls/risks/zutritt.md": `---
title: Unbefugter Zutritt
objects: [raum-a]
threats: [G 0.44]
frequency: medium
impact: considerable
treatment: accept
accepted: {by: Leitung, on: 2026-01-01, until: 2026-12-31}
requirements: [INF.2.A6]
---

Beschreibung.
`,
  "controls/audits/2026.md": `---
title: Internes Audit 2026
kind: internal
date: 2026-06-01
auditor: Revision
---

## F-01 Leser fehlt

- Schwere: geringfügig
- Anforderungen: INF.2.A6
- Bereich: rz-a
- Frist: 2026-12-15

Text der Feststellung.
`,
  "controls/accessibility.md": `---
title: Erklärung zur Barrierefreiheit
---

Der Landschaftsverband ist bemüht, diese Seiten barrierefrei zu machen.

## Nicht barrierefreie Inhalte

- Nachweise als Bild <script>window.broken="accessibility"</script>

## Schlichtungsverfahren

Wenden Sie sich an die [Ombudsstelle](https://example.org/ombudsstelle).
`,
  "evidence/domain/notiz.md": `---
title: Niederschrift der Begehung
type: inspection
issued: 2026-05-01
location: E-Akte 10.2
reviewed: {by: B. Beispiel, on: 2026-05-02}
---

# Niederschrift

Alles [in Ordnung](javascript:window.broken=1). <script>window.broken="note"</script>
`,
};

/** Writes the content root that the site's tests are made from: ordinary, nasty and missing things of every kind. */
export async function writeFixture(root: string): Promise<void> {
  const write = async (path: string, content: string | Uint8Array) => {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), content);
  };
  for (const [path, text] of Object.entries(texts)) await write(path, text);
  for (const [path, { bytes, metadata }] of Object.entries(evidence)) {
    const name = path.replace(/^.*\//, "");
    await write(`evidence/${path}`, bytes);
    await write(
      `evidence/${path}.yaml`,
      `title: ${JSON.stringify(`Nachweis ${name}`)}\nissued: 2026-03-14\nissuer: Fachfirma\n${metadata}\n` +
        `sha256: ${createHash("sha256").update(bytes).digest("hex")}\nreviewed: {by: B. Beispiel, on: 2026-03-20}\n`,
    );
  }
}

/** Writes a content root in which there is next to nothing. */
export async function writeEmptyFixture(root: string): Promise<void> {
  await mkdir(join(root, "controls"), { recursive: true });
  await mkdir(join(root, "evidence"));
  await writeFile(
    join(root, "controls", "domain.md"),
    "---\ntitle: Leerer Verbund\ncatalogue: kompendium-2023\napproach: standard\n---\n",
  );
}
