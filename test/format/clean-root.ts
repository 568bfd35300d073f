import { loadCatalogue } from "../../src/catalogue/index.ts";
import type { Content } from "../content-root.ts";

/** What a test changes in a text: fails if the text does not hold it once. */
export function replaced(text: string | Uint8Array | undefined, from: string, to: string): string {
  if (typeof text !== "string" || text.split(from).length !== 2) {
    throw new Error(`not exactly one "${from}" in ${String(text)}`);
  }
  return text.replace(from, () => to);
}

/** A content with one place of one file changed. */
export function changed(content: Content, path: string, from: string, to: string): Content {
  return { ...content, [path]: replaced(content[path], from, to) };
}

/** A content without some files. */
export function without(content: Content, ...paths: string[]): Content {
  return Object.fromEntries(Object.entries(content).filter(([path]) => !paths.includes(path)));
}

/** `controls/domain.md` with these modules for the domain; `excluded` are all but these and the `modelled` ones. */
export function domainFile(
  modules: readonly string[],
  modelled: readonly string[],
  more = "",
  approach = "basic",
): string {
  const excluded = loadCatalogue("kompendium-2023")
    .data.modules.map(({ id }) => id)
    .filter((id) => !modules.includes(id) && !modelled.includes(id));
  return `---
title: Verbund (Beispiel)
catalogue: kompendium-2023
approach: ${approach}
modules: [${modules.join(", ")}]
excluded: {${excluded.map((id) => `${id}: hier nicht`).join(", ")}}
rules: {interval-undefined: off}
${more}---

Geltungsbereich.
`;
}

/** An object's file: front matter of these lines, with normal protection needs. */
export function objectFile(lines: string): string {
  return `---
title: Objekt
protection: {confidentiality: normal, integrity: normal, availability: normal}
${lines.trim()}
---
`;
}

/** A sidecar of these lines, reviewed, with the digest of its file. */
export function sidecar(lines = "type: document\nissued: 2026-03-14"): string {
  return `title: Nachweis (Beispiel)
sha256: @sha256
reviewed: {by: B. Beispiel, on: 2026-03-20}
issuer: Fachfirma
${lines.trim()}
`;
}

/** Line that says when it was assessed, which no assessment of a clean root lacks. */
export const assessed = "- Geprüft: 2026-09-14, A. Beispiel";

/** Catalogue of a module with these controls. */
export function catalogFile(module: string, body: string): string {
  return `---\ntitle: Katalog\nmodule: ${module}\n---\n\n${body.trim()}\n`;
}

/** An assessment `yes` that links one file of evidence. */
export function yes(scope: string, evidence: string): string {
  return `### ${scope}: ja\n\nSo ist es: [Nachweis](../../${evidence}).\n\n${assessed}\n`;
}

const site = (title: string) => `---\ntitle: ${title}\nphases:\n  - {from: 2020-01-01, state: active}\n---\n`;

/**
 * A content root without any finding: two sites, a room at each (INF.7), one server at both (NET.3.4), a module of the
 * domain (CON.2) and a provider (OPS.2.2 is left out: OPS.2.3 has many requirements). Approach: basic, seven items.
 */
export const clean: Content = {
  "controls/domain.md": domainFile(["CON.2"], ["INF.7", "NET.3.4"]),
  "controls/sites/rz-a.md": site("Rechenzentrum A"),
  "controls/sites/rz-b.md": site("Rechenzentrum B"),
  "controls/objects/raum-a.md": objectFile("type: room\nsites: [rz-a]\nmodules: [INF.7]"),
  "controls/objects/raum-b.md": objectFile("type: room\nsites: [rz-b]\nmodules: [INF.7]"),
  "controls/objects/server.md": objectFile(
    "type: it-system\nsites: [rz-a, rz-b]\nredundancy: active-active\nmodules: [NET.3.4]",
  ),
  "controls/catalog/con-2.md": catalogFile(
    "CON.2",
    `## CON.2.A1 Umsetzung Standard-Datenschutzmodell\n\n${yes("verbund", "evidence/domain/konzept.txt")}`,
  ),
  "controls/catalog/inf-7.md": catalogFile(
    "INF.7",
    `## INF.7.A1 Geeignete Auswahl und Nutzung eines Büroraumes

${yes("rz-a", "evidence/rz-a/begehung.txt")}
${yes("rz-b", "evidence/rz-b/begehung.txt")}
## INF.7.A2 Geschlossene Fenster und abgeschlossene Türen

${yes("raum-a", "evidence/rz-a/begehung.txt")}
${yes("raum-b@rz-b", "evidence/rz-b/begehung.txt")}`,
  ),
  "controls/catalog/net-3-4.md": catalogFile(
    "NET.3.4",
    `## NET.3.4.A1 Begründete Entscheidung für den Einsatz von NAC\n\n${yes("alle", "evidence/domain/konzept.txt")}`,
  ),
  "evidence/domain/konzept.txt": "Konzept (Beispiel)\n",
  "evidence/domain/konzept.txt.yaml": sidecar(),
  "evidence/rz-a/begehung.txt": "Begehung A (Beispiel)\n",
  "evidence/rz-a/begehung.txt.yaml": sidecar("type: inspection\nissued: 2026-03-14"),
  "evidence/rz-b/begehung.txt": "Begehung B (Beispiel)\n",
  "evidence/rz-b/begehung.txt.yaml": sidecar("type: inspection\nissued: 2026-03-14"),
};

/** Names of the clean root's items, in the report's order. */
export const cleanItems = [
  "CON.2.A1 -@-",
  "NET.3.4.A1 server@rz-a",
  "NET.3.4.A1 server@rz-b",
  "INF.7.A1 raum-a@rz-a",
  "INF.7.A1 raum-b@rz-b",
  "INF.7.A2 raum-a@rz-a",
  "INF.7.A2 raum-b@rz-b",
];

/** The link of the clean root's evidence of a site, as a catalogue writes it. */
export const proofA = "[Begehung A](../../evidence/rz-a/begehung.txt)";
export const proofB = "[Begehung B](../../evidence/rz-b/begehung.txt)";

/** Path of the catalogue that `withA1` writes. */
export const a1File = "controls/catalog/inf-7.md";

/** The clean root with this text in place of its control for INF.7.A1 (two items: raum-a@rz-a, raum-b@rz-b). */
export function withA1(body: string, more: Content = {}): Content {
  return {
    ...clean,
    [a1File]: catalogFile("INF.7", body),
    "controls/catalog/inf-7-a2.md": catalogFile(
      "INF.7",
      `## INF.7.A2 Geschlossene Fenster und abgeschlossene Türen\n\n${yes("raum-a", "evidence/rz-a/begehung.txt")}\n${yes("raum-b", "evidence/rz-b/begehung.txt")}`,
    ),
    ...more,
  };
}
