import type { Assessed } from "../model/assessed.ts";
import type { Project } from "../model/project.ts";
import { madeOfDay } from "../text/made-of-day.ts";
import { assessDay } from "./assess-day.ts";
import { certificateRecords } from "./certificate-records.ts";
import { withEarliestIssue } from "./evidence-duplicates.ts";
import { judgeDocuments } from "./reference-documents.ts";
import { judgeRelocations } from "./relocation/relocation.ts";

/**
 * Assesses a project on a day: every item of the IT-Grundschutz-Check with its one state, and what other days would bring
 * (the cut-over of a relocation, the lapse of a certificate), each by judging the project again. Pure.
 */
export function assess(project: Project, asOf: string): Assessed {
  const today = assessDay(withEarliestIssue(project), asOf);
  return {
    ...today,
    relocations: relocationsOf(today),
    certificates: certificatesOf(today),
    documents: judgeDocuments(today),
  };
}

const relocationsOf = madeOfDay(judgeRelocations);
const certificatesOf = madeOfDay(certificateRecords);
