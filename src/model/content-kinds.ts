import type { Bilingual } from "./position.ts";

/** The information domain. */
export const domainFile = "controls/domain.md";

/** The institution's accessibility statement: plain Markdown, optional. */
export const accessibilityFile = "controls/accessibility.md";

/** Where the files of a kind lie of which there are many. */
export const folderOf = {
  site: "controls/sites",
  object: "controls/objects",
  catalog: "controls/catalog",
  risk: "controls/risks",
  audit: "controls/audits",
  evidence: "evidence",
} as const;

/** Kinds of content files with metadata, each with a JSON Schema of its name in `schemas/`. */
export type ContentKind = "domain" | keyof typeof folderOf;

/** Kinds of files of `controls/`. */
export type ControlKind = Exclude<ContentKind, "evidence">;

/** All kinds with metadata. */
export const contentKinds = ["domain", ...Object.keys(folderOf)] as readonly ContentKind[];

/** The folders below `controls/` (`sites`), each with the kind of its files. */
export const controlFolders: ReadonlyMap<string, Exclude<ControlKind, "domain">> = new Map(
  Object.entries(folderOf).flatMap(([kind, path]) => {
    const [top, folder] = path.split("/");
    return top === "controls" && folder !== undefined
      ? [[folder, kind as Exclude<ControlKind, "domain">]]
      : [];
  }),
);

/** What is named by its id, as the object of a sentence. */
export const namedKinds = {
  site: { de: "den Standort", en: "site" },
  object: { de: "das Zielobjekt", en: "object" },
  risk: { de: "das Risiko", en: "risk" },
} as const satisfies Partial<Record<ContentKind, Bilingual>>;

/** What a Markdown file of `controls/` is by its place; null where nothing is looked for. */
export function kindOf(path: string): ControlKind | null {
  if (!path.endsWith(".md")) return null;
  if (path === domainFile) return "domain";
  const [top, folder = "", rest] = path.split("/");
  return top === "controls" && rest !== undefined ? (controlFolders.get(folder) ?? null) : null;
}

/** Whether a path lies in the folder of a kind, whatever its ending. */
export function liesAmong(kind: keyof typeof folderOf, path: string): boolean {
  return path.startsWith(`${folderOf[kind]}/`);
}

/** Path of the file with an id (of evidence and catalogues with the folders before it). */
export function fileOf(kind: keyof typeof folderOf, id: string): string {
  return `${folderOf[kind]}/${id}.md`;
}
