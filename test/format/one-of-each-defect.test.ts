import { expect, it } from "vitest";
import { loadCatalogue } from "../../src/catalogue/index.ts";
import { type Content, expectMarked } from "../content-root.ts";
import { assessed, catalogFile, clean, domainFile, objectFile, sidecar } from "./clean-root.ts";

/**
 * One content root with one of each defect: every rule fires where FORMAT.md says, once, and none hides another. The marks
 * stand where the findings are expected.
 */
const link = (path: string) => `[x](../../evidence/${path})`;
const ja = (scope: string, text: string) => `### ${scope}: ja\n\n${text}\n\n${assessed}\n`;
const geerbt = (mark: string, path: string) => `- Geerbt: ${mark}${link(path)}\n`;
const standard = ["A3", "A5", "A6", "A7", "A8"] as const;

const root: Content = {
  ...clean,
  "controls/domain.md": domainFile(
    ["CON.2", "⟦module-unknown⟧CON.99"],
    ["CON.2", "INF.7", "NET.3.4", "IND.1", "INF.12"],
  )
    .replace("modules:", "⟦module-unconsidered⟧modules:")
    .replace(
      "interval-undefined: off",
      "interval-undefined: off, ⟦front-matter-invalid⟧evidence-locatoin: off",
    ),
  "controls/sites/rz-alt.md": "---\ntitle: Alt\nphases: [{from: 2010-01-01, state: retired}]\n---\n",
  "controls/sites/rz-b.md":
    "---\ntitle: B\nphases:\n  - {from: 2020-01-01, state: active}\nreplaces: rz-alt\noperater: x\n---\n".replace(
      "operater",
      "⟦front-matter-invalid⟧operater",
    ),
  "controls/objects/kreis-1.md": objectFile("type: network\ndepends-on: [⟦dependency-cycle⟧kreis-2]"),
  "controls/objects/kreis-2.md": objectFile(
    "type: network\ndepends-on: [kreis-1]\nconnects: [⟦reference-unknown⟧rz-x]",
  ),
  "controls/objects/verkabelung.md": objectFile(
    "type: network\nsites: [rz-a]\nmodules: [⟦status-unassessed requirement=INF.12.A4 object=verkabelung site=rz-a⟧INF.12]",
  ),
  "controls/catalog/inf-12.md": catalogFile(
    "INF.12",
    `## INF.12.A1 Auswahl geeigneter Kabeltypen

⟦dispensable-unjustified⟧### rz-a: entbehrlich

${assessed}

⟦control-duplicate⟧## INF.12.A1 Auswahl geeigneter Kabeltypen

## INF.12.A2 Planung der Kabelführung

⟦gap-without-action⟧### rz-a: nein

Fehlt.

${assessed}

## INF.12.A3 Fachgerechte Installation

⟦assessment-stale⟧### rz-a: teilweise

${link("rz-a/begehung.txt")}

- Offen: ⟦action-overdue⟧etwas; bis 2026-11-22; X
`,
  ),
  "controls/catalog/inf-7-s.md": catalogFile(
    "INF.7",
    `${standard
      .map((a, i) =>
        [
          `## INF.7.${a} ${loadCatalogue("kompendium-2023").requirement(`INF.7.${a}`)?.title}\n`,
          [
            `⟦evidence-missing site=rz-a⟧${ja("rz-a", "Text.")}`,
            ja("rz-a", `⟦evidence-link-broken⟧${link("rz-a/fehlt.txt")}`),
            ja("rz-a", "⟦evidence-outside⟧[x](../../../aussen.txt)"),
            ja("rz-a", `⟦evidence-wrong-site⟧${link("rz-b/begehung.txt")}`),
            ja("rz-b", `⟦site-evidence-left-behind⟧${link("rz-alt/alt.txt")}`),
          ][i],
        ].join("\n"),
      )
      .join("\n")}`,
  ),
  "controls/catalog/net-3-4-s.md": catalogFile(
    "NET.3.4",
    `## NET.3.4.A2 Planung des Einsatzes von NAC

- ⟦catalog-syntax⟧Nachwies: test

${ja("rz-a", `⟦evidence-expired⟧${link("rz-a/abgelaufen.txt")}`)}
## NET.3.4.A3 Erstellung eines Anforderungskatalogs für NAC

${ja("rz-a", `⟦evidence-expiring⟧${link("rz-a/bald.txt")}`)}
## NET.3.4.A4 Erstellung eines NAC-Konzepts

${ja("rz-a", `⟦evidence-not-yet-valid⟧${link("rz-a/kommt.txt")}`)}
## NET.3.4.A5 Anpassung von Prozessen für Endgeräte bezüglich NAC

${ja("rz-a", link("rz-a/ohne.txt"))}
## NET.3.4.A6 Festlegung von Notfallprozessen für NAC

${ja("rz-a", link("rz-a/anders.txt"))}
## NET.3.4.A7 Nutzung sicherer Authentisierungsverfahren

${ja("rz-a", link("rz-a/allein.txt"))}
## NET.3.4.A8 Festlegung der NAC-spezifischen Rollen und Berechtigungen für den RADIUS-Server

${ja("rz-a", "Text.")}${geerbt("⟦certificate-scope⟧", "rz-a/iso.txt")}
## NET.3.4.A9 Festlegung eines angepassten NAC-Regelwerkes

${ja("rz-a", "Text.")}${geerbt("⟦certificate-lapsed⟧", "rz-a/alt-zert.txt")}
## NET.3.4.A10 Sichere Nutzung von Identitäten

### rz-a: ⟦catalog-syntax⟧erledigt

${assessed}

## LWL-1 Eigene

- Anforderungen: ⟦requirement-unknown⟧NET.3.4.A99, ⟦requirement-withdrawn⟧NET.4.1.A3, ⟦module-not-modelled⟧IND.1.A1

`,
  ),
  "controls/catalog/zu-gross.md": `⟦file-unreadable⟧${"x".repeat(4 * 1024 * 1024 + 1)}`,
  "controls/catalog/ohne.md": "⟦front-matter-invalid⟧Text.\n",
  "controls/audits/audit.md": `---
title: Audit
kind: internal
date: 2026-01-01
---

## F-01 Offen

- Schwere: minor
- Frist: ⟦finding-overdue⟧2026-11-22
`,
  ...evidence("rz-alt/alt.txt"),
  ...evidence("rz-a/abgelaufen.txt", "type: test\nissued: 2025-11-22\nvalid-for: P12M"),
  ...evidence("rz-a/bald.txt", "type: test\nissued: 2026-01-01\nvalid-until: 2027-02-21"),
  ...evidence("rz-a/kommt.txt", "type: test\nissued: 2026-11-24"),
  "evidence/rz-a/ohne.txt": "⟦evidence-without-metadata⟧x",
  ...evidence("rz-a/anders.txt"),
  "evidence/rz-a/anders.txt.yaml": sidecar().replace("@sha256", `⟦evidence-altered⟧${"0".repeat(64)}`),
  ...evidence("rz-a/allein.txt"),
  "evidence/rz-a/allein.txt.yaml": `⟦evidence-unreviewed⟧${sidecar().replace(/reviewed.*\n/, "")}`,
  "evidence/rz-a/weg.txt.yaml": `⟦evidence-link-broken⟧${sidecar().replace("@sha256", "0".repeat(64))}`,
  ...evidence("rz-a/waise.txt"),
  "evidence/rz-a/waise.txt": "⟦evidence-orphan⟧niemand",
  ...evidence(
    "rz-a/iso.txt",
    "type: certificate\nissued: 2026-01-01\nbasis: iso-27001\ncovers: [NET.3.4]\nsites: [rz-a]",
  ),
  ...evidence(
    "rz-a/alt-zert.txt",
    "type: certificate\nissued: 2025-01-01\nbasis: it-grundschutz\ncovers: [NET.3.4]\nsites: [rz-a]",
  ),
};

function evidence(path: string, lines?: string): Content {
  return { [`evidence/${path}`]: path, [`evidence/${path}.yaml`]: sidecar(lines) };
}

it("one of each defect gives each finding in its place, and no other", async () => {
  const report = await expectMarked(root);
  expect(new Set(report.findings.map(({ rule }) => rule))).toEqual(
    new Set([
      "front-matter-invalid",
      "catalog-syntax",
      "file-unreadable",
      "requirement-unknown",
      "module-unknown",
      "requirement-withdrawn",
      "reference-unknown",
      "control-duplicate",
      "dependency-cycle",
      "module-unconsidered",
      "module-not-modelled",
      "status-unassessed",
      "dispensable-unjustified",
      "assessment-stale",
      "gap-without-action",
      "action-overdue",
      "evidence-missing",
      "evidence-link-broken",
      "evidence-outside",
      "evidence-without-metadata",
      "evidence-expired",
      "evidence-expiring",
      "evidence-not-yet-valid",
      "evidence-wrong-site",
      "evidence-altered",
      "evidence-unreviewed",
      "evidence-orphan",
      "certificate-scope",
      "certificate-lapsed",
      "site-evidence-left-behind",
      "finding-overdue",
    ]),
  );
});
