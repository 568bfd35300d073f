import { relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { type ContentKind, kindOf, liesAmong } from "../model/content-kinds.ts";

/** The file of an address; null where it is none of this machine (another scheme, a share that there is no way to). */
export function fileOf(uri: string): string | null {
  if (!uri.startsWith("file:")) return null;
  try {
    return fileURLToPath(uri);
  } catch {
    return null;
  }
}

/** The path of a document below the content root, as findings name it; null if it lies elsewhere. */
export function contentPath(root: string, uri: string): string | null {
  const file = fileOf(uri);
  if (file === null) return null;
  const path = relative(root, file).split(sep).join("/").normalize("NFC");
  return path === "" || path.startsWith("..") ? null : path;
}

/** Which schema describes the metadata at the beginning of a content file (or all of a sidecar). */
export function schemaFor(path: string): ContentKind | null {
  if (!liesAmong("evidence", path)) return kindOf(path);
  return path.endsWith(".yaml") || path.endsWith(".md") ? "evidence" : null;
}
