import { loadCatalogue } from "../../src/catalogue/index.ts";
import type { Content } from "../content-root.ts";
import { assessed, catalogFile, clean, domainFile, objectFile, sidecar } from "./clean-root.ts";

/** The modules of the root: the domain's, and those of its objects. */
const ofDomain = ["CON.2", "ISMS.1"];
const ofObjects = ["INF.7", "NET.3.4"];

const needs = `documents: {version: "1.0", approved: {by: Leitung (Beispiel), on: 2026-09-30}}
needs:
  - {scenario: Aufgabenerfüllung, normal: tragbar, high: erheblich, very-high: bedrohlich}
`;

/** Every Basis and Standard requirement of a module, met everywhere. */
function metModule(module: string): string {
  const proof = module.startsWith("INF.")
    ? "[A](../../evidence/rz-a/begehung.txt), [B](../../evidence/rz-b/begehung.txt)"
    : "[Konzept](../../evidence/domain/konzept.txt)";
  const controls = loadCatalogue("kompendium-2023")
    .data.requirements.filter((one) => one.module === module && one.level !== "H" && !one.withdrawn)
    .map(({ id, title }) => `## ${id} ${title}\n\n### alle: ja\n\nSo ist es: ${proof}.\n\n${assessed}\n`);
  return catalogFile(module, controls.join("\n"));
}

/** Path of a reference document of the certifiable root. */
export function documentPath(id: string): string {
  return `evidence/domain/${id.toLowerCase().replaceAll(".", "-")}.txt`;
}

function referenceDocument(id: string): [string, string][] {
  const approval = "approved: {by: Leitung (Beispiel), on: 2026-03-20}\nnext-review: 2027-03-14";
  return [
    [documentPath(id), `${id} (Beispiel)\n`],
    [`${documentPath(id)}.yaml`, sidecar(`type: document\nissued: 2026-03-14\ndocument: ${id}\n${approval}`)],
  ];
}

/** An audit of a kind on a day, with this body. */
export function auditFile(kind: string, date: string, body: string): string {
  return `---\ntitle: Audit (Beispiel)\nkind: ${kind}\ndate: ${date}\nauditor: C. Beispiel\n---\n\n${body}\n`;
}

/**
 * A content root in which nothing stands in the way of a certificate and nothing would be a minor deviation: Standard-
 * Absicherung of ISMS.1, CON.2, INF.7 and NET.3.4, all else excluded, with reference documents, approval and an internal audit.
 */
export const certifiable: Content = {
  ...clean,
  "controls/domain.md": domainFile(ofDomain, ofObjects, needs, "standard"),
  "controls/objects/raum-a.md": objectFile("type: room\nsites: [rz-a]\nmodules: [INF.7]"),
  ...Object.fromEntries(
    [...ofDomain, ...ofObjects].map((module) => [
      `controls/catalog/${module.toLowerCase().replaceAll(".", "-")}.md`,
      metModule(module),
    ]),
  ),
  ...Object.fromEntries(["A.0.1", "A.0.2", "A.0.3", "A.0.4", "A.0.5", "A.1"].flatMap(referenceDocument)),
  "controls/audits/intern.md": auditFile(
    "internal",
    "2026-05-20",
    "## F-01 Türen\n\n- Schwere: empfehlung\n- Erledigt: 2026-06-01",
  ),
};
