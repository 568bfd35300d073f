import type { GoodFile } from "./silent-changes.ts";

const catalogue = `---
title: Räume (Beispiel)
module: INF.7
owner: Haustechnik
---

Was für alle Räume gilt: siehe [Regeln](https://example.org/regeln).

## INF.7.A1 Geeignete Auswahl und Nutzung eines Büroraumes

- Nachweis: inspection, P12M
- Zuständig: Haustechnik

Die Räume werden **jährlich** begangen; die Liste:

- Fenster und Türen
- redundant: ja, soweit nötig

### rz-lwl: ja

Begangen: [Begehung](../../evidence/rz-lwl/gebaeude/begehung.pdf).

- Geprüft: 2026-09-14, A. Beispiel, Leitung RZ

### rz-citeq, rz-alt: teilweise

Strang B folgt: [Abnahme](../../evidence/rz-citeq/usv/abnahme.pdf).

- Offen: Strang B abnehmen; Protokoll nachreichen; bis 2027-03-31; Haustechnik; 2 PT
- Geprüft: 2026-09-14, A. Beispiel
- Geprüft: 2025-09-14,
  B. Beispiel

<!--
### rz-neu: ja
-->

## INF.7.A2 Geschlossene Fenster und abgeschlossene Türen

- Anforderungen: INF.2.A7, ORP.4.A5

> Zitat: Türen bleiben zu.

### alle: ja

| Raum | Fenster |
|---|---|
| 1 | zu |

[Begehung](../../evidence/rz-lwl/gebaeude/begehung.pdf) und
[Liste](../../evidence/rz-citeq/gebaeude/liste.pdf)

- Zuständig: Wachdienst
- Geprüft: 2026-09-14, A. Beispiel

### verbund: entbehrlich

Es gibt keine.

- Geprüft: 2026-09-14, A. Beispiel

## LWL-17 Zutrittskonzept

- Anforderungen: INF.7.A6

So prüft man es:

\`\`\`sh
pruefe --alles
\`\`\`

### alle: nein

- Offen: Konzept schreiben; bis 2027-02-28; Leitung
- Risiko: ausfall-klima
- Geprüft: 2026-09-14, A. Beispiel

### rz-alt: ja

- Geerbt: [Zertifikat](../../evidence/rz-alt/zertifikat.pdf)
- Geprüft: 2026-09-14, A. Beispiel
`;

const english = `---
title: Rooms (example)
---

# Rooms

## LWL-18 Access

- Requirements: INF.7.A1
- Evidence: inspection
- Responsible: facility management

### all: yes

Inspected:

1. [north](../../evidence/rz-lwl/gebaeude/begehung.pdf)
2. [south](../../evidence/rz-citeq/gebaeude/liste.pdf)

* Assessed: 2026-09-14, A. Example

### rz-citeq: partial

- Open: Exchange the door; by 2027-03-31; facility management
- Assessed: 2026-09-14, A. Example
`;

const audit = `---
title: Audit (Beispiel)
kind: internal
date: 2026-09-08
---

Stichprobe.

## F-01 Tür ohne Schließer

- Schwere: schwerwiegend
- Anforderungen: INF.7.A1, INF.7.A2
- Bereich: rz-lwl
- Frist: 2026-12-31

Die Tür fiel nicht zu.

## F-02 Liste unvollständig

- Severity: minor
- Scope: all
- Due: 2026-10-31
- Closed: 2026-10-05

Nachgetragen: [Liste](../../evidence/rz-citeq/gebaeude/liste.pdf).

## F-03 Wegweiser

- Schwere: empfehlung
- Zuständig: Haustechnik
- Offen: Tauschen; bis 2027-01-31; Haustechnik
`;

/** Files with every construct of catalogues and audits, each read without a problem. */
export const smallFiles: readonly GoodFile[] = [
  { path: "controls/catalog/raeume.md", text: catalogue },
  { path: "controls/catalog/rooms.md", text: english },
  { path: "controls/audits/audit.md", text: audit },
];
