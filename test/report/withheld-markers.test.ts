import { describe, expect, it } from "vitest";
import type { Report } from "../../src/model/report.ts";
import type { Clearance } from "../../src/model/vocabulary.ts";
import { withhold } from "../../src/report/withhold/withhold.ts";
import { type Content, reportOn } from "../content-root.ts";
import { clean } from "../format/clean-root.ts";

/** Every word with this in it belongs to what is withheld, and stands nowhere else. */
const marker = /geheim/i;
const needs = "protection: {confidentiality: high, integrity: high, availability: high}";

/** What an edition says, but for what the catalogue and the toolkit say by themselves. */
function markersIn(report: Report, clearance: Clearance): readonly string[] {
  const { modules, requirements, catalogueInfo, rules, ...rest } = withhold(report, clearance);
  const own = [...modules.map(({ title }) => title), "CON.11.1"];
  const texts: string[] = [];
  const walk = (value: unknown): void => {
    if (typeof value === "string") texts.push(value);
    else if (value !== null && typeof value === "object")
      for (const entry of Object.entries(value)) for (const one of entry) walk(one);
  };
  walk([rest, modules.map(({ reason, objects }) => [reason, objects])]);
  return texts.filter((text) => marker.test(own.reduce((left, name) => left.replaceAll(name, ""), text)));
}

const site = (front: string) => `---
title: Geheimes Rechenzentrum
operator: Geheime Betreiberin
phases: [{from: 2020-01-01, state: active}]
replaces: rz-geheimalt
${front}---

Ein Geheimbunker.
`;
const object = (front: string) => `---
title: Geheimer Raum
type: room
sites: [rz-a, rz-geheimtippfehler]
depends-on: [geheimtippfehler]
modules: [INF.2, GEHEIM.1]
${needs}
protection-reason: Geheimer Grund
owner: Geheime Leitung
recovery: {rto: PT4H, rpo: geheim, mtpd: PT24H}
${front}---

Ein Geheimgang.
`;
const catalogue = (front: string) => `---
title: Geheimer Katalog
owner: Geheime Eigentümerin
${front}---

## GEHEIM-1 Geheime Maßnahme

- Anforderungen: INF.2.A1, INF.2.A999, geheim
- Zuständig: Geheimrat
- Nachweis: geheimart, P12M

Geheime Prosa [Link](../../evidence/rz-a/geheimfehlt.txt).

### raum-a: nein

Geheime Lücke.

- Offen: Geheime Aufgabe; bis 2026-01-31; Geheimbotin; 3 Geheimtage
- Geprüft: 2020-09-14, G. Geheim, H. Geheimnis
- Geprüft: geheim
- Geerbt: [Geheim](../../evidence/rz-a/geheimfehlt.pdf)
- Risiko: geheimrisiko
`;
const risk = (front: string) => `---
title: Geheimes Risiko
objects: [raum-a, geheimtippfehler]
threats: [G 0.8, G 0.geheim]
treatment: geheim
accepted: {by: Geheimer Vorstand, on: 2026-01-01, until: 2026-06-30}
${front}---

Geheime Folgen.
`;
const audit = (front: string) => `---
title: Geheimes Audit
kind: internal
date: 2026-05-01
auditor: Geheime Prüferin
${front}---

## F-77 Geheime Feststellung

- Schwere: schwerwiegend
- Anforderungen: INF.2.A1, geheim
- Bereich: geheimtippfehler
- Frist: 2026-06-30

Geheimer [Befund](../../evidence/rz-a/geheimfehlt.txt).
`;
const metadata = (front: string) => `title: Geheimer Nachweis
type: certificate
issued: 2026-01-10
issuer: Geheime Stelle
location: Geheimschrank
number: GEHEIM-4711
holder: Geheime Inhaberin
scope: Geheimer Geltungsbereich
covers: [INF.2.A1, GEHEIM.2]
sites: [rz-a, rz-geheimtippfehler]
reviewed: {by: R. Geheim, on: 2026-03-20}
added: {by: R. Geheim, on: 2026-03-20}
valid-until: 2026-02-01
${front}`;

/** Where a file of each kind may lie: in its place, and in such that it is dropped. */
const files: Readonly<Record<string, (front: string) => string>> = {
  "controls/sites/rz-geheim.md": site,
  "controls/sites/RZ Geheim.md": site,
  "controls/sites/tief/rz-a.md": site,
  "controls/standorte/rz-geheim.md": site,
  "controls/objects/raum-geheim.md": object,
  "controls/objects/Raum Geheim.md": object,
  "controls/objects/zweiter/raum-a.md": object,
  "controls/objekte/raum-geheim.md": object,
  "controls/objects/raum-geheim.md.txt": object,
  "controls/catalog/geheim.md": catalogue,
  "controls/catalog/z/geheim.md": (front) => catalogue(front).replace("GEHEIM-1", "INF.2.A1"),
  "controls/katalog/geheim.md": catalogue,
  "controls/risks/geheimrisiko.md": risk,
  "controls/risks/Geheim Risiko.md": risk,
  "controls/audits/geheimaudit.md": audit,
  "controls/Audit/geheimaudit.md": audit,
};

const faults: Readonly<Record<string, string>> = {
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

describe("content above the clearance names itself in no field of an edition, well formed or not", () => {
  it.each(Object.entries(faults))("%s", async (_, front) => {
    const texts = Object.entries(files).map(([path, write]) => [path, write(front)]);
    const evidence: Content = {
      "evidence/rz-a/geheimordner/geheim.txt": "Geheim\n",
      "evidence/rz-a/geheimordner/geheim.txt.yaml": `${metadata(front)}sha256: @sha256\n`,
      "evidence/rz-a/geheimnotiz.md": `---\n${metadata(front)}---\n\nGeheime Notiz.\n`,
      "evidence/rz-a/geheimalt.txt": "Geheim, alt\n",
      "evidence/rz-a/geheimaltumbenannt.txt.yaml": `${metadata(front)}sha256: @sha256\n`,
      "evidence/rz-geheimfalsch/geheim.txt": "Geheim 2\n",
      "evidence/rz-geheimfalsch/geheim.txt.yaml": `${metadata(front)}sha256: @sha256\n`,
    };
    const report = await reportOn({ ...clean, ...Object.fromEntries(texts), ...evidence });
    for (const clearance of ["public", "internal", "confidential"] as const)
      expect(markersIn(report, clearance), clearance).toEqual([]);
    expect(markersIn(report, "vs-nfd").length).toBeGreaterThan(20);
  });

  it.each([
    ["without the first line", (text: string) => text.replace("---\n", "")],
    ["without the last line", (text: string) => text.replace("\n---\n", "\n")],
    [
      "with an unresolved merge",
      (text: string) => text.replace("---\n", "---\n<<<<<<< a\nx: 1\n=======\n>>>>>>> b\n"),
    ],
    [
      "with a second part",
      (text: string) => text.replace("classification: vs-nfd\n---", "---\nclassification: vs-nfd\n---"),
    ],
  ])("%s", async (_, change) => {
    const texts = Object.entries(files).map(([path, write]) => [
      path,
      change(write("classification: vs-nfd\n")),
    ]);
    const report = await reportOn({ ...clean, ...Object.fromEntries(texts) });
    for (const clearance of ["public", "internal", "confidential"] as const)
      expect(markersIn(report, clearance), clearance).toEqual([]);
  });
});
