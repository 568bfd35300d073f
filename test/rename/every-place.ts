import type { Content } from "../content-root.ts";
import { catalogFile, changed, clean, objectFile, sidecar } from "../format/clean-root.ts";

const catalogue = "controls/catalog/inf-7.md";

/**
 * A content root in which the ids of a site (`rz-a`), an object (`server-1`) and a control (`R-1`) stand wherever the format
 * lets them, and as words, paths and anchors of text. The names have as many signs as what they are renamed to.
 */
export const everyPlace: Content = {
  ...changed(
    clean,
    catalogue,
    "## INF.7.A2",
    `Mehr in [R-1](eigene.md#r-1-zutrittskonzept) und [hier](../objects/server-1.md).

## INF.7.A2`,
  ),
  "controls/objects/server.md": objectFile(
    "type: it-system\nsites: [rz-b]\nredundancy: none\nmodules: [NET.3.4]",
  ),
  "controls/sites/rz-b.md": `---
title: Rechenzentrum B
replaces: rz-a
phases:
  - {from: 2020-01-01, state: active}
---

Folgt auf [A](rz-a.md), siehe controls/sites/rz-a.md.
`,
  "controls/objects/server-1.md": objectFile(`type: it-system
sites: &orte
  - "rz-a"
  - 'rz-b'
redundancy: active-active
modules: [NET.3.4]
protection-reason: Steht in rz-a und nicht in rz-b.`),
  "controls/objects/strecke.md": objectFile(
    "type: network\nconnects: [rz-a, rz-b, server-1]\nsites: [rz-a]\ndepends-on: [server-1]",
  ),
  "controls/objects/abrechnung.md": objectFile(`type: process
sites: *orte
critical: true
redundancy: active-active
recovery: {rto: PT4H, rpo: PT1H, mtpd: PT24H}
depends-on:
  - strecke
  - [server, server-1]`).replace("sites: *orte", "sites: &x [rz-a, rz-b]"),
  "controls/risks/r-1.md": `---
title: Stromausfall
objects: [server-1, abrechnung]
threats: [G 0.8]
measures: [R-1]
---

Betrifft server-1@rz-a.
`,
  "controls/risks/brand.md": `---
title: Brand
objects:
  - >-
    server-1
threats: [G 0.1]
measures: ["R-1"]
---
`,
  "controls/audits/audit.md": `---
title: Audit
kind: internal
date: 2026-05-01
---

- Frage: Wer ist für rz-a zuständig?
  - Bereich: server-1@rz-a, rz-b
  - Antwort: 2026-05-20, in rz-a die Haustechnik.

## F-1 Protokoll

- Schwere: geringfügig
- Anforderungen: INF.7.A1
- Bereich: rz-a, server-1@rz-b, server-1
- Frist: 2027-01-01
- Offen: in rz-a nachholen, wie bei R-1 beschrieben; bis 2027-01-01; Haustechnik

Behoben durch [Begehung][b]; siehe evidence/rz-a/begehung.txt.

[b]: <../../evidence/rz-a/begehung.txt>
`,
  "controls/catalog/eigene.md": catalogFile(
    "INF.7",
    `Diese Datei: [unten](#r-1-zutrittskonzept).

## R-1 Zutrittskonzept

- Anforderungen: INF.7.A1
- Zuständig: Haustechnik

Wie in rz-a. Nicht gemeint: rz-a-alt, xrz-a, https://example.org/rz-a/evidence/rz-a/x, rz-a@example.org, R-10, R-1.1.

### rz-a: ja

![Plan](../../evidence/rz-a/begehung.txt) \`evidence/rz-a/begehung.txt\`

- Geprüft: 2026-09-14, A. Beispiel

### **server-1**@rz-b, raum-b: nein

- Offen: M-1: Schloss; bis 2027-01-31; Haustechnik
- Geprüft: 2026-09-14, A. Beispiel
`,
  ).replace("**server-1**@rz-b", "server-1@rz-b"),
  "controls/accessibility.md": "---\ntitle: Barrierefreiheit\n---\n\n[A](sites/rz-a.md)\n",
  "evidence/rz-a/notiz.md": `---
title: Notiz
type: document
issued: 2026-03-14
issuer: Fachfirma
location: Ordner 7
reviewed: {by: B. Beispiel, on: 2026-03-20}
---

Siehe [Begehung](begehung.txt), [anderswo](../../evidence/rz-a/begehung.txt) und [Regeln](../../controls/sites/rz-a.md).
`,
  "evidence/domain/uebung.txt": "Übung\n",
  "evidence/domain/uebung.txt.yaml": sidecar(`type: exercise
issued: 2026-05-09
scenario: {lost-site: rz-b, carried-by: [rz-a]}
sites: [rz-a, rz-b]
processes:
  abrechnung: {rto: PT3H, rpo: PT15M}
passed: true`),
  "evidence/domain/uebung-a.txt": "Übung A\n",
  "evidence/domain/uebung-a.txt.yaml": sidecar(`type: exercise
issued: 2026-05-09
scenario:
  lost-site: rz-a
processes:
  "server-1": {rto: PT3H}
passed: true`),
  "evidence/domain/meldung.txt": "Meldung\n",
  "evidence/domain/meldung.txt.yaml": sidecar("type: document\nissued: 2026-05-09\nchange-notice: rz-a"),
  "evidence/rz-b/last.txt": "Last\n",
  "evidence/rz-b/last.txt.yaml": sidecar("type: test\nissued: 2026-05-09\ncarries: [abrechnung, server-1]"),
  "evidence/rz-a/zertifikat.txt": "Zertifikat\n",
  "evidence/rz-a/zertifikat.txt.yaml": sidecar(`type: certificate
issued: 2026-05-09
number: Z-1
holder: Firma
scope: Rechenzentrum
covers: [INF.7]
sites:
- rz-a
basis: it-grundschutz`),
};
