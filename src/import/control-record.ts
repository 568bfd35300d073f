import type { Status } from "../model/vocabulary.ts";
import type { SourcePlace } from "./outcome.ts";

/** A control with one assessment, as a source says it: only what stands there. */
export interface ControlRecord {
  readonly place: SourcePlace;
  /** What it stays known by from one import to the next: its id, or its id at a scope where a source has one for each. */
  readonly key: string;
  readonly id: string;
  /** Whether title and requirements are the source's own: else they are the catalogue's, and the content may have others. */
  readonly isOwn: boolean;
  readonly title: string;
  /** Requirements beside the one whose id it has. */
  readonly requirements: readonly string[];
  /** Words of the scope: ids, `alle`, `verbund`. */
  readonly scopes: readonly string[];
  readonly status: Status;
  /** Module in whose catalogue it stands. */
  readonly module: string;
  /** Lines of prose; for `dispensable` the reason. */
  readonly prose: readonly string[];
  /** Of a status that is a gap. */
  readonly actions: readonly RecordedAction[];
  /** Who is responsible, where no action says so. */
  readonly responsible: string | null;
}

/** An action of a source with what is known of it. */
export interface RecordedAction {
  /** What it is called wherever it stands: the same in several assessments is one action. */
  readonly id?: string | null;
  readonly text: string;
  readonly due: string | null;
  readonly responsible: string | null;
}
