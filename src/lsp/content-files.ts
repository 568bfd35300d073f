import { relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { type ContentKind, kindOf, liesAmong } from "../model/content-kinds.ts";

/** The path of a document below the content root, as findings name it; null if it lies elsewhere. */
export function contentPath(root: string, uri: string): string | null {
  if (!uri.startsWith("file:")) return null;
  const path = relative(root, fileURLToPath(uri)).split(sep).join("/").normalize("NFC");
  return path === "" || path.startsWith("..") ? null : path;
}

/** Which schema describes the metadata at the beginning of a content file (or all of a sidecar). */
export function schemaFor(path: string): ContentKind | null {
  if (!liesAmong("evidence", path)) return kindOf(path);
  return path.endsWith(".yaml") || path.endsWith(".md") ? "evidence" : null;
}
