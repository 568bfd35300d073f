import { readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { replaced } from "../format/clean-root.ts";
import { writeFixture } from "./fixture-content.ts";

/** The day on which the earlier content was judged. */
export const earlierDay = "2026-08-01";

/**
 * Writes what the fixture's content was before: a change of every kind lies between the two, and what is gone is as nasty
 * as what is there.
 */
export async function writeEarlierFixture(root: string): Promise<void> {
  await writeFixture(root);
  const change = async (path: string, from: string, to: string): Promise<void> => {
    const file = join(root, path);
    await writeFile(file, replaced(await readFile(file, "utf8"), from, to));
  };
  // An item that was proven by evidence that has lapsed, and one whose object is gone.
  await change("evidence/rz-a/alt.pdf.yaml", "valid-until: 2026-01-31", "valid-until: 2026-10-31");
  await writeFile(
    join(root, "controls/objects/raum-c.md"),
    "---\ntitle: Raum <script>window.broken='c'</script> C\ntype: room\nsites: [rz-c]\nmodules: [INF.2]\n---\n",
  );
  // Evidence that went, moved, changed and was given other dates; a confidential one that nobody may see go.
  await writeFile(
    join(root, "evidence/rz-a/weg <b>.md"),
    "---\ntitle: Weg <script>window.broken='weg'</script>\ntype: document\nissued: 2026-01-01\n---\n",
  );
  await writeFile(
    join(root, "evidence/rz-a/tresorplan.md"),
    "---\ntitle: Lage des Tresors\ntype: document\nissued: 2026-01-01\nclassification: confidential\n---\n",
  );
  for (const name of ["schema.svg", "schema.svg.yaml"])
    await rename(join(root, "evidence/rz-a", name), join(root, "evidence/rz-b", `altes-${name}`));
  await writeFile(join(root, "evidence/rz-a/konfiguration.txt"), "line vty 0 4\n");
  await change("evidence/rz-a/log.csv.yaml", "valid-until: 2026-12-20", "valid-until: 2026-12-10");
  // Evidence that came, one that began to be valid, and one that was renewed.
  for (const name of ["plan.png", "plan.png.yaml"]) await rm(join(root, "evidence/rz-a", name));
  await change("evidence/rz-b/abnahme.pdf.yaml", "issued: 2026-03-14", "issued: 2026-09-30");
  await change("evidence/domain/uebung.pdf.yaml", "passed: true", "passed: true\nvalid-until: 2026-07-31");
}
