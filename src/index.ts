/**
 * The public API of Nachweis: the pipeline from a content root to its report, what can be made of a report, and the types of
 * both. Everything published is made from the report alone.
 *
 * @packageDocumentation
 */
export { toIcs } from "./formats/ics/write.ts";
export type * from "./model/baseline.ts";
export type * from "./model/certificate.ts";
export type * from "./model/certificate-criteria.ts";
export type * from "./model/comparison.ts";
export type * from "./model/failover.ts";
export type * from "./model/finding.ts";
export type * from "./model/forecast.ts";
export type * from "./model/position.ts";
export type * from "./model/prose.ts";
export type * from "./model/relocation.ts";
export type * from "./model/report.ts";
export type * from "./model/vocabulary.ts";
export { type CheckOptions, check } from "./pipeline.ts";
export { applyBaseline, recordBaseline } from "./report/baseline.ts";
export { compareReports } from "./report/compare.ts";
export { forecast } from "./report/forecast.ts";
export { toJson } from "./reporters/json.ts";
export { toJunit } from "./reporters/junit.ts";
export { toMarkdown } from "./reporters/markdown.ts";
export { toSarif } from "./reporters/sarif.ts";
export { ContentRootError } from "./source/read-project.ts";
export { fromJson, readBaseline, SavedDocumentError } from "./source/saved-documents.ts";
