import type { Project } from "../../model/project.ts";
import { addToList } from "../../text/list-by-key.ts";
import { ImportError } from "../error.ts";
import { wordKey } from "../list-map.ts";
import type { VeriniceSource } from "./source-model.ts";

/**
 * At which sites the objects of a source stand: rooms as the mapping says or, where the root has one site alone, at that; a
 * room without an entry where the rooms are that it is linked with; all else where stands what it depends on.
 *
 * @throws {ImportError} if the mapping names a site that is not there
 */
export function placesOf(
  { objects, links }: VeriniceSource,
  { sites }: Project,
  map: ReadonlyMap<string, readonly string[]>,
): ReadonlyMap<string, readonly string[]> {
  const known = sites.map(({ id }) => id);
  for (const [word, named] of map)
    for (const site of named)
      if (!known.includes(site))
        throw new ImportError({
          de: `die Zuordnung nennt bei „${word}“ den Standort „${site}“, den es nicht gibt; legen Sie ihn zuerst an (nachweis new site)`,
          en: `the mapping names at “${word}” the site “${site}”, which does not exist; create it first (nachweis new site)`,
        });
  const rooms = new Set(
    objects.filter(({ type }) => type === "room" || type === "building").map(({ id }) => id),
  );
  const dependants = new Map<string, string[]>();
  for (const { from, to, kind } of links) {
    if (kind !== "dependency") continue;
    addToList(dependants, to, [from]);
    // A building stands where its rooms do.
    if (rooms.has(from) && rooms.has(to)) addToList(dependants, from, [to]);
  }
  const fixed = new Map<string, readonly string[]>();
  for (const { id, title } of objects) {
    const named = map.get(wordKey(id)) ?? map.get(wordKey(title));
    if (named) fixed.set(id, named);
    else if (rooms.has(id) && known.length === 1) fixed.set(id, known);
  }
  const found = new Map(objects.map(({ id }) => [id, new Set(fixed.get(id) ?? [])]));
  const waiting = [...fixed.keys()];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    for (const dependant of dependants.get(id) ?? []) {
      const there = found.get(dependant);
      if (!there || fixed.has(dependant)) continue;
      const size = there.size;
      for (const site of found.get(id) ?? []) there.add(site);
      if (there.size > size) waiting.push(dependant);
    }
  }
  return new Map([...found].map(([id, there]) => [id, known.filter((site) => there.has(site))]));
}
