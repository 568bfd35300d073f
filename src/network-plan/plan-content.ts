import type { ReportLink } from "../model/communication-link.ts";
import type { Bilingual } from "../model/position.ts";
import type { Report, ReportObject, ReportSite } from "../model/report.ts";
import { type BasicValue, basicValues, type ObjectType, objectTypes } from "../model/vocabulary.ts";
import { words } from "../model/words.ts";
import { compareText } from "../text/order.ts";

/** A part of each site (Schicht, zone) in which target objects of one kind stand, from the outside inwards. */
interface PlanZone {
  readonly id: string;
  readonly title: Bilingual;
}

/** Target objects that are alike and so are drawn as one (bereinigter Netzplan, BSI-Standard 200-2, 8.1.4). */
export interface PlanGroup {
  /** The id of its only object, else `G1` and so on: no object has an id in capitals. */
  readonly id: string;
  /** What it is called: as its object or all its objects are, else as their module or type. */
  readonly title: Bilingual;
  readonly objects: readonly ReportObject[];
  /** Sum of the quantities of its objects. */
  readonly quantity: number;
  readonly sites: readonly string[];
  readonly zone: string;
  readonly needs: Readonly<Record<BasicValue, ReportObject["protection"][BasicValue]["value"]>>;
}

/** A communication link with what it joins of what is shown. */
export interface PlanLink {
  readonly object: ReportObject;
  readonly link: ReportLink;
  /** Ids of sites, of groups and of other links. */
  readonly ends: readonly string[];
  /** Whether it leads to networks that are none of the domain's, without naming an object that stands for them. */
  readonly outside: boolean;
}

/** How much must be the same for objects to be alike. */
export type PlanGrain = "fine" | "coarse";

/** What a network plan shows of a report: nothing that the report does not. */
export interface PlanContent {
  readonly sites: readonly ReportSite[];
  readonly zones: readonly PlanZone[];
  readonly groups: readonly PlanGroup[];
  readonly links: readonly PlanLink[];
  readonly grain: PlanGrain;
}

/** Types that a network plan shows; others only where a link joins them. Rooms and what runs on systems have their tables. */
const drawnTypes: readonly ObjectType[] = ["it-system", "ics", "network", "service"];

/** Groups the systems and networks of a report, and gathers the links between them. */
export function planContent(report: Report, grain: PlanGrain): PlanContent {
  const links = report.objects.flatMap((object) => (object.link ? [{ object, link: object.link }] : []));
  const joined = new Set(links.flatMap(({ object }) => object.connects));
  const drawn = report.objects.filter(
    ({ id, type, link }) => link === null && (joined.has(id) || (type !== null && drawnTypes.includes(type))),
  );
  const linksOf = Map.groupBy(
    links.flatMap(({ object }) => object.connects.map((end) => ({ end, id: object.id }))),
    ({ end }) => end,
  );
  const zoneOf = zonesIn(report);
  const alike = Map.groupBy(drawn, (object) =>
    JSON.stringify([
      object.type,
      object.sites,
      zoneOf(object).id,
      ...(grain === "coarse"
        ? []
        : [
            basicValues.map((value) => object.protection[value].value),
            object.modules.toSorted(compareText),
            object.platform,
            (linksOf.get(object.id) ?? []).map(({ id }) => id),
          ]),
    ]),
  );
  let number = 0;
  const groups = [...alike.values()].map((objects): PlanGroup => {
    const first = objects[0] as ReportObject;
    const isOne = objects.length === 1;
    return {
      id: isOne ? first.id : `G${++number}`,
      title: titleOf(objects, report),
      objects,
      quantity: objects.reduce((sum, { quantity }) => sum + quantity, 0),
      sites: report.sites.map(({ id }) => id).filter((id) => first.sites.includes(id)),
      zone: zoneOf(first).id,
      needs: {
        confidentiality: first.protection.confidentiality.value,
        integrity: first.protection.integrity.value,
        availability: first.protection.availability.value,
      },
    };
  });
  const zones = new Map(drawn.map(zoneOf).map((zone) => [zone.id, zone] as const));
  return {
    sites: report.sites,
    zones: [...zones.values()].sort((a, b) => a.place - b.place),
    groups,
    links: linksIn(links, groups, report),
    grain,
  };
}

function linksIn(
  links: readonly { readonly object: ReportObject; readonly link: ReportLink }[],
  groups: readonly PlanGroup[],
  report: Report,
): PlanLink[] {
  const groupOf = new Map(groups.flatMap((group) => group.objects.map(({ id }) => [id, group] as const)));
  const others = new Set([...report.sites.map(({ id }) => id), ...links.map(({ object }) => object.id)]);
  const without = new Set(groups.filter(({ sites }) => sites.length === 0).map(({ id }) => id));
  return links.map(({ object, link }) => {
    const ends = object.connects.flatMap((end) => groupOf.get(end)?.id ?? (others.has(end) ? end : []));
    const isInside = !ends.some((end) => without.has(end));
    return {
      object,
      link,
      ends: [...new Set(ends)].filter((end) => end !== object.id),
      outside: link.criticality.includes("external") && !link.betweenSites && isInside,
    };
  });
}

/** A group is called what all of it is called, else what module they have, else what type they are of. */
function titleOf(objects: readonly ReportObject[], report: Report): Bilingual {
  const titles = new Set(objects.map(({ title }) => title));
  const [title] = titles;
  if (titles.size === 1 && title !== undefined) return { de: title, en: title };
  const [first] = objects;
  const module = systemModule(first, report);
  if (module && objects.every((object) => systemModule(object, report) === module))
    return { de: module.title, en: module.title };
  return first?.type ? words.objectType[first.type] : { de: "Zielobjekt", en: "target object" };
}

function systemModule(
  object: ReportObject | undefined,
  report: Report,
): Report["modules"][number] | undefined {
  const found = object?.modules.flatMap((id) => report.modules.find((module) => module.id === id) ?? []);
  return found?.find(({ kind }) => kind === "system");
}

/** The zone of an object: the layer of the catalogue that its module is of, the networks first; without one its type. */
function zonesIn(report: Report): (object: ReportObject) => PlanZone & { readonly place: number } {
  const layers = report.catalogueInfo.layers.toReversed();
  const byId = new Map(
    layers.map(({ id, title }, place) => {
      const name = `${title} (${id})`;
      return [id, { id: `layer ${id}`, title: { de: name, en: name }, place }] as const;
    }),
  );
  const byType = new Map(
    objectTypes.map((type, i) => [
      type,
      { id: `type ${type}`, title: ofType(type), place: layers.length + i },
    ]),
  );
  const untyped = {
    id: "type",
    title: { de: "Zielobjekte ohne Art", en: "Target objects without a type" },
    place: layers.length + objectTypes.length,
  };
  return (object) =>
    byId.get(systemModule(object, report)?.layer ?? "") ??
    (object.type === null ? undefined : byType.get(object.type)) ??
    untyped;
}

function ofType(type: ObjectType): Bilingual {
  const { de, en } = words.objectType[type];
  return { de: `${de} (ohne Baustein)`, en: `${en} (no module)` };
}
