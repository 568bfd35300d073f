import type { ReportObject } from "../../model/report.ts";
import type { DocumentSource } from "./document-frame.ts";

/** The critical processes, in the order of the content. */
export function criticalProcesses({ report }: DocumentSource): readonly ReportObject[] {
  return report.objects.filter(({ critical }) => critical);
}
