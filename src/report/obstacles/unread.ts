import type { Index } from "../../model/assessed.ts";
import { liesAmong } from "../../model/content-kinds.ts";
import type { UnreadPlace } from "../../model/finding.ts";
import type { ModelledModule, Sourced } from "../../model/project.ts";
import type { ReportBlocker, Unformed } from "../../model/report.ts";
import { obstacle } from "./obstacle.ts";

/** Files that were not read, or not wholly: one each, at the first place, with what stands there. */
export function unreadFiles(index: Index, unread: readonly UnreadPlace[]): ReportBlocker[] {
  const byFile = Map.groupBy(
    [...unread, ...findingsWithoutSeverity(index)].sort((a, b) => a.at.line - b.at.line),
    ({ at }) => at.file,
  );
  return [...byFile].flatMap(([file, found]) => {
    const [first] = found;
    if (!first) return [];
    const lines = new Set(found.map(({ at }) => at.line)).size;
    const more = lines - 1;
    const { de, en } = first.message;
    return [
      obstacle(
        "unread",
        { file, line: first.at.line },
        {
          de: `Nicht gelesen: ${de}${more === 0 ? "" : ` (dazu ${more} weitere ${more === 1 ? "Stelle" : "Stellen"})`}`,
          en: `Not read: ${en}${more === 0 ? "" : ` (and ${more} more ${more === 1 ? "place" : "places"})`}`,
        },
        { object: first.object ?? null, site: first.site ?? null },
      ),
    ];
  });
}

/** An open finding of an audit without a severity may be a major deviation: it counts as unread. */
function findingsWithoutSeverity({ project, asOf }: Index): UnreadPlace[] {
  return project.audits.flatMap(({ findings }) =>
    findings
      .filter(({ severity, closed }) => severity === null && (closed === null || closed.value > asOf))
      .map(({ id, title, at }) => ({
        at,
        message: {
          de: `Der Feststellung ${id} ${title} fehlt eine lesbare Schwere.`,
          en: `The audit finding ${id} ${title} has no readable severity.`,
        },
      })),
  );
}

/**
 * Counts what could not be read so that items may be missing: an object that names a site or module that does not exist has
 * no items there, and nothing else would say so.
 */
export function countUnformed(index: Index, unread: readonly UnreadPlace[]): Unformed {
  const { domain, objects, sites } = index.project;
  const modules = new Set(index.catalogue.modules.map(({ id }) => id));
  const isInvalid = ({ invalid }: Sourced<unknown>, ...keys: readonly string[]): boolean =>
    ["*", ...keys].some((key) => invalid.has(key));
  const namesUnknown = (named: readonly string[] = [], known: { has(id: string): boolean }): boolean =>
    named.some((id) => !known.has(id));
  const idsOf = (named: readonly ModelledModule[] = []): string[] => named.map(({ id }) => id);
  const brokenObjects = objects.filter(
    (object) =>
      isInvalid(object, "sites", "modules", "type") ||
      namesUnknown(object.data.sites, index.sites) ||
      namesUnknown(idsOf(object.data.modules), modules),
  );
  const isDomainBroken = isInvalid(domain, "modules") || namesUnknown(idsOf(domain.data.modules), modules);
  // Files from which nothing was made at all: their names are no ids, or they can't be read.
  const files = new Set(unread.map(({ at }) => at.file));
  const lost = (kind: "site" | "object" | "catalog", made: readonly Sourced<unknown>[]): number => {
    const known = new Set(made.map(({ file }) => file));
    return [...files].filter((file) => liesAmong(kind, file) && !known.has(file)).length;
  };
  return {
    objects: brokenObjects.length + (isDomainBroken ? 1 : 0) + lost("object", objects),
    sites: sites.filter((site) => isInvalid(site, "phases")).length + lost("site", sites),
    catalogues: lost("catalog", []),
  };
}
