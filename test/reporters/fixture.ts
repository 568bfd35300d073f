import type { Report } from "../../src/model/report.ts";
import { check } from "../../src/pipeline.ts";
import { writeContent } from "../content-root.ts";
import { assessed, catalogFile, changed, clean, replaced, sidecar, yes } from "../format/clean-root.ts";

/** What tries to be markup, a command, a mention or a link in some output format. */
export const hostile =
  "<img src=x onerror=alert(1)> @isb #1 ]]> \u202e::error:: %0A `rm` | https://example.org";

/**
 * A small content with a finding of every severity and an item in every state: a gap without an action, a broken link, an
 * expiring and an unreviewed evidence, an item that nobody assessed, one that is dispensable, a misspelt label with a fix.
 * Its texts are hostile.
 */
const content = {
  ...changed(
    changed(
      clean,
      "controls/catalog/inf-7.md",
      yes("rz-b", "evidence/rz-b/begehung.txt"),
      yes("rz-b", "evidence/rz-b/fehlt%20%26%20weg.txt"),
    ),
    "controls/catalog/inf-7.md",
    `${yes("raum-a", "evidence/rz-a/begehung.txt")}\n${yes("raum-b@rz-b", "evidence/rz-b/begehung.txt")}`,
    `### raum-a: entbehrlich\n\nDer Raum hat kein Fenster.\n\n${assessed}\n`,
  ),
  "controls/domain.md": replaced(
    replaced(clean["controls/domain.md"], "Verbund (Beispiel)", `'Verbund <b>(Beispiel)</b> | @isb'`),
    "interval-undefined: off",
    "evidence-orphan: info",
  ),
  "controls/catalog/con-2.md": catalogFile(
    "CON.2",
    `## CON.2.A1 Umsetzung Standard-Datenschutzmodell\n\n### verbund: nein\n\n- Offen: ${hostile}; bis 2026-01-31; ISB\n${assessed}\n`,
  ),
  "controls/catalog/net-3-4.md": catalogFile(
    "NET.3.4",
    `## NET.3.4.A1 Begründete Entscheidung für den Einsatz von NAC\n\n${yes("alle", "evidence/domain/konzept.txt").replace("- Geprüft", "- Gepruft")}`,
  ),
  "evidence/rz-a/begehung.txt.yaml": sidecar("type: inspection\nissued: 2026-03-14\nvalid-until: 2026-12-24"),
  "evidence/rz-a/über sicht.txt": "Übersicht (Beispiel)\n",
  "evidence/rz-a/über sicht.txt.yaml": sidecar().replace(/reviewed:.*\n/, ""),
};

/** The report that the output of every format is compared on. */
export async function fixedReport(): Promise<Report> {
  const { root } = await writeContent(content);
  return check(root, { asOf: "2026-11-23", today: "2026-11-23", version: "0.0.0" });
}
