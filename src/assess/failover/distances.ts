import type { Index } from "../../model/assessed.ts";
import type { SiteDistance } from "../../model/failover.ts";

/** Mean radius of the earth in kilometres (IUGG). */
const earthRadius = 6371.0088;

/**
 * Distances between all sites that are not retired and have coordinates. From 200 km on a pair may be called georedundant; below it needs a
 * reason, below 100 km it never is (BSI, Kriterien für die Standortwahl höchstverfügbarer und georedundanter
 * Rechenzentren: a recommendation).
 */
export function distancesBetween(index: Index): SiteDistance[] {
  const located = index.project.sites.filter(
    ({ id, data }) => data.location !== undefined && index.siteStates.get(id) !== "retired",
  );
  return located.flatMap((from, i) =>
    located.slice(i + 1).flatMap((to) => {
      if (!from.data.location || !to.data.location) return [];
      const distance = greatCircle(from.data.location, to.data.location);
      // Rounded down: no pair looks farther apart than it is.
      const kilometres = Math.floor(distance * 10) / 10;
      const rating = kilometres >= 200 ? "georedundant" : kilometres >= 100 ? "needs-reason" : "local";
      return [{ from: from.id, to: to.id, kilometres, rating } as const];
    }),
  );
}

interface Coordinates {
  readonly latitude: number;
  readonly longitude: number;
}

/** Great-circle distance (haversine) in kilometres. */
function greatCircle(a: Coordinates, b: Coordinates): number {
  const radians = (degrees: number): number => (degrees * Math.PI) / 180;
  const latitude = Math.sin(radians(b.latitude - a.latitude) / 2) ** 2;
  const longitude = Math.sin(radians(b.longitude - a.longitude) / 2) ** 2;
  const h = latitude + Math.cos(radians(a.latitude)) * Math.cos(radians(b.latitude)) * longitude;
  return 2 * earthRadius * Math.asin(Math.min(1, Math.sqrt(h)));
}
