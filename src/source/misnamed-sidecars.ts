import type { Bilingual } from "../model/position.ts";
import type { Problem } from "../model/project.ts";

/** Endings under which metadata are found that were meant to end in `.yaml`. */
const nearly = /\.ya?ml(?:\.txt)?$/i;

/**
 * Sidecars that nothing reads as such: `usv.pdf.yml`, `usv.pdf.YAML`, `usv.pdf.yaml.txt` or `usv.yaml` beside a file
 * `usv.pdf` without metadata; and one beside Markdown evidence with metadata of its own.
 *
 * @param paths all files of `evidence/`
 * @returns the path of each → that of the evidence which it is meant for
 */
export function misnamedSidecars(paths: ReadonlySet<string>): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const byStem = Map.groupBy(
    [...paths].filter((path) => !nearly.test(path)),
    (path) => path.replace(/\.[^./]+$/, ""),
  );
  for (const path of paths) {
    const base = path.replace(nearly, "");
    // One that has metadata of its own, or a file in the right place, is no sidecar.
    if (base === path || paths.has(`${path}.yaml`)) continue;
    if (paths.has(base)) {
      if (path !== `${base}.yaml`) found.set(path, base);
      continue;
    }
    const [described, ...more] = byStem.get(base) ?? [];
    if (described !== undefined && more.length === 0 && !paths.has(`${described}.yaml`))
      found.set(path, described);
  }
  return found;
}

/** How to mend a file that was meant to be another one which is there too. */
export function takeOverInto(proper: string): Bilingual {
  return {
    de: `${proper} gibt es schon: Übernehmen Sie, was dort fehlt, und löschen Sie diese Datei.`,
    en: `${proper} is there already: take over what it lacks, and delete this file.`,
  };
}

/** The finding at a sidecar that nothing reads. */
export function misnamedSidecar(path: string, evidence: string, exists: boolean): Problem {
  const proper = `${evidence}.yaml`;
  return {
    rule: "file-unread",
    at: { file: path, line: 1, column: 1 },
    message: {
      de: `Diese Datei wird nicht gelesen; die Metadaten zu ${evidence} stehen in ${proper}.`,
      en: `Nothing reads this file; the metadata of ${evidence} stand in ${proper}.`,
    },
    help: exists
      ? takeOverInto(proper)
      : { de: `Benennen Sie die Datei in ${proper} um.`, en: `Rename the file to ${proper}.` },
    evidence,
  };
}

/** The finding at a sidecar of Markdown evidence whose metadata stand in itself. */
export function needlessSidecar(path: string, evidence: string): Problem {
  return {
    rule: "file-unread",
    at: { file: path, line: 1, column: 1 },
    message: {
      de: `Diese Datei wird nicht gelesen; ${evidence} beginnt mit eigenen Metadaten.`,
      en: `Nothing reads this file; ${evidence} begins with metadata of its own.`,
    },
    help: {
      de: "Übernehmen Sie dorthin, was fehlt, und löschen Sie diese Datei.",
      en: "Take over what is lacking there, and delete this file.",
    },
    evidence,
  };
}
