import type { Index } from "../../model/assessed.ts";
import { liesAmong } from "../../model/content-kinds.ts";
import { withAllAbove } from "../../model/dependency-graph.ts";
import type { FailoverReason } from "../../model/failover.ts";
import type { ObjectData, SiteData, Sourced, TargetObject } from "../../model/project.ts";
import { addToList } from "../../text/list-by-key.ts";
import type { Named } from "../names.ts";
import { unreadFilesReason, unreadReason } from "./unread-reasons.ts";

/** Reasons that are no news of a defect, but of something that could not be read: while there are any, no loss is shown to be survived. */
export interface Unread {
  /** Those of every loss: where an object stands, what must be met there, or whether it is critical is not known. */
  readonly everywhere: readonly FailoverReason[];
  /** Those of a process that goes on at these sites, with the others. */
  of(process: string, remaining: readonly string[]): readonly FailoverReason[];
}

/** Keys that say nothing of a loss. Any other that can't be read may, an unknown one too: it can be a misspelt one. */
const beside: {
  readonly object: readonly (keyof TargetObject["data"])[];
  readonly site: readonly (keyof SiteData | "source")[];
} = {
  object: [
    ...([
      "title",
      "owner",
      "platform",
      "users",
      "quantity",
      "room-type",
      "classification",
      "source",
    ] as const),
    ...(["protection", "protection-reason", "protection-reasons", "threats", "further-threats"] as const),
    ...(["connects", "external", "external-reason", "no-transfer"] as const),
  ],
  site: ["title", "operator", "location", "replaces", "classification", "source"],
};

/** Keys of an object that concern what needs it alone. */
const ofThoseAbove: readonly (keyof ObjectData)[] = ["depends-on", "redundancy", "recovery"];

/** What of the target objects and sites failover can't rest on, because it could not be read, or names what does not exist. */
export function unreadOf(index: Index, named: Named): Unread {
  const { objects, problems } = index.project;
  const modules = new Set(index.catalogue.modules.map(({ id }) => id));
  const everywhere: FailoverReason[] = [];
  const byObject = new Map<string, FailoverReason[]>();
  for (const object of objects) {
    const keys = [
      ...unreadKeys(object, beside.object),
      ...Object.entries(namesUnknown(object, index, modules)).flatMap(([key, is]) => (is ? key : [])),
    ];
    if (keys.length === 0) continue;
    const reason = unreadReason(object, [...new Set(keys)], named);
    if (keys.some((key) => !isOf(key, ofThoseAbove))) everywhere.push(reason);
    else for (const id of withAllAbove(index.graph, [object.id])) addToList(byObject, id, [reason]);
  }
  // Files from which no object was made at all: their names are no ids.
  const made = new Set(objects.map(({ file }) => file));
  const lost = new Set(
    problems.map(({ at }) => at.file).filter((file) => liesAmong("object", file) && !made.has(file)),
  );
  if (lost.size > 0) everywhere.push(unreadFilesReason(lost.size));
  return {
    everywhere,
    of: (process, remaining) => [
      ...everywhere,
      ...(byObject.get(process) ?? []),
      ...remaining.flatMap((id) => {
        const site = index.sites.get(id);
        const keys = site ? unreadKeys(site, beside.site) : [];
        return site && keys.length > 0 ? unreadReason(site, keys, named) : [];
      }),
    ],
  };
}

/** Keys that could not be read, but for those that don't matter; `*` for all. */
function unreadKeys({ invalid }: Sourced<unknown>, harmless: readonly string[]): string[] {
  return [...invalid].filter((key) => !isOf(key, harmless));
}

/** What is named and does not exist: of several alternatives one that does is enough. */
function namesUnknown(
  { data }: TargetObject,
  { sites, objects }: Index,
  modules: ReadonlySet<string>,
): { readonly [key in keyof ObjectData]?: boolean } {
  return {
    sites: data.sites?.some((id) => !sites.has(id)) ?? false,
    modules: data.modules?.some(({ id }) => !modules.has(id)) ?? false,
    "depends-on": data["depends-on"]?.some((entry) => ![entry].flat().some((id) => objects.has(id))) ?? false,
  };
}

function isOf(key: string, keys: readonly string[]): boolean {
  return keys.includes(key);
}
