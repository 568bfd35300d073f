import type { SchemaName } from "./schemas.ts";

/** Kinds of files of `controls/`. */
export type ControlKind = Exclude<SchemaName, "evidence">;

/** Folders of `controls/` and what their files are. */
export const kindOfFolder = {
  catalog: "catalog",
  sites: "site",
  objects: "object",
  risks: "risk",
  audits: "audit",
} as const satisfies Record<string, ControlKind>;

/** The institution's accessibility statement: plain Markdown, optional. */
export const accessibilityFile = "controls/accessibility.md";

/** The information domain. */
export const domainFile = "controls/domain.md";

/** What a Markdown file of `controls/` is by its place; null where nothing is looked for. */
export function kindOf(path: string): ControlKind | null {
  if (!path.endsWith(".md")) return null;
  if (path === domainFile) return "domain";
  const [top, folder = "", rest] = path.split("/");
  return top === "controls" && rest !== undefined && Object.hasOwn(kindOfFolder, folder)
    ? kindOfFolder[folder as keyof typeof kindOfFolder]
    : null;
}
