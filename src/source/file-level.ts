import { contentKinds } from "../model/content-kinds.ts";
import type { ContentFile, Problem, Sourced } from "../model/project.ts";
import type { Clearance } from "../model/vocabulary.ts";
import { classificationOf, hidesClassification, strayClassification } from "./classification.ts";
import { frontMatterOf } from "./front-matter.ts";
import type { ListedFile } from "./list-files.ts";
import { readText } from "./read-text.ts";
import { type SchemaNode, schemaOf } from "./schemas.ts";
import { readYaml } from "./yaml-values.ts";

/** All keys of the format: which of them a file may have depends on the place that it should lie in. */
const anyKind = (): SchemaNode => ({
  properties: Object.assign({}, ...contentKinds.map((name) => schemaOf(name).properties)),
});

/**
 * How a file is classified of which nothing else is read: it lies in a wrong place, or has a wrong name or ending. What can't
 * be read as text counts as VS-NfD.
 */
export async function levelOfFile(
  file: ListedFile,
  open: ReadonlyMap<string, string> | undefined,
): Promise<ContentFile> {
  const read = await readText(file, open);
  return "problem" in read ? { title: null, classification: "vs-nfd" } : levelOfText(file.path, read.text);
}

/** How a text is classified by its front matter, or by itself if it is a sidecar; what it counts as without a label. */
export function levelOfText(path: string, text: string, unlabelled: Clearance = "internal"): ContentFile {
  const matter = frontMatterOf(text);
  const isSidecar = /\.ya?ml$/i.test(path);
  if (matter.kind === "unclosed" && !isSidecar) return { title: null, classification: "vs-nfd" };
  const yaml = isSidecar ? text : matter.kind === "none" ? "" : matter.yaml;
  const firstLine = isSidecar ? 1 : 2;
  const schema = anyKind();
  const values = readYaml(yaml, path, firstLine, schema);
  const { classification, title } = values.data ?? {};
  const isUnreadable =
    values.data === null ||
    hidesClassification(yaml, firstLine, values, schema) ||
    (classification !== undefined && typeof classification !== "string");
  const level = classificationOf({
    data: typeof classification === "string" ? { classification } : {},
    invalid: new Set(isUnreadable ? ["*"] : []),
  });
  const isLabelled = classification !== undefined || level !== "internal";
  const isStray = !isSidecar && !isLabelled && strayClassification(text) !== null;
  return {
    title: typeof title === "string" ? title : null,
    classification: isStray ? "vs-nfd" : isLabelled ? level : unlabelled,
  };
}

/**
 * Metadata without a classification, of a text that seems to state one elsewhere (as when the line above them is missing):
 * that is a problem, and until it is mended the file counts as one whose classification can't be read.
 */
export function heedStray<T>(
  sourced: Sourced<T & { readonly classification: string }>,
  text: string,
  problems: Problem[],
): Sourced<T> {
  const { file, data, invalid } = sourced;
  const isKnown = data.classification !== undefined || invalid.has("classification") || invalid.has("*");
  const line = isKnown ? null : strayClassification(text);
  if (line === null) return sourced;
  problems.push({
    rule: "front-matter-invalid",
    at: { file, line, column: 1 },
    message: {
      de: "Hier scheint eine Einstufung zu stehen, aber nicht in den Metadaten, wo sie gilt. Bis dahin zählt die Datei als VS-NfD.",
      en: "A classification seems to stand here, but not in the metadata, where it counts. Until then the file counts as VS-NfD.",
    },
    help: {
      de: "Schreiben Sie „classification: …“ zwischen die beiden Zeilen „---“ am Anfang der Datei.",
      en: "Write “classification: …” between the two lines “---” at the beginning of the file.",
    },
  });
  return { ...sourced, invalid: new Set([...invalid, "classification"]) };
}
