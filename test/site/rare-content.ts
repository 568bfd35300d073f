import { createHash } from "node:crypto";
import { mkdir, symlink, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { writeXlsx } from "hucre";
import type { Content } from "../content-root.ts";
import {
  assessed,
  catalogFile,
  changed,
  clean,
  domainFile,
  objectFile,
  sidecar,
} from "../format/clean-root.ts";
import { openDocumentOf, wordOf } from "../formats/file-text/office-content.ts";

const site = (title: string, more: string) => `---\ntitle: ${title}\n${more.trim()}\n---\n`;
const object = (title: string, lines: string) =>
  objectFile(lines).replace("title: Objekt", `title: ${title}`);
const active = "phases:\n  - {from: 2020-01-01, state: active}";

const mailOf = (...lines: readonly string[]) =>
  [
    "From: betrieb@example.org",
    "Subject: =?utf-8?Q?Best=C3=A4tigung?= =?utf-8?Q?_der_Probe?=",
    ...lines,
    "",
  ].join("\r\n");

/** What the site shows otherwise where it is there: exercises, distances, defects of evidence, what is withheld. */
const rare: Content = {
  "controls/domain.md": changed(
    { "": domainFile(["CON.2"], ["INF.7", "NET.3.4", "OPS.1.1.3"]) },
    "",
    "Geltungsbereich.",
    "Geltungsbereich: [Konzept](../evidence/domain/konzept.txt).",
  )[""] as string,
  "controls/sites/rz-a.md": site(
    "Rechenzentrum A",
    `${active}\nlocation: {latitude: 51.95, longitude: 7.63}\nemergency: {holds: P200D}`,
  ),
  "controls/sites/rz-b.md": site(
    "Rechenzentrum B",
    `${active}\nlocation: {latitude: 52.52, longitude: 8.4}\nemergency: {holds: P200D}`,
  ),
  "controls/sites/rz-c.md": site("Rechenzentrum C", `${active}\nlocation: {latitude: 50.1, longitude: 9.9}`),
  "controls/sites/rz-d.md": site(
    "Rechenzentrum D",
    "phases:\n  - {from: 2027-06-01, state: transition}\n  - {from: 2027-09-01, state: active}\nreplaces: rz-c",
  ),
  "controls/objects/leitstelle.md": object(
    "Leitstelle",
    "type: process\nsites: [rz-a, rz-b]\nredundancy: active-active\ndepends-on: [server, netzanbieter]\ncritical: true\n" +
      "recovery: {rto: PT4H, rpo: PT1H, mtpd: PT24H}\nprotection-reason: Sie trägt alles andere.",
  ),
  "controls/objects/archiv.md": object(
    "Archiv",
    "type: process\nsites: [rz-d]\ncritical: true\nrecovery: {rto: P2D, rpo: P1D, mtpd: P7D}",
  ),
  "controls/objects/netzanbieter.md": object("Netzanbieter", "type: provider\nquantity: 3"),
  "controls/objects/leitung.md": object(
    "Glasfaser zwischen A und B",
    "type: network\nconnects: [rz-a, rz-b, server]\nexternal: true",
  ),
  "controls/objects/raum-d.md": object("Raum D", "type: room\nsites: [rz-d]\nmodules: [INF.7, OPS.1.1.3]"),
  "controls/objects/tresor.md": object("Tresor", "type: room\nsites: [rz-a]\nclassification: confidential"),
  "controls/catalog/inf-7.md": catalogFile(
    "INF.7",
    `## INF.7.A1 Geeignete Auswahl und Nutzung eines Büroraumes

### rz-a: ja

- Geerbt: [Zertifikat](../../evidence/domain/zertifikat.txt)
${assessed}; C. Muster, Betrieb

### rz-b: teilweise

[Ohne Gegenlesen](../../evidence/rz-b/ungelesen.txt), [verändert](../../evidence/rz-b/veraendert.txt),
[Zeiger](../../evidence/rz-b/gross.pdf), [Verweis](../../evidence/rz-b/hinaus.txt), [später](../../evidence/rz-b/spaeter.txt).

- Offen: Fenster tauschen

### rz-d: nein

Noch im Bau.

- Offen: Fenster einbauen; bis 2027-05-31; Haustechnik
${assessed}

## INF.7.A2 Geschlossene Fenster und abgeschlossene Türen

### raum-a: ja

[Begehung](../../evidence/rz-a/begehung.txt), [Protokoll](../../evidence/rz-a/lang.txt), [Messung](../../evidence/rz-a/lang.csv),
[Plan](../../evidence/rz-a/plan.txt).

${assessed}

### raum-b@rz-b: ja

[Ausgesetzt](../../evidence/domain/ausgesetzt.txt)

- Geerbt: [Ausgesetzt](../../evidence/domain/ausgesetzt.txt)
${assessed}`,
  ),
  "controls/risks/fenster.md":
    "---\ntitle: Offenes Fenster\nobjects: [raum-a]\nthreats: [G 0.16]\nfrequency: rare\nimpact: existential\ntreatment: accept\n" +
    "accepted: {by: Leitung, on: 2026-01-01, until: 2026-03-31}\nrequirements: [INF.99.A9]\n---\n",
  "controls/audits/2025.md":
    "---\ntitle: Zertifizierungsaudit 2025\nkind: certification\ndate: 2025-11-03\nauditor: Prüfstelle (Beispiel)\n---\n\n" +
    "## F-01 Fenster offen\n\n- Schwere: empfehlung\n- Anforderungen: INF.7.A2\n- Erledigt: 2025-12-01\n\n" +
    "Behoben: [Begehung](../../evidence/rz-a/begehung.txt).\n\n## F-02 Lüftung\n\n- Schwere: schwer\n",
  "evidence/rz-a/plan.txt": "Plan\n",
  "evidence/rz-a/plan.txt.yaml": sidecar("type: document\nissued: 2026-03-14\nclassification: vs-nfd"),
  "evidence/rz-a/lang.txt": "Zeile eines langen Protokolls\n".repeat(4000),
  "evidence/rz-a/lang.txt.yaml": sidecar("type: log\nissued: 2026-03-14\nvalid-until: 2027-01-31"),
  "evidence/rz-a/lang.csv": `Zeit;Wert\n${"10:00;5\n".repeat(600)}`,
  "evidence/rz-a/lang.csv.yaml": sidecar("type: measurement\nissued: 2026-03-14"),
  "evidence/rz-a/leer.csv": "",
  "evidence/rz-a/leer.csv.yaml": sidecar("type: measurement\nissued: 2026-03-14"),
  "evidence/rz-a/leer.pdf": "",
  "evidence/rz-a/leer.pdf.yaml": sidecar("type: log\nissued: 2026-03-14"),
  "evidence/rz-a/leer.png": "",
  "evidence/rz-a/leer.png.yaml": sidecar("type: photo\nissued: 2026-03-14"),
  "evidence/rz-a/anmeldung.pdf": "<!doctype html><title>Anmelden</title>",
  "evidence/rz-a/anmeldung.pdf.yaml": sidecar("type: log\nissued: 2026-03-14"),
  "evidence/rz-a/kaputt.pdf": "%PDF-1.4\n1 0 obj<</Type/Cat",
  "evidence/rz-a/kaputt.pdf.yaml": sidecar("type: log\nissued: 2026-03-14"),
  "evidence/rz-a/nackt.txt": "Ohne alles\n",
  "evidence/rz-a/bericht.docx": await wordOf(
    "<w:p><w:r><w:t>Netzersatzanlage gestartet &lt;b&gt;</w:t></w:r></w:p>",
    {
      "_xmlsignatures/sig1.xml": "<Signature/>",
    },
  ),
  "evidence/rz-a/bericht.docx.yaml": sidecar("type: document\nissued: 2026-03-14"),
  "evidence/rz-a/messung.xlsx": Buffer.from(
    await writeXlsx({ sheets: [{ name: "Strang A", rows: [["Klemmenspannung", 230]] }] }),
  ),
  "evidence/rz-a/messung.xlsx.yaml": sidecar("type: measurement\nissued: 2026-03-14"),
  "evidence/rz-a/geheim.odt": await openDocumentOf("text", "<text:p>streng-vertrauliches-wort</text:p>"),
  "evidence/rz-a/geheim.odt.yaml": sidecar(
    "type: document\nissued: 2026-03-14\nclassification: confidential",
  ),
  "evidence/rz-a/bestaetigung.eml": mailOf(
    "Content-Type: multipart/mixed; boundary=x",
    "",
    "--x",
    "",
    "Die Fernalarmierung wurde erprobt.",
    "--x",
    "Content-Disposition: attachment; filename=liste.pdf",
    "",
    "x",
    "--x--",
  ),
  "evidence/rz-a/bestaetigung.eml.yaml": sidecar("type: document\nissued: 2026-03-14"),
  "evidence/rz-a/verschluesselt.eml": mailOf(
    "",
    "-----BEGIN PGP MESSAGE-----",
    "",
    "hQEMA",
    "-----END PGP MESSAGE-----",
  ),
  "evidence/rz-a/verschluesselt.eml.yaml": sidecar("type: document\nissued: 2026-03-14"),
  "evidence/rz-b/ungelesen.txt": "Ungelesen\n",
  "evidence/rz-b/ungelesen.txt.yaml":
    "title: Ungelesen\ntype: contract\nissued: 2026-03-14\nsha256: @sha256\n",
  "evidence/rz-b/veraendert.txt": "Verändert\n",
  "evidence/rz-b/veraendert.txt.yaml": sidecar().replace("@sha256", "0".repeat(64)),
  "evidence/rz-b/spaeter.txt": "Später\n",
  "evidence/rz-b/spaeter.txt.yaml": sidecar("type: restore\nissued: 2027-01-01"),
  "evidence/rz-b/gross.pdf": `version https://git-lfs.github.com/spec/v1\noid sha256:${"1".repeat(64)}\nsize 123456789\n`,
  "evidence/rz-b/gross.pdf.yaml": sidecar().replace("@sha256", "1".repeat(64)),
  "evidence/rz-b/hinaus.txt.yaml": sidecar().replace("@sha256", "2".repeat(64)),
  "evidence/domain/zertifikat.txt": "Zertifikat (Beispiel)\n",
  "evidence/domain/zertifikat.txt.yaml": sidecar(
    "type: certificate\nissued: 2025-03-14\nvalid-until: 2028-03-13\nnumber: BSI-IGZ-0000\nholder: Betreiberin\nscope: Gebäude\n" +
      "covers: [INF.7]\nsites: [rz-a]\nbasis: it-grundschutz\nsurveillance: [2026-03-01]",
  ),
  "evidence/domain/ausgesetzt.txt": "Ausgesetzt (Beispiel)\n",
  "evidence/domain/ausgesetzt.txt.yaml": sidecar(
    "type: certificate\nissued: 2026-03-14\nvalid-until: 2029-03-13\nnumber: BSI-IGZ-0001\nholder: Betreiberin\n" +
      "covers: [INF.7]\nsites: [rz-b]\nbasis: it-grundschutz\nsuspended: 2026-10-01",
  ),
  "evidence/domain/uebung-b.txt": "Übung (Beispiel)\n",
  "evidence/domain/uebung-b.txt.yaml": sidecar(
    "type: exercise\nissued: 2026-05-09\nscenario: {lost-site: rz-b, carried-by: [rz-a]}\n" +
      "processes: {leitstelle: {rto: PT3H, rpo: PT15M}}\npassed: true\ncarries: [leitstelle]",
  ),
  "evidence/domain/uebung-a.txt": "Übung (Beispiel)\n",
  "evidence/domain/uebung-a.txt.yaml": sidecar(
    "type: exercise\nissued: 2026-06-09\nscenario: {lost-site: rz-a, kind: table-top}\nprocesses: {leitstelle: {rto: PT3H}}\npassed: false",
  ),
  "evidence/domain/richtlinie.txt": "Richtlinie (Beispiel)\n",
  "evidence/domain/richtlinie.txt.yaml": sidecar(
    'type: document\nissued: 2026-03-14\ndocument: A.0.1\nversion: "2.0"\napproved: {by: Leitung, on: 2026-03-01}\nnext-review: 2027-03-01',
  ),
};

/** Writes a content root of what is rare, and of defects that keep a page from showing what it would show otherwise. */
export async function writeRareFixture(root: string): Promise<void> {
  const content: Content = { ...clean, ...rare };
  for (const [path, text] of Object.entries(content)) {
    const digest = createHash("sha256")
      .update(content[path.replace(/\.yaml$/, "")] ?? "")
      .digest("hex");
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), typeof text === "string" ? text.replace("@sha256", digest) : text);
  }
  await symlink("/dev/null", join(root, "evidence/rz-b/hinaus.txt"));
}
