import type { Problem } from "../model/project.ts";
import { type ControlFile, controlsOf, nothingOf } from "./control-file.ts";
import { idOf, isId } from "./ids.ts";

/**
 * Sets copies aside that cloud storage and file managers make beside the original (`inf-2 (1).md`, `Kopie von inf-2.md`,
 * `inf-2-LAPTOP.md`): its name stands in theirs, and they repeat what it says, or could not be read under their names anyway.
 * The original counts whatever the order of the names.
 */
export function setCopiesAside(files: readonly ControlFile[]): ControlFile[] {
  const byFolder = Map.groupBy(files, ({ path }) => path.slice(0, path.lastIndexOf("/")));
  return files.map((file) => {
    const inFolder = byFolder.get(file.path.slice(0, file.path.lastIndexOf("/"))) ?? [];
    const original = inFolder
      .filter((other) => isCopyOf(file, other))
      .sort((a, b) => a.path.length - b.path.length)[0];
    return original === undefined ? file : aside(file, original);
  });
}

function isCopyOf(file: ControlFile, other: ControlFile): boolean {
  const [name, original] = [idOf(file.path), idOf(other.path)];
  if (name.length <= original.length || !(name.startsWith(original) || name.endsWith(original))) return false;
  switch (file.kind) {
    case "site":
    case "object":
    case "risk":
    case "audit":
      // `rz-a-2` is a site of its own; `rz-a (1)` can't be one.
      return !isId(name);
    case "catalog": {
      const ids = new Set(controlsOf(other).map(({ id }) => id));
      const repeated = file.controls.filter(({ id }) => ids.has(id)).length;
      return repeated > 0 && 2 * repeated >= file.controls.length;
    }
    default:
      return false;
  }
}

function aside(file: ControlFile, original: ControlFile): ControlFile {
  const ids = new Set(controlsOf(original).map(({ id }) => id));
  const more = controlsOf(file)
    .filter(({ id }) => !ids.has(id))
    .map(({ id }) => id);
  const only = more.slice(0, 5).join(", ") + (more.length > 5 ? " …" : "");
  const problem: Problem = {
    rule: "file-unread",
    at: { file: file.path, line: 1, column: 1 },
    message: {
      de: `Diese Datei ist dem Namen und dem Inhalt nach eine Kopie von ${original.path}; es zählt das Original.`,
      en: `By name and content this file is a copy of ${original.path}; the original counts.`,
    },
    help: {
      de:
        more.length === 0
          ? "Vergleichen Sie die beiden, übernehmen Sie ins Original, was dort fehlt, und löschen Sie die Kopie."
          : `Übernehmen Sie ins Original, was dort fehlt (${only}), und löschen Sie die Kopie.`,
      en:
        more.length === 0
          ? "Compare the two, take over into the original what it lacks, and delete the copy."
          : `Take over into the original what it lacks (${only}), and delete the copy.`,
    },
    related: [
      {
        file: original.path,
        line: 1,
        column: 1,
        message: { de: "Dies ist das Original.", en: "This is the original." },
      },
    ],
  };
  const nothing = { ...nothingOf(file.path), problems: [problem], texts: file.texts };
  if (file.kind !== "catalog") return nothing;
  // What only the copy assesses is no second finding.
  return { ...nothing, kind: file.kind, value: { ...file.value, unreadableControls: more }, controls: [] };
}
