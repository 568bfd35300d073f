import type { PhrasingContent } from "mdast";
import type { Bilingual } from "./position.ts";
import type { Prose } from "./prose.ts";

/** Headings in the text of an object below which it says what the emergency documents need (docs/format.md). */
export const emergencySections = {
  continuity: { de: "Notbetrieb", en: "Emergency operation" },
  restart: { de: "Wiederanlauf", en: "Recovery" },
  return: { de: "Rückkehr", en: "Return" },
} as const satisfies Record<string, Bilingual>;

/** A part of an object's text that the emergency documents show by itself. */
export type EmergencySection = keyof typeof emergencySections;

/** What stands below the heading of a section, up to the next heading that is as high; null if it is not there or empty. */
export function sectionOf(prose: Prose, section: EmergencySection): Prose | null {
  const start = prose.findIndex((node) => sectionAt(node) === section);
  if (start < 0) return null;
  const found = prose.slice(start + 1, endOfSection(prose, start));
  return found.length > 0 ? found : null;
}

/** The text without these sections. */
export function withoutSections(prose: Prose): Prose {
  const rest: Prose[number][] = [];
  for (let at = 0; at < prose.length; at++) {
    const node = prose[at];
    if (!node) continue;
    if (sectionAt(node) === null) rest.push(node);
    else at = endOfSection(prose, at) - 1;
  }
  return rest;
}

/** Where a section ends: the place of the next heading that is as high as its own. */
function endOfSection(prose: Prose, start: number): number {
  const own = prose[start];
  const end = prose.findIndex(
    (node, at) => at > start && node.type === "heading" && own?.type === "heading" && node.depth <= own.depth,
  );
  return end < 0 ? prose.length : end;
}

function sectionAt(node: Prose[number]): EmergencySection | null {
  if (node.type !== "heading") return null;
  const title = wordsOf(node.children).trim().toLowerCase();
  const keys = Object.keys(emergencySections) as EmergencySection[];
  return (
    keys.find((key) => Object.values(emergencySections[key]).some((one) => one.toLowerCase() === title)) ??
    null
  );
}

function wordsOf(nodes: readonly PhrasingContent[]): string {
  return nodes
    .map((node) => ("value" in node ? node.value : "children" in node ? wordsOf(node.children) : ""))
    .join("");
}
