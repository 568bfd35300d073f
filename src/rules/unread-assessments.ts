import type { Assessed, Item } from "../model/assessed.ts";
import type { Missing } from "../model/finding.ts";
import type { Position } from "../model/position.ts";

/**
 * What an unassessed item lacks: the assessment that stands at a place and can't be read, anything in its file, or else any
 * assessment of its requirement.
 */
export function unreadMarks({ unreadable, requirement }: Item): Missing[] {
  const marks = unreadable ? [markOf(unreadable), ofFile(unreadable)] : [];
  return [...marks, `assessment:${requirement.id}`];
}

/**
 * What a finding about unread content takes, by its place: the assessment whose heading stands in its line, those of its file
 * that can't be read for another reason, and those of the controls of its file that can't be read at all.
 */
export function unreadAssessments({ items, maybeMeant }: Assessed): (place: Position) => Missing[] {
  const marks = new Set(
    items.flatMap(({ unreadable }) => (unreadable ? [markOf(unreadable), ofFile(unreadable)] : [])),
  );
  const inFile = Map.groupBy(maybeMeant, ([, file]) => file);
  return (place) => {
    const controls = (inFile.get(place.file) ?? []).map(([id]): Missing => `assessment:${id}`);
    return [...[markOf(place), ofFile(place)].filter((mark) => marks.has(mark)), ...controls];
  };
}

function markOf({ file, line }: Position): Missing {
  return `assessment:${file}:${line}`;
}

function ofFile({ file }: Position): Missing {
  return `assessment:${file}`;
}
