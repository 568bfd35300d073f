import { describe, expect, it } from "vitest";
import { referenceDocuments } from "../../../src/model/reference-document.ts";
import type { Report } from "../../../src/model/report.ts";
import { definePdf, pdfDocuments } from "../../../src/pdf/render-pdf.ts";
import { type Content, reportOn } from "../../content-root.ts";
import { assessed, catalogFile, changed, clean, proofA, proofB, yes } from "../../format/clean-root.ts";
import { inputOf } from "./produce.ts";

/** A content root in which every reference document has something to show of each of its parts. */
const whole: Content = {
  ...changed(
    changed(
      clean,
      "controls/domain.md",
      "approach: basic",
      `approach: basic
management: [Leitung]
further-threats: {by: ISB, on: 2026-05-01}
needs: [{scenario: Ausfall, normal: Stunden, high: Minuten, very-high: Sekunden}]`,
    ),
    "controls/sites/rz-a.md",
    "title: Rechenzentrum A\n",
    "title: Rechenzentrum A\noperator: Betreiberin\nemergency: {holds: P30D}\n",
  ),
  "controls/objects/portal.md": `---
title: Portal
type: process
critical: true
depends-on: [anwendung, leitung]
owner: Fachbereich
recovery: {rto: PT4H, rpo: PT1H, mtpd: PT24H}
protection: {confidentiality: high, integrity: normal, availability: normal}
protection-reasons: {confidentiality: {scenario: Ausfall, reason: Sozialdaten}}
---

Ein Prozess.
`,
  "controls/objects/anwendung.md": `---
title: Anwendung
type: application
depends-on: [server]
threats: {G 0.1: {relevance: none, reason: kein Feuer}}
---

Eine Anwendung.
`,
  "controls/objects/leitung.md": `---
title: Leitung
type: network
connects: [rz-a, rz-b]
external: false
external-reason: eigenes Grundstück
---
`,
  "controls/objects/fremd.md": `---
title: Fremdfirma
type: provider
owner: Einkauf
protection: {confidentiality: normal, integrity: normal, availability: normal}
---
`,
  "controls/risks/feuer.md": `---
title: Feuer
objects: [server]
threats: [G 0.1]
values: [availability]
frequency: rare
impact: limited
treatment: accept
residual: {frequency: rare, impact: negligible}
measures: [NET.3.4.A1]
accepted: {by: Leitung, on: 2026-02-01, until: 2027-02-01}
---

Wenn es brennt.
`,
  "controls/catalog/inf-7.md": catalogFile(
    "INF.7",
    `## INF.7.A1 Geeignete Auswahl und Nutzung eines Büroraumes

- Zuständig: Haustechnik

### rz-a: teilweise

Zur Hälfte: ${proofA}

- Offen: M-1: Räume wählen; bis 2027-03-31; Haustechnik; 2 PT; Gerüst
${assessed}

### rz-b: nein

Noch nicht: ${proofB}

- Offen: M-1
- Risiko: feuer
- Geprüft: 2026-09-15, A. Beispiel, Leitung RZ

## LWL-1 Fenster und Türen

- Anforderungen: INF.7.A2
- Zuständig: Pforte

${yes("raum-a", "evidence/rz-a/begehung.txt")}
### raum-b: nein

Fehlt.

${assessed}
`,
  ),
  "controls/audits/a.md": `---
title: Audit
kind: internal
date: 2026-01-01
auditor: X
---

## F-01 Fenster offen

- Schwere: geringfügig
- Anforderungen: INF.7.A2
- Zuständig: Wache
- Offen: Griffe tauschen; bis 2027-01-31

Text.
`,
};

/** Changes of one place each: file, what stands there, what stands there then. */
const changes: readonly (readonly [file: string, from: string, to: string])[] = [
  ["domain.md", "Geltungsbereich.", "Ein anderer Geltungsbereich."],
  ["domain.md", "management: [Leitung]", "management: [Leitung, Vorstand]"],
  ["domain.md", "by: ISB, on: 2026-05-01", "by: ISB, on: 2026-06-01"],
  ["domain.md", "normal: Stunden", "normal: Tage"],
  ["domain.md", "modules: [CON.2]", "modules: {CON.2: {reason: Recht, contact: DSB}}"],
  ["domain.md", "IND.1: hier nicht", "IND.1: keine Industrie"],
  ["domain.md", "approach: basic", "approach: standard"],
  ["sites/rz-a.md", "title: Rechenzentrum A", "title: Rechenzentrum Alpha"],
  ["sites/rz-a.md", "operator: Betreiberin", "operator: Andere"],
  ["sites/rz-a.md", "P30D", "P40D"],
  ["sites/rz-a.md", "from: 2020-01-01", "from: 2021-01-01"],
  ["objects/raum-a.md", "title: Objekt", "title: Raum Alpha"],
  ["objects/raum-a.md", "type: room", "type: building"],
  ["objects/raum-a.md", "modules: [INF.7]", "modules: {INF.7: {reason: Archiv, contact: Haustechnik}}"],
  ["objects/raum-a.md", "availability: normal", "availability: high"],
  ["objects/server.md", "redundancy: active-active", "redundancy: active-passive"],
  ["objects/server.md", "title: Objekt", "title: Rechner"],
  ["objects/portal.md", "critical: true\n", ""],
  ["objects/portal.md", "owner: Fachbereich", "owner: Fachbereich\nusers: alle"],
  ["objects/server.md", "title: Objekt", "title: Objekt\nplatform: Linux"],
  ["objects/raum-a.md", "type: room", "type: room\nroom-type: archive"],
  ["objects/portal.md", "owner: Fachbereich", "owner: Amt"],
  ["objects/portal.md", "rto: PT4H", "rto: PT8H"],
  ["objects/portal.md", "confidentiality: high", "confidentiality: very-high"],
  ["objects/portal.md", "reason: Sozialdaten", "reason: Gesundheitsdaten"],
  ["objects/portal.md", "scenario: Ausfall", "scenario: Missbrauch"],
  ["objects/portal.md", "Ein Prozess.", "Zwei Prozesse."],
  ["objects/portal.md", "[anwendung, leitung]", "[anwendung]"],
  ["objects/anwendung.md", "title: Anwendung", "title: Verfahren"],
  ["objects/anwendung.md", "type: application", "type: application\nmodules: [APP.6]"],
  ["objects/anwendung.md", "reason: kein Feuer", "reason: nichts brennt"],
  ["objects/anwendung.md", "relevance: none", "relevance: direct"],
  ["objects/anwendung.md", "type: application", "type: service"],
  ["objects/leitung.md", "eigenes Grundstück", "ein Gelände"],
  ["objects/leitung.md", "external: false\n", "external: true\n"],
  ["objects/leitung.md", "connects: [rz-a, rz-b]", "connects: [rz-a, rz-b]\nno-transfer: true"],
  ["objects/leitung.md", "connects: [rz-a, rz-b]", "connects: [rz-a, server]"],
  ["objects/fremd.md", "title: Fremdfirma", "title: Dienstleister"],
  ["risks/feuer.md", "title: Feuer", "title: Brand"],
  ["risks/feuer.md", "frequency: rare\nimpact", "frequency: frequent\nimpact"],
  ["risks/feuer.md", "impact: negligible", "impact: limited"],
  ["risks/feuer.md", "until: 2027-02-01", "until: 2027-05-01"],
  ["risks/feuer.md", "by: Leitung", "by: Vorstand"],
  ["risks/feuer.md", "objects: [server]", "objects: [server, raum-a]"],
  ["risks/feuer.md", "objects: [server]", "objects: [server, leitung]"],
  ["risks/feuer.md", "threats: [G 0.1]", "threats: [G 0.1, G 0.8]"],
  ["risks/feuer.md", "treatment: accept", "treatment: reduce"],
  ["risks/feuer.md", "Wenn es brennt.", "Wenn es raucht."],
  ["risks/feuer.md", "measures: [NET.3.4.A1]", "measures: [LWL-1]"],
  ["catalog/inf-7.md", "Fenster und Türen", "Fenster, Türen"],
  ["catalog/inf-7.md", "Zur Hälfte", "Zum Teil"],
  ["catalog/inf-7.md", "rz-a: teilweise", "rz-a: nein"],
  ["catalog/inf-7.md", "Räume wählen", "Räume auswählen"],
  ["catalog/inf-7.md", "bis 2027-03-31", "bis 2027-04-30"],
  ["catalog/inf-7.md", "2 PT; Gerüst", "3 PT; Gerüst"],
  ["catalog/inf-7.md", "- Risiko: feuer\n", ""],
  ["catalog/inf-7.md", "Zuständig: Haustechnik", "Zuständig: Technik"],
  ["catalog/inf-7.md", "Zuständig: Pforte", "Zuständig: Empfang"],
  ["catalog/inf-7.md", "Leitung RZ", "Leitung Betrieb"],
  ["catalog/inf-7.md", "Fehlt.", "Fehlt ganz."],
  ["audits/a.md", "Fenster offen", "Fenster zu"],
  ["audits/a.md", "title: Audit", "title: Prüfung"],
  ["audits/a.md", "Anforderungen: INF.7.A2", "Anforderungen: INF.7.A1"],
  ["audits/a.md", "Zuständig: Wache", "Zuständig: Pforte"],
  ["audits/a.md", "Griffe tauschen", "Griffe wechseln"],
  ["audits/a.md", "Text.", "- Erledigt: 2026-05-01\n\nText."],
];

/** What each document shows, and its digest, by its id. */
function shown(report: Report): ReadonlyMap<string, { readonly body: string; readonly digest: string }> {
  return new Map(
    referenceDocuments.map((id) => {
      const document = pdfDocuments.find((one) => one.id === id);
      if (!document) throw new Error(`no ${id}`);
      const body = (["de", "en"] as const).map((language) => {
        const definition = definePdf(document, inputOf(report, language));
        return JSON.stringify([[...definition.body()].map(readAll), definition.signature ?? null]);
      });
      const digest = report.domain.documents.find((one) => one.id === id)?.digest ?? "";
      return [id, { body: body.join(""), digest }];
    }),
  );
}

/** Rows may come one by one. */
function readAll(value: unknown): unknown {
  if (value === null || typeof value !== "object") return value;
  if (Array.isArray(value) || Symbol.iterator in value)
    return Array.from(value as Iterable<unknown>, readAll);
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, readAll(one)]));
}

/** FORMAT.md, Second wave: the digest is of what the document shows. */
describe("a document that shows something else has another digest", () => {
  let known: ReturnType<typeof shown> | undefined;
  const seen = new Set<string>();

  it.each(changes)("%s: %s → %s", async (file, from, to) => {
    known ??= shown(await reportOn(whole));
    const before = known;
    const after = shown(await reportOn(changed(whole, `controls/${file}`, from, to)));
    const differs = (key: "body" | "digest") =>
      referenceDocuments.filter((id) => before.get(id)?.[key] !== after.get(id)?.[key]);
    const bodies = differs("body");
    for (const id of bodies) seen.add(id);
    expect(differs("digest")).toEqual(expect.arrayContaining(bodies));
  });

  it("who decides in an emergency is shown by none: the approvals stay", async () => {
    known ??= shown(await reportOn(whole));
    const named = changed(whole, "controls/sites/rz-a.md", "P30D", "P30D, decides: Stab, calls: Pforte");
    expect(shown(await reportOn(named))).toEqual(known);
  });

  it("and every document was seen to change", () => {
    expect([...seen].sort()).toEqual([...referenceDocuments]);
  });
});
