/** What remarks can be made on in this edition: each item and each piece of evidence of which nothing is withheld. */
import { posix } from "node:path";
import type { RemarkTargets } from "../client/remarks/remark-targets.ts";
import { report } from "./data.ts";
import { anchorOf } from "./item-filters.ts";
import { itemsByRequirement, requirements } from "./lookup.ts";
import { type EntryKind, pathOf } from "./routes.ts";

/** For the page that lists all remarks. */
export function remarkTargets(): RemarkTargets {
  const titles = (entries: readonly { readonly id: string; readonly title: string }[]) =>
    Object.fromEntries(entries.map(({ id, title }) => [id, title]));
  return {
    requirements: Object.fromEntries(
      [...itemsByRequirement].map(([id, items]) => [
        id,
        [
          nameOf("requirement", id),
          requirements.get(id)?.title ?? "",
          items.map((item) => [item.object, item.site, item.state, anchorOf(item)] as const),
        ] as const,
      ]),
    ),
    evidence: Object.fromEntries(
      report.evidence
        .filter(({ withheld }) => !withheld)
        .map((entry) => [entry.path, [nameOf("evidence", entry.path), entry.title, bytesOf(entry)] as const]),
    ),
    objects: titles(report.objects),
    sites: titles(report.sites),
  };
}

/** What a remark on evidence names its bytes by: the SHA-256 that its page shows. */
export function bytesOf({ digest, sha256 }: { digest: string | null; sha256: string | null }): string | null {
  return digest ?? sha256;
}

/** The name of a page in its folder, the same in both languages. */
function nameOf(kind: EntryKind, id: string): string {
  return posix.basename(pathOf(kind, id, "de") ?? "", ".html");
}
