import type { EvidenceData, Sourced } from "../model/project.ts";
import type { Prose } from "../model/prose.ts";
import { saysSomething } from "../text/says-something.ts";

/** Keys that say what was found, or where the original is: Markdown that has one of them needs no text. */
const recording: readonly (keyof EvidenceData)[] = [
  "location",
  "sha256",
  "number",
  "processes",
  "carries",
  "change-notice",
];

/**
 * Whether Markdown evidence shows nothing: no text but headings, and its front matter neither says where the original is (FORMAT.md:
 * evidence that can't be here says where it is kept) nor holds the record itself, such as the measured times of an exercise. What
 * can't be read may say it.
 */
export function isWithoutRecord({ data, invalid }: Sourced<EvidenceData>, prose: Prose): boolean {
  return invalid.size === 0 && recording.every((key) => data[key] === undefined) && !prose.some(shows);
}

interface Node {
  readonly type: string;
  readonly value?: string;
  readonly children?: readonly Node[];
}

/** Nodes that say nothing by themselves: a heading repeats the title, HTML is not shown. */
const silent: readonly string[] = ["heading", "html", "definition"];

function shows({ type, value = "", children = [] }: Node): boolean {
  if (silent.includes(type)) return false;
  return type === "image" || type === "imageReference" || saysSomething(value) || children.some(shows);
}
