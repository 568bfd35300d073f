import type { Severity } from "./vocabulary.ts";

/** A finding that a baseline accepts until a day. */
export interface BaselinedFinding {
  /** Fingerprint of the finding (report/fingerprint.ts). */
  readonly fingerprint: string;
  readonly rule: string;
  /** Message and file on the day of recording, for people who read the file. */
  readonly message: string;
  readonly file: string;
  /**
   * How grave it was when it was accepted: once it is graver, it is not what was accepted. Earlier versions did not record it, then it
   * is accepted however grave it is.
   */
  readonly severity?: Severity;
  /** Last day on which it is accepted. */
  readonly until: string;
}

/** The findings of a day (`nachweis baseline`): `check --baseline` fails only on others. */
export interface Baseline {
  readonly format: "nachweis-baseline/1";
  /** Day of recording. */
  readonly asOf: string;
  /** Sorted by rule, file, message, fingerprint. */
  readonly findings: readonly BaselinedFinding[];
}

/** What a baseline says of a report. */
export interface ReportBaseline {
  /** Day of its recording. */
  readonly asOf: string;
  /** Number of findings that it accepts on the day. */
  readonly accepted: number;
  /** Number of findings whose acceptance is over. */
  readonly lapsed: number;
  /** Number of findings that it does not know, or that have become graver since. */
  readonly fresh: number;
  /** What it knows and is a finding no more. */
  readonly gone: readonly BaselinedFinding[];
}
