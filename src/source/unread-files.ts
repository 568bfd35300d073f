import {
  accessibilityFile,
  type ControlKind,
  controlFolders,
  domainFile,
  fileOf,
  kindOf,
  liesAmong,
} from "../model/content-kinds.ts";
import type { Problem } from "../model/project.ts";
import { entryOf } from "../text/entry-of.ts";
import { suggest } from "../text/suggest.ts";
import { controlIds } from "./control-ids.ts";
import { frontMatterOf } from "./front-matter.ts";
import { takeOverInto } from "./misnamed-sidecars.ts";
import { schemaOf } from "./schemas.ts";
import { readYaml } from "./yaml-values.ts";

/** Whether a file of `controls/` is read for what it says, not only since something links it. */
export function isRead(path: string): boolean {
  return path === accessibilityFile || kindOf(path) !== null;
}

/** Endings of text that becomes a catalogue or the like by a new name alone, such as `.MD` and the `.txt` of Windows. */
const textEnding = /\.(?:md|mdx|mkd|mdown|markdown|txt|text)$/i;

const folderNames = [...controlFolders.keys()];

/** What officers call the folders, beside a slip in their names. */
const kindsByWord: Readonly<Record<string, Exclude<ControlKind, "domain">>> = {
  katalog: "catalog",
  kataloge: "catalog",
  bausteine: "catalog",
  standorte: "site",
  objekte: "object",
  zielobjekte: "object",
  risiken: "risk",
};

/**
 * Where a file of `controls/` that nothing reads belongs, by folder and name, or else by what its text says; null where that
 * can't be told, or where another name would not make it readable (a Word file).
 *
 * @param text what stands in it, if it could be read as text
 */
export function properPath(path: string, text: string | null): string | null {
  const segments = path.split("/");
  const name = segments.at(-1) ?? "";
  if (text === null || !textEnding.test(name)) return null;
  const renamed = `${withoutEndings(name)}.md`;
  if (segments.length === 2) {
    const known = [domainFile, accessibilityFile].map((file) => file.slice("controls/".length));
    const meant = suggest(renamed, known);
    if (meant !== null) return `controls/${meant}`;
  }
  const byText = kindByText(text);
  if (byText === "domain") return domainFile;
  const folder = segments.length > 2 ? (segments[1] ?? "") : "";
  const below = segments.length > 2 ? segments.slice(2, -1) : [];
  const bySlip = controlFolders.get(suggest(folder, folderNames) ?? "");
  const meant = entryOf(kindsByWord, folder.toLowerCase()) ?? bySlip ?? byText;
  return meant === null ? null : fileOf(meant, [...below, withoutEndings(name)].join("/"));
}

function withoutEndings(name: string): string {
  let rest = name;
  while (textEnding.test(rest)) rest = rest.slice(0, rest.lastIndexOf("."));
  return rest;
}

/** Whether another name alone would make the file readable, so that its text is worth a look. */
export function isNamedAsText(path: string): boolean {
  return textEnding.test(path);
}

/** What a text is by the keys of its front matter (all that its kind requires), else by the heading of a control. */
function kindByText(text: string): ControlKind | null {
  const matter = frontMatterOf(text);
  const data = matter.kind !== "none" ? readYaml(matter.yaml, "", 2, schemaOf("catalog")).data : null;
  const has = (key: string): boolean => data !== null && Object.hasOwn(data, key);
  for (const kind of ["domain", "audit", "risk", "site", "object"] as const)
    if (schemaOf(kind).required?.every(has)) return kind;
  return has("module") || controlIds(text).length > 0 ? "catalog" : null;
}

/** The finding that nothing reads a file of `controls/`. */
export function unreadFile(path: string, proper: string | null, exists: boolean): Problem {
  const at = { file: path, line: 1, column: 1 };
  if (proper !== null) {
    return {
      rule: "file-unread",
      at,
      message: {
        de: `Diese Datei wird nicht gelesen; gemeint ist wohl ${proper}.`,
        en: `Nothing reads this file; probably ${proper} is meant.`,
      },
      help: exists
        ? takeOverInto(proper)
        : {
            de: `Benennen Sie die Datei in ${proper} um (Windows zeigt Endungen erst, wenn „Dateinamenerweiterungen“ eingeschaltet sind).`,
            en: `Rename the file to ${proper} (Windows shows endings only once “File name extensions” is switched on).`,
          },
    };
  }
  return {
    rule: "file-unread",
    at,
    message: { de: "Diese Datei wird nicht gelesen.", en: "Nothing reads this file." },
    help: isNamedAsText(path)
      ? {
          de: "Gelesen werden controls/domain.md, controls/accessibility.md und Dateien mit der Endung .md in catalog, sites, objects, risks und audits. Verschieben Sie die Datei, verlinken Sie sie, oder löschen Sie sie.",
          en: "What is read is controls/domain.md, controls/accessibility.md and files that end in .md in catalog, sites, objects, risks and audits. Move the file, link it, or delete it.",
        }
      : {
          de: "Gelesen wird hier nur Markdown (.md). Ein Nachweis gehört nach evidence/<standort>/; was sonst hier liegen soll, verlinken Sie in einem Text.",
          en: "Only Markdown (.md) is read here. Evidence belongs into evidence/<site>/; link in a text whatever else is to be here.",
        },
  };
}

/** The findings at files that only letter case or Unicode form tells apart: at each, naming the others. */
export function twinFiles(twins: readonly string[]): Problem[] {
  const inCase = new Set(twins.map((path) => path.normalize("NFC"))).size > 1;
  return twins.map((path) => {
    const others = twins.filter((other) => other !== path).join(", ");
    return {
      rule: "file-unread",
      at: { file: path, line: 1, column: 1 },
      message: inCase
        ? {
            de: `Diese Datei und ${others} unterscheiden sich im Namen nur durch Groß- und Kleinschreibung; gelesen wird keine von ihnen.`,
            en: `The names of this file and ${others} differ only in letter case; none of them is read.`,
          }
        : {
            de: `Diese Datei und ${others} haben denselben Namen; nur seine Umlaute oder Akzente sind verschieden gespeichert. Gelesen wird keine von ihnen.`,
            en: `This file and ${others} have the same name, in which only accents are stored differently; none of them is read.`,
          },
      help: {
        de: "Behalten Sie eine, oder geben Sie ihnen deutlich verschiedene Namen; unter Windows und macOS kann nur eine von ihnen liegen.",
        en: "Keep one, or give them names that differ clearly; on Windows and macOS only one of them can be there.",
      },
      ...(liesAmong("evidence", path) ? { evidence: path.normalize("NFC") } : {}),
    };
  });
}
