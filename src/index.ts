/**
 * The public API of Nachweis: the pipeline from a content root to its report, and the types of what it returns.
 *
 * @packageDocumentation
 */
export type * from "./model/certificate.ts";
export type * from "./model/failover.ts";
export type * from "./model/finding.ts";
export type * from "./model/position.ts";
export type * from "./model/prose.ts";
export type * from "./model/relocation.ts";
export type * from "./model/report.ts";
export type * from "./model/vocabulary.ts";
export { type CheckOptions, check } from "./pipeline.ts";
export { ContentRootError } from "./source/read-project.ts";
