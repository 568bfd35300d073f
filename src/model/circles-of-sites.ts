import type { Site } from "./project.ts";

/**
 * Sites that replace each other in a circle, or one that replaces itself: each circle in the order in which they do. Which of
 * them came first nobody can tell, so what they replace does not count.
 */
export function circlesOfSites(sites: ReadonlyMap<string, Site>): string[][] {
  const seen = new Set<string>();
  const circles: string[][] = [];
  for (const id of sites.keys()) {
    const path: string[] = [];
    let next: string | undefined = id;
    while (next !== undefined && sites.has(next) && !seen.has(next)) {
      seen.add(next);
      path.push(next);
      next = sites.get(next)?.data.replaces;
    }
    const start = next === undefined ? -1 : path.indexOf(next);
    if (start >= 0) circles.push(path.slice(start));
  }
  return circles;
}
