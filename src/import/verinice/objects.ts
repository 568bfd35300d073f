import type { CatalogueLookup } from "../../model/catalogue.ts";
import type { Bilingual } from "../../model/position.ts";
import type { Project } from "../../model/project.ts";
import {
  type BasicValue,
  basicValues,
  type ProtectionNeed,
  protectionNeeds,
} from "../../model/vocabulary.ts";
import { addToList } from "../../text/list-by-key.ts";
import type { CellNote, NotTaken } from "../outcome.ts";
import { RequirementIds } from "../requirement-ids.ts";
import { sourceLine } from "../source-text.ts";
import type { SaidFile } from "./metadata-files.ts";
import { NewIds } from "./new-ids.ts";
import { placesOf } from "./places.ts";
import type { SourceObject, VeriniceSource } from "./source-model.ts";

/** The objects of a source as files. */
export interface SaidObjects {
  readonly files: readonly SaidFile[];
  /** By id in the source, the ids of the objects that it becomes: a group of rooms is one at each of its sites. */
  readonly ids: ReadonlyMap<string, readonly string[]>;
  /** By id, at which sites it stands. */
  readonly sites: ReadonlyMap<string, readonly string[]>;
  readonly notTaken: readonly NotTaken[];
  readonly cells: readonly CellNote[];
}

/** One object that is to be there. */
interface Planned {
  readonly from: SourceObject;
  readonly id: string;
  readonly source: string;
  readonly sites: readonly string[];
}

/**
 * What becomes of the objects of a source. Two buildings are never one object: a group of rooms that the mapping puts at
 * several sites becomes one at each.
 *
 * @throws {ImportError} if the mapping names a site that is not there
 */
export function saidObjects(
  source: VeriniceSource,
  project: Project,
  map: ReadonlyMap<string, readonly string[]>,
): SaidObjects {
  const places = placesOf(source, project, map);
  const newIds = new NewIds(project);
  const [notTaken, cells]: [NotTaken[], CellNote[]] = [[], []];
  const planned = source.objects.flatMap((from): Planned[] => {
    const sites = places.get(from.id) ?? [];
    const isRoom = from.type === "room";
    if (isRoom && sites.length === 0) {
      notTaken.push({ place: from.place, reason: "scope-unclear", detail: noSite(from) });
      return [];
    }
    if (sites.length === 0 && (from.type === "it-system" || from.type === "ics"))
      cells.push({ place: from.place, column: "sites ", detail: nowhere(from) });
    if (!isRoom || sites.length === 1)
      return [{ from, source: from.id, id: newIds.of("object", from.id, from.title), sites }];
    return sites.map((site) => {
      const id = `${from.id}@${site}`;
      return { from, source: id, id: newIds.of("object", id, `${from.title} ${site}`), sites: [site] };
    });
  });
  const byFrom = Map.groupBy(planned, ({ from }) => from.id);
  const modules = modulesOf(source, project.catalogue, cells);
  const dependsOn = new Map(planned.map((one) => [one.id, dependenciesOf(one, source, byFrom)]));
  const needs = needsOf(planned, dependsOn);
  const buildings = buildingsOf(source, modules);
  return {
    files: planned.map(({ from, id, source: known, sites }) => ({
      place: from.place,
      kind: "object",
      id,
      values: {
        title: sourceLine(from.title),
        type: buildings.has(from.id) ? "building" : from.type,
        sites: filled(sites),
        "depends-on": filled(dependsOn.get(id) ?? []),
        ...needs(id, from),
        modules: filled(modules.get(from.id) ?? []),
        source: known,
      },
      text: from.description,
    })),
    ids: new Map([...byFrom].map(([id, all]) => [id, all.map((one) => one.id)])),
    sites: new Map(planned.map(({ id, sites }) => [id, sites])),
    notTaken,
    cells,
  };
}

function filled<T>(list: readonly T[]): readonly T[] | undefined {
  return list.length === 0 ? undefined : list;
}

/** What an object depends on, each once: of a group of rooms those at its own sites. */
function dependenciesOf(
  { from, id, sites }: Planned,
  { links }: VeriniceSource,
  byFrom: ReadonlyMap<string, readonly Planned[]>,
): string[] {
  const found = linksFrom(links).get(from.id) ?? [];
  const ends = found.flatMap((to) => {
    const all = byFrom.get(to) ?? [];
    const near = all.filter((one) => one.sites.some((site) => sites.includes(site)));
    return (near.length > 0 ? near : all).map((one) => one.id);
  });
  return [...new Set(ends)].filter((end) => end !== id);
}

const knownLinks = new WeakMap<VeriniceSource["links"], ReadonlyMap<string, readonly string[]>>();

/** By object what its dependencies lead to. */
function linksFrom(links: VeriniceSource["links"]): ReadonlyMap<string, readonly string[]> {
  const known = knownLinks.get(links);
  if (known) return known;
  const found = new Map<string, string[]>();
  for (const { from, to, kind } of links) if (kind === "dependency") addToList(found, from, [to]);
  knownLinks.set(links, found);
  return found;
}

/** By object its modules in the catalogue's order: those that it is said to have, and those of its requirements. */
function modulesOf(
  { objects, requirements }: VeriniceSource,
  catalogue: CatalogueLookup,
  cells: CellNote[],
): ReadonlyMap<string, readonly string[]> {
  const ids = new RequirementIds(catalogue);
  const found = new Map<string, Set<string>>();
  const add = (object: string, module: string): void => {
    found.set(object, (found.get(object) ?? new Set()).add(module));
  };
  for (const { id, modules, place } of objects)
    for (const module of modules)
      if (catalogue.module(module.trim())) add(id, module.trim());
      else cells.push({ place, column: "modules ", detail: { de: module, en: module } });
  for (const { requirement, objects: of } of requirements)
    for (const id of ids.in(requirement).known)
      for (const object of of) if (object !== null) add(object, catalogue.requirement(id)?.module ?? "");
  return new Map(
    [...found].map(([object, modules]) => [
      object,
      catalogue.data.modules.map(({ id }) => id).filter((id) => modules.has(id)),
    ]),
  );
}

/** Rooms that are buildings: with the module for buildings, or with another room in them. */
function buildingsOf(
  { objects, links }: VeriniceSource,
  modules: ReadonlyMap<string, readonly string[]>,
): ReadonlySet<string> {
  const rooms = new Set(objects.filter(({ type }) => type === "room").map(({ id }) => id));
  const around = links.filter(
    ({ from, to, kind }) => kind === "dependency" && from !== to && rooms.has(from) && rooms.has(to),
  );
  return new Set([
    ...around.map(({ to }) => to),
    ...[...rooms].filter((id) => modules.get(id)?.includes("INF.1")),
  ]);
}

/**
 * The needs that an object has to state. One that follows from what depends on the object is left out, so that it is inherited
 * here too, but never where less would be inherited than the source says.
 */
function needsOf(planned: readonly Planned[], dependsOn: ReadonlyMap<string, readonly string[]>) {
  const rank = (need: ProtectionNeed | undefined): number => (need ? protectionNeeds.indexOf(need) : -1);
  const inherited = new Map<string, number>();
  const keyOf = (id: string, value: BasicValue): string => `${value} ${id}`;
  for (const value of basicValues) {
    const waiting = planned.map(({ id, from }) => {
      const own = from.needs[value];
      return { id, rank: own ? rank(own.need) : -1 };
    });
    for (let one = waiting.pop(); one !== undefined; one = waiting.pop())
      for (const end of dependsOn.get(one.id) ?? []) {
        if ((inherited.get(keyOf(end, value)) ?? -1) >= one.rank) continue;
        inherited.set(keyOf(end, value), one.rank);
        waiting.push({ id: end, rank: one.rank });
      }
  }
  return (id: string, { needs }: SourceObject) => {
    const own = basicValues.flatMap((value): [BasicValue, ProtectionNeed, string | null][] => {
      const stated = needs[value];
      if (!stated) return [];
      const passed = inherited.get(keyOf(id, value)) ?? -1;
      const follows = stated.isInherited && passed === rank(stated.need);
      return follows ? [] : [[value, stated.need, stated.reason]];
    });
    const reasons = own.flatMap(([value, , reason]) => {
      const line = sourceLine(reason ?? "");
      return line === "" ? [] : [[value, { reason: line }] as const];
    });
    return {
      protection: own.length > 0 ? Object.fromEntries(own.map(([value, need]) => [value, need])) : undefined,
      "protection-reasons": reasons.length > 0 ? Object.fromEntries(reasons) : undefined,
    };
  };
}

function noSite({ title, id }: SourceObject): Bilingual {
  return {
    de: `${title}: an welchem Standort, sagt die Quelle nicht; nennen Sie ihn in der Zuordnung: „sites: {${id}: …}“`,
    en: `${title}: the source does not say at which site; name it in the mapping: “sites: {${id}: …}”`,
  };
}

function nowhere({ title, id }: SourceObject): Bilingual {
  return {
    de: `${title} hat keinen Raum und so keinen Standort; nennen Sie ihn in der Zuordnung: „sites: {${id}: …}“`,
    en: `${title} has no room and so no site; name it in the mapping: “sites: {${id}: …}”`,
  };
}
