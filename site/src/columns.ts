import type { Bilingual, ReportItem, State } from "./data.ts";
import { report } from "./data.ts";
import { siteColumns } from "./lookup.ts";

/** A column of every comparison: a site, or what is bound to no site. */
export interface Column {
  /** Id of the site; `verbund` for what is bound to none. */
  readonly id: string;
  /** A bare text is what officers wrote, in German. */
  readonly title: Bilingual | string;
  holds(item: ReportItem): boolean;
}

/** The columns that the items need: the sites among them, then the domain. */
export function columnsOf(items: readonly ReportItem[]): readonly Column[] {
  const used = new Set(items.map((item) => item.site));
  return [
    ...siteColumns
      .filter((site) => used.has(site.id))
      .map((site) => ({
        id: site.id,
        title: site.title,
        holds: (item: ReportItem) => item.site === site.id,
      })),
    ...(used.has(null)
      ? [
          {
            id: "verbund",
            title: {
              de: "Ohne Standort (Verbund, Dienstleister)",
              en: "No site (domain, providers)",
            },
            holds: (item: ReportItem) => item.site === null,
          },
        ]
      : []),
  ];
}

/** True if a requirement does not stand the same at all sites that have items for it. */
export function differs(items: readonly ReportItem[]): boolean {
  const states = new Map<string, Set<State>>();
  for (const item of items) {
    if (item.site === null) continue;
    const found = states.get(item.site);
    if (found) found.add(item.state);
    else states.set(item.site, new Set([item.state]));
  }
  return new Set([...states.values()].map((found) => [...found].sort().join())).size > 1;
}

/** True if there are sites to compare. */
export const comparable = new Set(report.items.flatMap((item) => item.site ?? [])).size > 1;
