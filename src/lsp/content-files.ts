import { join, relative, sep } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

/** The path of a document below the content root, as findings name it; null if it lies elsewhere. */
export function contentPath(root: string, uri: string): string | null {
  if (!uri.startsWith("file:")) return null;
  const path = relative(root, fileURLToPath(uri)).split(sep).join("/").normalize("NFC");
  return path === "" || path.startsWith("..") ? null : path;
}

/** The address of a content file. */
export function contentUri(root: string, path: string): string {
  return pathToFileURL(join(root, path)).href;
}

/** Which schema describes the metadata at the beginning of a content file (or all of a sidecar). */
export function schemaFor(
  path: string,
): "domain" | "site" | "object" | "catalog" | "risk" | "audit" | "evidence" | null {
  if (path === "controls/domain.md") return "domain";
  if (path.startsWith("evidence/")) return path.endsWith(".yaml") || path.endsWith(".md") ? "evidence" : null;
  const kinds = {
    sites: "site",
    objects: "object",
    catalog: "catalog",
    risks: "risk",
    audits: "audit",
  } as const;
  const folder = path.split("/")[1] ?? "";
  return path.startsWith("controls/") && folder in kinds ? kinds[folder as keyof typeof kinds] : null;
}
