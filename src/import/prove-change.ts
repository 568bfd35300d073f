import type { Control } from "../model/project.ts";
import { type ReadBack, readBack } from "../source/edit/read-back.ts";
import type { KnownWords } from "../source/line-meaning.ts";
import type { ControlRecord } from "./control-record.ts";
import { ImportError } from "./error.ts";
import { assessmentFor, type FieldName, fieldsOfContent, fieldsOfRecord } from "./record-fields.ts";

/** What has to be read of a record once it is written. */
export interface Expected {
  readonly record: ControlRecord;
  readonly fields: readonly FieldName[];
}

/**
 * Proves that a changed catalogue says what was to be written, has no more that can't be read than before, and that no control or assessment was lost.
 *
 * @param before null for a new file
 * @throws {ImportError} if it has
 */
export async function proveChange(
  path: string,
  before: string | null,
  after: string,
  known: KnownWords,
  expected: readonly Expected[],
): Promise<void> {
  const was: ReadBack =
    before === null ? { controls: [], problems: [] } : await readBack(path, before, known);
  const now = await readBack(path, after, known);
  const there = counted(now.controls);
  const isKept = [...counted(was.controls)].every(([claim, count]) => (there.get(claim) ?? 0) >= count);
  const isSaid = expected.every((each) => says(now.controls, each));
  if (isSaid && isKept && now.problems.length <= was.problems.length) return;
  throw new ImportError({
    de: `${path}: was schon da steht, würde danach anders gelesen; nichts wurde geschrieben. Beheben Sie zuerst, was „nachweis check“ zu dieser Datei meldet`,
    en: `${path}: what stands there would be read otherwise afterwards; nothing was written. First mend what “nachweis check” says of this file`,
  });
}

function says(controls: readonly Control[], { record, fields }: Expected): boolean {
  const control = controls.find(({ id }) => id === record.id);
  const assessment = control && assessmentFor(control, record.scopes);
  if (!control || !assessment) return false;
  const [said, read] = [fieldsOfRecord(record), fieldsOfContent(control, assessment)];
  return fields.every((name) => said[name] === null || said[name] === read[name]);
}

/** Controls, and their assessments with day and assessor, links and risks: what no import touches. */
function counted(controls: readonly Control[]): Map<string, number> {
  const counts = new Map<string, number>();
  const add = (...claim: unknown[]): void => {
    const key = JSON.stringify(claim);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  };
  for (const { id, assessments, requiredEvidence } of controls) {
    add(
      id,
      requiredEvidence.map(({ value }) => value),
    );
    for (const { assessed, links, risks, inherited } of assessments)
      add(
        id,
        assessed.map(({ value }) => value),
        [...links, ...inherited].map(({ target }) => target),
        risks.map(({ value }) => value),
      );
  }
  return counts;
}
