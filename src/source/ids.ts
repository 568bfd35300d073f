import type { Missing } from "../model/finding.ts";
import type { Problem } from "../model/project.ts";
import { wideScopeWords } from "../model/scope-words.ts";

/** Words that stand for more than a site or object in a scope, and so can't be an id (FORMAT.md, General rules). */
export const takenIds: ReadonlySet<string> = new Set(wideScopeWords);

/** The id of a file: its name without `.md`. */
export function idOf(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1, -".md".length);
}

/** Whether a word can be the id of a file. */
export function isId(word: string): boolean {
  return /^[a-z0-9-]+$/.test(word);
}

/** Keeps, of a list with ids of its own, what has a valid id that no file before it has; reports the rest. */
export function keepIdentified<T extends Identified>(entries: readonly T[], problems: Problem[]): T[] {
  return checkIds(entries, [], problems).sites;
}

interface Identified {
  readonly id: string;
  readonly file: string;
}

/**
 * Keeps, of two lists that share one name space, what has a valid id that no file of its kind before it has; reports the
 * rest. Of doubles the first by path counts. A site whose id an object has too is reported and stays: all that stands at it
 * would else be found to stand nowhere.
 */
export function checkIds<A extends Identified, B extends Identified>(
  sites: readonly A[],
  objects: readonly B[],
  problems: Problem[],
): { sites: A[]; objects: B[] } {
  const keepFirst = <T extends Identified>(entries: readonly T[], others: readonly Identified[]): T[] => {
    const first = new Map<string, string>();
    return entries.filter((entry) => {
      const other = others.find(({ id }) => id === entry.id);
      const problem = idProblem(entry, first.get(entry.id) ?? other?.file);
      if (problem) problems.push(problem);
      const kept = problem === null || (other !== undefined && !first.has(entry.id));
      if (kept) first.set(entry.id, entry.file);
      return kept;
    });
  };
  // Files are read in order of their path: `controls/objects/` comes before `controls/sites/`.
  const keptObjects = keepFirst(objects, []);
  return { objects: keptObjects, sites: keepFirst(sites, keptObjects) };
}

/** The id that a file name was probably meant for: `RZ Süd` for `rz-sued`. */
export function meantId(name: string): string {
  const letters: Readonly<Record<string, string>> = { ä: "ae", ö: "oe", ü: "ue", ß: "ss" };
  return name
    .normalize("NFC")
    .toLowerCase()
    .replace(/[äöüß]/g, (letter) => letters[letter] ?? letter)
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
}

function idProblem(entry: Identified, earlier: string | undefined): Problem | null {
  const at = { file: entry.file, line: 1, column: 1 };
  const rule = "front-matter-invalid";
  if (!isId(entry.id)) {
    return {
      rule,
      at,
      message: {
        de: `Der Dateiname „${entry.id}.md“ ist keine Kennung.`,
        en: `The file name “${entry.id}.md” is no id.`,
      },
      help: {
        de: "Benennen Sie die Datei um: nur Kleinbuchstaben ohne Umlaute, Ziffern und Bindestriche, zum Beispiel „rz-lwl.md“.",
        en: "Rename the file: lower-case letters, digits and hyphens alone, for example “rz-lwl.md”.",
      },
      takes: [entry.id, meantId(entry.id)].flatMap((id): Missing[] => [`place:${id}`, `risk:${id}`]),
    };
  }
  if (takenIds.has(entry.id)) {
    return {
      rule,
      at,
      message: {
        de: `Die Kennung „${entry.id}“ ist vergeben: In einer Bewertung bedeutet sie einen ganzen Bereich.`,
        en: `The id “${entry.id}” is taken: in an assessment it means a whole scope.`,
      },
      help: { de: "Benennen Sie die Datei um.", en: "Rename the file." },
    };
  }
  if (earlier === undefined) return null;
  return {
    rule,
    at,
    message: {
      de: `Die Kennung „${entry.id}“ gibt es schon; Standorte und Zielobjekte teilen sich die Kennungen.`,
      en: `The id “${entry.id}” exists already; sites and objects share their ids.`,
    },
    help: { de: "Benennen Sie eine der beiden Dateien um.", en: "Rename one of the two files." },
    related: [
      {
        file: earlier,
        line: 1,
        column: 1,
        message: { de: "Hier steht die Kennung zuerst.", en: "The id is here first." },
      },
    ],
  };
}
