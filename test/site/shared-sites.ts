import { pdfDocuments } from "../../src/pdf/render-pdf.ts";
import { withhold } from "../../src/report/withhold/withhold.ts";
import { oncePerRun } from "../once-per-run.ts";
import { type BuiltSite, buildAgain, buildFixture } from "./build-fixture.ts";
import { writeEarlierFixture } from "./earlier-content.ts";
import { writeEmptyFixture, writeFixture } from "./fixture-content.ts";
import { writeRareFixture } from "./rare-content.ts";

/**
 * The sites that tests look at, each built once for all test files of a run. Nobody changes them; what a test builds from them
 * lies beside `out`, under a name of its own.
 */
export const sharedSites = {
  /** With everything that a site can have. */
  whole: () =>
    oncePerRun("whole", (folder) => buildFixture(folder, writeFixture, writeEarlierFixture, pdfDocuments)),
  /** Without documents: each of its addresses leads to something. */
  plain: () => oncePerRun("plain", (folder) => buildFixture(folder, writeFixture, writeEarlierFixture)),
  /** Of a domain in which there is nothing yet. */
  empty: () => oncePerRun("empty", (folder) => buildFixture(folder, writeEmptyFixture)),
  /** Of what is rare, or not as it should be. */
  rare: () => oncePerRun("rare", (folder) => buildFixture(folder, writeRareFixture)),
  /** The same with something that is withheld. */
  rareWithheld: () => oncePerRun("rare-withheld", buildRareWithheld),
} as const;

async function buildRareWithheld(folder: string): Promise<BuiltSite> {
  const built = await sharedSites.rare();
  const report = withhold(built.report, "confidential");
  const out = `${folder}/site`;
  await buildAgain({ ...built, report }, out);
  return { ...built, folder, report, out };
}
