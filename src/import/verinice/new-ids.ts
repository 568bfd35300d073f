import type { Project } from "../../model/project.ts";
import { meantId, takenIds } from "../../source/ids.ts";
import { trimEnd } from "../../text/trim.ts";

/** Signs of an id that is made of a title, at most. */
const longest = 48;

/** Ids of the files that an import makes: of one that is there already its own, else made of the title. */
export class NewIds {
  private readonly taken: Set<string>;
  private readonly known: ReadonlyMap<string, string>;

  /** @param more ids that are taken beside those of the content */
  constructor({ objects, risks, sites, files }: Project, more: readonly string[] = []) {
    const places = [...files.keys()].map((path) =>
      path.slice(path.lastIndexOf("/") + 1).replace(/\.md$/, ""),
    );
    this.taken = new Set([...takenIds, ...places, ...more, ...sites.map(({ id }) => id)]);
    this.known = new Map(
      [...objects.map((one) => ["object", one] as const), ...risks.map((one) => ["risk", one] as const)]
        .reverse()
        .flatMap(([kind, { id, data }]) =>
          data.source === undefined ? [] : [[`${kind} ${data.source}`, id]],
        ),
    );
  }

  /** The id for what a source knows by an id of its own. */
  of(kind: "object" | "risk", source: string, title: string): string {
    const known = this.known.get(`${kind} ${source}`);
    if (known !== undefined) return known;
    const base = trimEnd(meantId(title).slice(0, longest), /-/) || kind;
    let id = base;
    for (let number = 2; this.taken.has(id); number++) id = `${base}-${number}`;
    this.taken.add(id);
    return id;
  }
}
