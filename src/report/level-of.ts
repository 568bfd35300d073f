import type { Project } from "../model/project.ts";
import type { ReportFile } from "../model/report.ts";
import type { Clearance } from "../model/vocabulary.ts";

/** How a file of the content root is classified; VS-NfD if nobody knows. */
export function levelOf({ files }: Project, file: string): Clearance {
  return files.get(file)?.classification ?? "vs-nfd";
}

/** The files that nothing in the report stands for: catalogues without controls, what was dropped, what nobody reads. */
export function otherFiles({ files }: Project, listed: ReadonlySet<string>): ReportFile[] {
  return [...files].flatMap(([path, { classification, title }]) =>
    listed.has(path) ? [] : [{ path, title, classification }],
  );
}
