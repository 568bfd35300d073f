import type { Site } from "./project.ts";
import type { SiteState } from "./vocabulary.ts";

/**
 * State of a site on a day: that of the last phase begun; planned before the first (FORMAT.md, sites). One whose phases
 * can't be read is taken as active, so that what is written for it is judged and its evidence is of no other site.
 */
export function siteStateOn(site: Site, day: string): SiteState {
  if (site.data.phases === undefined && (site.invalid.has("phases") || site.invalid.has("*")))
    return "active";
  let state: SiteState = "planned";
  for (const phase of site.data.phases ?? []) if (phase.from <= day) state = phase.state;
  return state;
}
