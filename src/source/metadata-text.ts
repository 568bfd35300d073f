import { Document, isCollection, isMap, isSeq } from "yaml";
import type { ContentKind } from "../model/content-kinds.ts";
import type { Bilingual } from "../model/position.ts";
import { violations } from "./schemas.ts";
import { explainViolation } from "./violation-message.ts";

/** Values of a front matter or sidecar, in the order in which they are to stand there. */
export type Metadata = Readonly<Record<string, unknown>>;

/** Metadata as YAML: one key per line, lists and groups on that line as the format's examples write them. */
export function yamlText(data: Metadata): string {
  const document = new Document(withoutEmpty(data));
  if (isMap(document.contents)) {
    for (const { value } of document.contents.items) {
      if (!isCollection(value)) continue;
      const ofGroups = isSeq(value) && value.items.some((item) => isMap(item));
      if (!ofGroups) value.flow = true;
      else for (const item of value.items) if (isMap(item)) item.flow = true;
    }
  }
  return document.toString({ lineWidth: 0, flowCollectionPadding: false });
}

/** The sidecar of a new evidence file: what is said of it, the hash of its bytes, and who added it. */
export function newSidecar({ added, ...described }: Metadata, sha256: string): Metadata {
  return { ...described, sha256, added };
}

/** Metadata as the front matter of a Markdown file. */
export function frontMatterText(data: Metadata): string {
  return `---\n${yamlText(data)}---\n`;
}

/** What the schema says against metadata, in words: the same as the check would say once they are written. */
export function metadataFaults(schema: ContentKind, data: Metadata): Bilingual[] {
  return faults(schema, data, () => true);
}

/** What the schema says against the values that are there; keys may be missing yet. */
export function valueFaults(schema: ContentKind, data: Metadata): Bilingual[] {
  return faults(schema, data, (keyword) => keyword !== "required");
}

function faults(schema: ContentKind, data: Metadata, counts: (keyword: string) => boolean): Bilingual[] {
  return violations(schema, withoutEmpty(data))
    .filter(({ keyword }) => keyword !== "if" && counts(keyword))
    .map(explainViolation)
    .map(({ message, help }) => ({ de: `${message.de} ${help.de}`, en: `${message.en} ${help.en}` }));
}

/** Without keys that have no value, so that callers can name all keys in order. */
function withoutEmpty(data: Metadata): Metadata {
  return Object.fromEntries(
    Object.entries(data).filter(
      ([, value]) => value !== undefined && value !== "" && !(Array.isArray(value) && value.length === 0),
    ),
  );
}
