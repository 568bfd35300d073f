import { criticalityNames } from "../model/communication-link.ts";
import { sayIn } from "../model/languages.ts";
import type { Language } from "../model/position.ts";
import type { PlanContent, PlanGroup } from "./plan-content.ts";

/** The plan in words, for who does not see it: what stands where, and what joins what. */
export function planInWords({ sites, groups, links }: PlanContent, language: Language): string {
  const say = sayIn(language);
  const named = ({ id, title, quantity }: PlanGroup): string =>
    `${quantity === 1 ? "" : `${quantity} × `}${title[language]} (${id})`;
  const titles = new Map([
    ...groups.map((group) => [group.id, named(group)] as const),
    ...sites.map(({ id, title }) => [id, title] as const),
  ]);
  const places = [
    ...sites.map(({ id, title }) => ({ title, own: groups.filter((group) => group.sites.includes(id)) })),
    {
      title: say({ de: "Ohne Standort oder außerhalb", en: "At no site, or outside" }),
      own: groups.filter((group) => group.sites.length === 0),
    },
  ];
  const joins = links.map(({ object, link, ends, outside }) => {
    const all = [
      ...ends.map((end) => titles.get(end) ?? end),
      ...(outside ? [say({ de: "fremde Netze", en: "foreign networks" })] : []),
    ];
    const reasons = link.criticality.map((reason) => criticalityNames[reason][language]);
    const why =
      reasons.length === 0 ? "" : ` (${say({ de: "kritisch", en: "critical" })}: ${reasons.join(", ")})`;
    return `${object.id}${why}: ${all.join(", ") || "–"}`;
  });
  return [
    `${say({ de: "Netzplan", en: "Network plan" })}.`,
    ...places.flatMap(({ title, own }) =>
      own.length === 0 ? [] : `${title}: ${own.map(named).join(", ")}.`,
    ),
    ...(joins.length === 0 ? [] : [`${say({ de: "Verbindungen", en: "Links" })}: ${joins.join("; ")}.`]),
  ].join(" ");
}
