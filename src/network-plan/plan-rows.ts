import { compareBy, compareText } from "../text/order.ts";
import type { PlanGroup, PlanLink } from "./plan-content.ts";

/** How boxes are put side by side in a zone of a site. */
export interface PlanShape {
  /** Boxes of one link. */
  readonly perLink: number;
  /** All boxes. */
  readonly perRow: number;
}

/**
 * The rows of a zone, counted from its first: by the id of each box. Above stand those from which a link leads upwards,
 * below them what is joined to these and so on, since one rank of 60 systems would be no plan in blocks: those of a
 * link below each other, beside those of the next one.
 *
 * @param later ids of what stands in the zones below
 */
export function rowsInZone(
  groups: readonly PlanGroup[],
  links: readonly PlanLink[],
  later: ReadonlySet<string>,
  { perLink, perRow }: PlanShape,
): ReadonlyMap<string, number> {
  const inside = new Set(groups.map(({ id }) => id));
  const own = links.filter(({ ends }) => ends.some((end) => inside.has(end)));
  const linksOf = Map.groupBy(
    own.flatMap((link) => link.ends.map((end) => ({ end, link }))),
    ({ end }) => end,
  );
  const rows = new Map<string, number>();
  let first = 0;
  for (const level of levelsOf(groups, own, inside, later)) {
    const filled: number[] = [];
    const byLink = Map.groupBy(level, (id) => linksOf.get(id)?.[0]?.link.object.id ?? "");
    const blocks = [...byLink].sort(
      compareBy(
        // What no link joins comes last.
        ([a], [b]) => Number(a === "") - Number(b === ""),
        (a, b) => b[1].length - a[1].length,
        ([a], [b]) => compareText(a, b),
      ),
    );
    for (const [link, ids] of blocks)
      ids.toSorted(compareText).forEach((id, i) => {
        let row = Math.floor(i / (link === "" ? perRow : perLink));
        while ((filled[row] ?? 0) >= perRow) row += 1;
        filled[row] = (filled[row] ?? 0) + 1;
        rows.set(id, first + row);
      });
    first += filled.length;
  }
  return rows;
}

/** The boxes by how many links lie between them and what lies above their zone. */
function levelsOf(
  groups: readonly PlanGroup[],
  links: readonly PlanLink[],
  inside: ReadonlySet<string>,
  later: ReadonlySet<string>,
): string[][] {
  const leadsUp = links.filter(
    ({ ends, outside }) => outside || ends.some((end) => !inside.has(end) && !later.has(end)),
  );
  const joined = new Set(links.flatMap(({ ends }) => ends));
  const most = Math.max(0, ...groups.map(({ id }) => degree(id, links)));
  let level = groups.filter(({ id }) => leadsUp.some(({ ends }) => ends.includes(id))).map(({ id }) => id);
  // Where nothing lies above, what most links join stands above.
  if (level.length === 0 && most > 0)
    level = groups.filter(({ id }) => degree(id, links) === most).map(({ id }) => id);
  const levels: string[][] = [];
  const seen = new Set<string>();
  while (level.length > 0) {
    levels.push(level);
    for (const id of level) seen.add(id);
    const next = links
      .filter(({ ends }) => ends.some((end) => level.includes(end)))
      .flatMap(({ ends }) => ends.filter((end) => inside.has(end) && !seen.has(end)));
    level = [...new Set(next)];
  }
  const apart = groups.map(({ id }) => id).filter((id) => !seen.has(id));
  const [first = [], ...others] = levels;
  const [linked, single] = [apart.filter((id) => joined.has(id)), apart.filter((id) => !joined.has(id))];
  // What no link joins goes below all, or where nothing is joined it is all there is.
  return [[...first, ...linked], ...others, single].filter((one) => one.length > 0);
}

function degree(id: string, links: readonly PlanLink[]): number {
  return links.filter(({ ends }) => ends.includes(id)).length;
}
