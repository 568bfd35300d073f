import type { Content } from "./content-root.ts";
import { clean, domainFile } from "./format/clean-root.ts";

/** Every word with this in it belongs to content that is classified as VS-NfD, and stands nowhere else. */
export const secretMark = "murmel";

/** Every word with this in it belongs to content for internal use, which a public edition withholds. */
export const internalMark = "wirbel";

/** Numbers and days that only content classified as VS-NfD has, in all the forms that they are printed in. */
export const secretNumbers: readonly RegExp[] = [
  /51[.,]77771/,
  /7[.,]77772/,
  // Alone: an offset of ten digits in a PDF may hold it by chance.
  /(?<!\d)77[.,]?777(?!\d)/,
  /777 ?(?:[DH]|Tage|Stunden|days|hours)/,
  /F-777/,
  ...["2019-07-19", "2026-05-17", "2026-07-18", "2026-08-19"].map(dayPattern),
];

function dayPattern(day: string): RegExp {
  const [year = "", month = "", date = ""] = day.split("-");
  const english = new Intl.DateTimeFormat("en", { month: "long", timeZone: "UTC" }).format(new Date(day));
  return new RegExp(
    `${year}-${month}-${date}|${year}${month}${date}|0?${+date}\\.\\s?0?${+month}\\.${year}|0?${+date} ${english} ${year}`,
  );
}

const needs = "protection: {confidentiality: high, integrity: high, availability: high}";

const site = (front: string) => `---
title: Murmelrechenzentrum
operator: Murmelbetreiberin
location: {latitude: 51.77771, longitude: 7.77772}
phases: [{from: 2019-07-19, state: active}]
replaces: rz-murmelalt
emergency: {holds: P777D, decides: Murmelstab, calls: Murmelwarte}
${front}---

Ein Murmelbunker.
`;

const object = (front: string) => `---
title: Murmelraum
type: room
sites: [rz-a, rz-murmeltippfehler]
depends-on: [murmeltippfehler]
connects: [murmelnetz, rz-a]
modules: {INF.2: {reason: Murmelanlass, contact: Murmelansprechstelle}, MURMEL.1: }
${needs}
protection-reason: Murmelgrund
protection-reasons:
  confidentiality: {scenario: Murmelszenario, reason: Murmelanlass}
  integrity: {reason: Murmelanlass}
external: false
external-reason: Murmelboden
no-transfer: true
owner: Murmelleitung
quantity: 77777
platform: Murmelplattform
users: Murmelnutzende
room-type: archive
critical: true
recovery: {rto: PT4H, rpo: murmelzeit, mtpd: PT777H}
threats: {G 0.1: {relevance: none, reason: Murmelfrei}, G 0.murmel: {relevance: direct}}
further-threats: {by: Murmelsucherin, on: 2026-07-18}
${front}---

Ein Murmelgang.
`;

const catalogue = (front: string) => `---
title: Murmelkatalog
owner: Murmeleigentümerin
${front}---

## MURMEL-1 Murmelmaßnahme

- Anforderungen: INF.2.A1, INF.2.A999, murmelanforderung
- Zuständig: Murmelrat
- Nachweis: murmelart, P12M

Murmelprosa [Murmellink](../../evidence/rz-a/murmelfehlt.txt), ![Murmelbild](../../evidence/rz-a/murmelfehlt.png).

### raum-a: nein

Murmellücke.

- Offen: MURMEL-7: Murmelaufgabe; bis 2026-01-31; Murmelbotin; 3 Murmeltage; 77.777 EUR
- Offen: MURMEL-8
- Geprüft: 2020-09-14, G. Murmelprüfer, H. Murmelauskunft
- Geprüft: murmeltag
- Geerbt: [Murmelzertifikat](../../evidence/rz-a/murmelfehlt.pdf)
- Risiko: murmelrisiko

### murmelbereich: jaa
`;

const risk = (front: string) => `---
title: Murmelgefahr
objects: [raum-a, murmeltippfehler]
threats: [G 0.8, G 0.murmel]
values: [availability, murmelwert]
frequency: murmelselten
impact: murmelklein
category: murmelarg
category-reason: Murmelbegründung
treatment: murmelbehandlung
measures: [MURMEL-1, murmelmassnahme, INF.2.A1]
residual: {frequency: murmelselten, impact: {availability: murmelklein}, category: murmelarg, category-reason: Murmelursache}
accepted: {by: Murmelvorstand, on: 2026-01-01, until: 2026-07-18}
requirements: [INF.2.A1, MURMEL.1.A1]
${front}---

Murmelfolgen.
`;

const audit = (front: string) => `---
title: Murmelaudit
kind: internal
date: 2026-05-17
auditor: Murmelprüferin
${front}---

- Frage: Wozu die Murmelfrage, siehe [Murmelbeleg](../../evidence/rz-a/murmelfehlt.txt)?
  - Anforderungen: INF.2.A1, murmelanforderung
  - Bereich: murmeltippfehler
  - Antwort: 2026-07-18, für die Murmelantwort, siehe [Murmelbeleg](../../evidence/rz-a/murmelfehlt.txt).
- Frage: Warum keine Murmelantwort?

## F-777 Murmelfeststellung

- Schwere: schwerwiegend
- Anforderungen: INF.2.A1, murmelanforderung
- Bereich: murmeltippfehler
- Frist: 2026-08-19
- Zuständig: Murmelverantwortliche
- Offen: MURMEL-9: Murmelbehebung; bis 2026-08-19; Murmelbote; 777 Murmelstunden; 77.777 EUR/Jahr

Ein Murmelbefund, siehe [Murmelbeleg](../../evidence/rz-a/murmelfehlt.txt).
`;

/** A certificate, an exercise and a reference document at once: every field that evidence may have. */
const metadata = (front: string) => `title: Murmelnachweis
type: certificate
issued: 2026-01-10
issuer: Murmelstelle
location: Murmelschrank
number: MURMEL-4711
holder: Murmelinhaberin
scope: Murmelgeltungsbereich
covers: [INF.2.A1, MURMEL.2]
duties: [MURMEL.2.A1]
basis: murmelbasis
suspended: murmelruhe
surveillance: [murmelaufsicht]
sites: [rz-a, rz-murmeltippfehler]
sites-reason: Murmelgemeinschaft
reviewed: {by: R. Murmelgegenleser, on: 2026-03-20}
added: {by: S. Murmelsammler, on: 2026-03-20}
valid-until: 2026-02-01
scenario: {lost-site: rz-murmelweg, kind: murmelübung, carried-by: [rz-murmelträger]}
processes: {murmelprozess: {rto: PT3H, rpo: PT15M}}
carries: [murmelprozess]
change-notice: Murmelanzeige
document: A.0.murmel
version: murmelfassung
approved: {by: Murmelfreigeberin, on: 2026-01-11}
next-review: murmeltermin
keep-until: murmelfrist
deleted: {on: murmeltag, by: Murmelvernichterin, reason: murmelgrund}
${front}`;

type Write = (front: string) => string;

/** Where a file of each kind may lie: in its place, and in such that it is dropped (wrong name, wrong folder, an id of two). */
const places: Readonly<Record<string, Write>> = {
  "controls/sites/rz-murmel.md": site,
  "controls/sites/RZ Murmel.md": site,
  "controls/sites/zmurmel/rz-a.md": site,
  "controls/standorte/rz-murmel.md": site,
  "controls/objects/raum-murmel.md": object,
  "controls/objects/Raum Murmel.md": object,
  "controls/objects/zmurmel/raum-a.md": object,
  "controls/objekte/raum-murmel.md": object,
  "controls/objects/raum-murmel.md.txt": object,
  "controls/catalog/murmel.md": catalogue,
  "controls/catalog/zmurmel/verzeichnis.md": (front) => catalogue(front).replace("MURMEL-1", "INF.2.A1"),
  "controls/katalog/murmel.md": catalogue,
  "controls/risks/murmelrisiko.md": risk,
  "controls/risks/Murmel Risiko.md": risk,
  "controls/audits/murmelaudit.md": audit,
  "controls/Audit/murmelaudit.md": audit,
};

/** How a classification as VS-NfD stands in front matter or a sidecar, as it is to be or with a slip in it. */
export const classifications: Readonly<Record<string, string>> = {
  "as it is to be": "classification: vs-nfd\n",
  "another word": "classification: streng-verborgen\n",
  "another case": "Classification: vs-nfd\n",
  "a slip": "clasification: vs-nfd\n",
  German: "Einstufung: VS-NfD\n",
  "another key": "vermerk: VS-NfD\n",
  "in a group": "emergency:\n  classification: vs-nfd\n",
  "swallowed by a text": "note: |\n  bla\n  classification: vs-nfd\n",
  twice: "classification: public\nclassification: vs-nfd\n",
  "no YAML": "classification vs-nfd\n",
  tab: "\tclassification: vs-nfd\n",
};

/** What may be wrong with a whole file that is classified as VS-NfD. */
export const damages: Readonly<Record<string, (text: string) => string | Uint8Array>> = {
  "without the first line": (text) => text.replace("---\n", ""),
  "without the last line": (text) => text.replace("\n---\n", "\n"),
  "with an unresolved merge": (text) => text.replace("---\n", "---\n<<<<<<< a\nx: 1\n=======\n>>>>>>> b\n"),
  "with a second part": (text) =>
    text.replace("classification: vs-nfd\n---", "---\nclassification: vs-nfd\n---"),
  "not UTF-8": (text) => Buffer.from(text.replace(/[üß]|$/, "ü"), "latin1"),
};

/** Content of every kind above every edition but that for VS-NfD, in all the places where it may lie. */
export function markedFiles(front: string): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(places).map(([path, write]) => [path, write(front)]));
}

/** Evidence above every edition but that for VS-NfD: in its place, in that of no site, with a sidecar that belongs to nothing. */
export function markedEvidence(front: string): Readonly<Record<string, string>> {
  const sidecar = `${metadata(front)}sha256: @sha256\n`;
  return {
    "evidence/rz-a/murmelordner/murmel.txt": "Murmeltext\n",
    "evidence/rz-a/murmelordner/murmel.txt.yaml": sidecar,
    "evidence/rz-a/murmelnotiz.md": `---\n${metadata(front)}---\n\nMurmelnotiz.\n`,
    "evidence/rz-a/murmelalt.txt": "Murmeltext, alt\n",
    "evidence/rz-a/murmelaltumbenannt.txt.yaml": sidecar,
    "evidence/rz-a/murmelgeloescht.txt.yaml": sidecar.replace(
      /^deleted: .*$/m,
      "deleted: {on: 2026-03-01, by: Murmelvernichterin, reason: frist}",
    ),
    "evidence/rz-murmelfalsch/murmel.txt": "Murmeltext 2\n",
    "evidence/rz-murmelfalsch/murmel.txt.yaml": sidecar,
  };
}

/**
 * A content root of all of it, each kind of slip and damage under names of its own (`murmela…`, `murmelb…` and so on), with
 * content for internal use, and public content that names what is withheld in every way, well and badly.
 */
export function markedRoot(): Content {
  const whole = (text: string) => text;
  const variants = [
    ...Object.values(classifications).map((front) => ({ front, damage: whole })),
    ...Object.values(damages).map((damage) => ({ front: classifications["as it is to be"] ?? "", damage })),
  ];
  const secret = Object.fromEntries(
    variants.flatMap(({ front, damage }, i) => {
      const named = (text: string) => text.replace(/murmel/gi, `$&${String.fromCodePoint(97 + i)}`);
      return Object.entries({ ...markedFiles(front), ...markedEvidence(front) }).map(([path, text]) => [
        named(path),
        // The bytes of evidence are what they are; a sidecar is one YAML document, which may begin like front matter.
        /^evidence.*\.txt$/.test(path)
          ? named(text)
          : damage(named(path.endsWith(".yaml") ? `---\n${text}` : text)),
      ]);
    }),
  );
  return { ...clean, ...internal, ...open, ...secret };
}

const open = {
  "controls/sites/rz-offen.md": `---
title: Rechenzentrum am Markt
operator: Haus am Markt
phases: [{from: 2020-01-01, state: active}]
replaces: rz-murmela
classification: public
---
`,
  "controls/objects/raum-offen.md": `---
title: Raum am Markt
type: room
sites: [rz-offen]
depends-on: [raum-murmela, [raum-murmelb, raum-murmelc], raum-murmelx]
connects: [raum-murmela]
${needs}
modules: {INF.2: {reason: wie der Murmelaraum nebenan, contact: Haus am Markt}}
owner: Haus am Markt
classification: public
---

Liegt neben dem Murmelaraum, siehe [hier](raum-murmela.md) und [dort](../Audit/murmelaaudit.md).
`,
  "controls/catalog/offen.md": `---
title: Offene Maßnahmen
classification: public
---

## OFF-1 Was auf Verborgenes verweist

- Anforderungen: INF.2.A1
- Zuständig: Haus am Markt

### raum-offen: ja

[Murmelverweis](../../evidence/rz-a/murmelaordner/murmela.txt), ![Murmelersatz](../../evidence/rz-a/murmelanotiz.md),
[Murmelbezug][m], [hier](../../evidence/rz-a/murmelbordner/murmelb.txt#seite-1), „Murmelanachweis“, **Murmel**araum.

[hier](../../evidence/rz-a/Murmelaordner/murmela.txt)
[hier](../../evidence/rz-a/murmelaordner/murmelaa.txt)
![hier](../../evidence/rz-a/murmelaordner/murmelaaa.png)
[hier](../../evidence/rz-a/murmelaordner)
[hier](<../../evidence/rz-a/murmelaordner/murmela .txt>)
[hier](..\\..\\evidence\\rz-a\\murmelaordner\\murmela.txt)
[hier](../../evidence/rz-a/murmela%6Frdner/murmela.txt)

Auch <a href="../../evidence/rz-a/murmelaordner/murmela.txt">hier</a>, [[murmelaordner/murmela.txt]],
\`evidence/rz-a/murmelaordner/murmela.txt\` und evidence/rz-a/murmelaordner/murmela.txt.

- Geprüft: 2026-09-14, W. Wirbelprüferin, X. Wirbelauskunft
- Risiko: murmelarisiko
- Risiko: murmelarisikoo
- Geerbt: [Zertifikat](../../evidence/rz-a/murmelaordner/murmela.txt)

### raum-murmela: ja

Siehe [hier](../../evidence/rz-a/murmelaordner/murmela.txt).

### raum-murmela@rz-murmela: jaa

### raum-murmelaa: ja

[m]: ../../evidence/rz-a/murmelaordner/murmela.txt "Murmeltitelzeile"
[n]: ../../evidence/rz-a/murmelaordner/murmela.txt
`,
  "controls/risks/offen.md": `---
title: Offenes Risiko
objects: [raum-murmela, raum-offen, raum-murmelaa]
threats: [G 0.8]
frequency: wirbelselten
impact: wirbelklein
category: wirbelarg
residual: {frequency: wirbeloft, impact: wirbelklein, category: wirbelgut}
measures: [MURMELA-1, murmelamassnahme]
treatment: accept
accepted: {by: Hausverwaltung, on: 2026-01-01, until: 2026-12-31}
requirements: [INF.2.A1]
classification: public
---
`,
  "controls/audits/offen.md": `---
title: Offenes Audit
kind: internal
date: 2026-05-01
auditor: Haus am Markt
classification: public
---

- Frage: Was fehlt? Murmelfrage!
  - Bereich: raum-murmela, raum-offen
- Antwort: Murmelantwort.
- Frage: Was fehlt im Murmelaraum?
  - Bereich: raum-offen
  - Antwort: 2026-07-01, im Murmelaraum, siehe [Murmelbeleg](../../evidence/rz-a/murmelaordner/murmela.txt).
- Frage: Was fehlt im Murmelaraum noch?
  - Bereich: raum-offen

## F-01 Etwas fehlt

- Schwere: schwerwiegend
- Bereich: raum-murmela
- Frist: 2026-06-30

Im Murmelaraum.

## F-02 Etwas fehlt auch

- Schwere: schwerwiegend
- Bereich: raum-offen, raum-murmelaa
- Frist: 2026-06-30

Siehe [Murmelbeleg](../../evidence/rz-a/murmelaordner/murmela.txt).
`,
  "evidence/rz-offen/plan.txt": "Plan (Beispiel)\n",
  "evidence/rz-offen/plan.txt.yaml": `title: Plan
type: exercise
issued: 2026-03-14
sha256: @sha256
sites: [rz-murmela, rz-murmelaa]
scenario: {lost-site: rz-murmela, carried-by: [rz-murmelb, rz-murmelaa]}
processes: {raum-murmela: {rto: PT3H, rpo: PT15M}}
reviewed: {by: Y. Wirbelgegenleser, on: 2026-03-20}
added: {by: Z. Wirbelsammlerin, on: 2026-03-19}
classification: public
`,
};

/** The domain, marked in all its fields. */
export function markedDomain(front: string): string {
  return domainFile(
    ["CON.2"],
    ["INF.2", "INF.7", "NET.3.4"],
    `id: murmelkennung
organisation: Murmelverband
contact: Murmelkontakt
management: [Murmelvorstand, Haus am Markt]
further-threats: {by: Murmelsuche, on: 2026-07-18}
risk-matrix:
  frequency: [{id: murmelselten, title: Murmelselten, means: Murmelweile}, {id: murmeloft, title: Murmeloft}]
  impact: [{id: murmelklein, title: Murmelklein}, {id: murmelschwer, title: Murmelschwer, means: Murmelschwere}]
  categories: [{id: murmelgut, title: Murmelgut}, {id: murmelarg, title: Murmelarg, means: Murmelnot}]
  table: {murmelklein: [murmelgut, murmelarg], murmelschwer: [murmelarg, murmelarg]}
documents:
  version: murmelfassung
  approved: {by: Murmelspitze, on: 2026-09-30}
  A.1: {version: murmelausgabe, owner: Murmelhüterin, checked: {by: Murmelprobe, on: 2026-07-18}, approved: {by: Murmelsiegel, on: 2026-07-18}, next-review: 2026-08-19, history: [{version: murmelvorher, on: 2026-05-17, what: Murmeländerung}], distribution: [Murmelverteiler]}
needs: [{scenario: Murmelschaden, normal: Murmelgering, high: Murmelhoch, very-high: Murmelsehrhoch}]
${front}`,
  )
    .replace("title: Verbund (Beispiel)", "title: Murmelverbund")
    .replace("modules: [CON.2]", "modules: {CON.2: {reason: Murmelpflicht, contact: Murmelberatung}}")
    .replace("IND.1: hier nicht", "IND.1: {reason: Murmelgrund, by: Murmelentscheidung, on: 2026-07-18}")
    .replaceAll(": hier nicht", ": Murmelgrund")
    .replace("Geltungsbereich.", "Murmelgeltungsbereich.");
}

/** What is for internal use, and so in no public edition: the domain in all its fields, and one file of each kind. */
const internal = {
  "controls/domain.md": forInternalUse(markedDomain("")),
  ...Object.fromEntries(
    Object.entries({ ...markedFiles(""), ...markedEvidence("") }).map(([path, text]) => [
      forInternalUse(path),
      forInternalUse(text),
    ]),
  ),
};

/** A text with the mark of what is for internal use, and without the numbers and days that only secret content has. */
function forInternalUse(text: string): string {
  return text
    .replace(/(m)urmel/gi, (mark) =>
      mark === "MURMEL" ? "WIRBEL" : mark.startsWith("M") ? "Wirbel" : "wirbel",
    )
    .replace(/(?<=[57]\S*|\D)7{3,}/g, (digits) => "1".repeat(digits.length))
    .replace(/\d{4}-0(?:7-19|5-17|7-18|8-19)/g, "2026-02-02");
}
