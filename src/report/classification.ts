import type { Clearance } from "../model/vocabulary.ts";

/** TLP 2.0 labels by the level that they count as: `tlp:clear` alone is public. */
const levels: Readonly<Record<string, Clearance>> = {
  public: "public",
  internal: "internal",
  confidential: "confidential",
  "vs-nfd": "vs-nfd",
  "tlp:clear": "public",
  "tlp:green": "internal",
  "tlp:amber": "confidential",
  "tlp:amber+strict": "confidential",
  "tlp:red": "confidential",
};

/**
 * The classification (Einstufung) of content: without a label it counts as internal; with an unreadable one as VS-NfD, so that
 * a slip hides rather than shows.
 */
export function classificationOf(label: string | undefined, unreadable: boolean): Clearance {
  if (unreadable) return "vs-nfd";
  return label === undefined ? "internal" : (levels[label] ?? "vs-nfd");
}
