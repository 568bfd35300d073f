import type { Exclusion, ModelledModule } from "../model/modelling.ts";
import type { Places } from "../model/places.ts";
import type { Sourced } from "../model/project.ts";
import { unescapePointer } from "../text/json-pointer.ts";
import { addToList } from "../text/list-by-key.ts";
import { saysSomething } from "../text/says-something.ts";

type Group<K extends string> = { readonly [key in K]?: string | null };

/** Modules and exclusions as they may be written (FORMAT.md, Keys): briefly, or with reason, contact, who and when. */
interface Written {
  readonly modules: readonly string[] | Readonly<Record<string, Group<"reason" | "contact"> | null>>;
  readonly excluded: Readonly<Record<string, string | null | Group<"reason" | "by" | "on">>>;
}

/** Metadata of a kind before `withModelling`. */
type AsWritten<T> = Omit<T, keyof Written> & Written;

/**
 * Metadata with `modules` as a list of ids, each with what is said of it, and `excluded` as groups, whichever form they were
 * written in. A module is found at `/modules/0` and so on. One of which something could not be read stays: it is named.
 */
export function withModelling<T>({ data, positions, ...facts }: Sourced<AsWritten<T>>): Sourced<T> {
  const { modules, excluded, ...rest } = data as Partial<Written>;
  const keys = keysByGroup(positions);
  const places = new Map(positions);
  const modulesOf = (written: Written["modules"]): ModelledModule[] => {
    if (isList(written)) return written.map((id) => ({ id }));
    return (keys.get("/modules") ?? []).map(({ key, place }, i) => {
      places.set(`/modules/${i}`, place);
      return { id: key, ...stated(written[key] ?? {}) };
    });
  };
  const exclusionOf = (entry: Written["excluded"][string] | undefined, pointer: string): Exclusion => {
    if (entry === undefined) return { unread: true };
    if (entry === null || typeof entry === "string") return stated({ reason: entry });
    const isLost = (keys.get(pointer) ?? []).some(({ key }) => !Object.hasOwn(entry, key));
    return { ...stated(entry), ...(isLost && { unread: true }) };
  };
  const read = {
    ...rest,
    ...(modules && { modules: modulesOf(modules) }),
    ...(excluded && {
      excluded: Object.fromEntries(
        (keys.get("/excluded") ?? []).map(({ key, pointer }) => [key, exclusionOf(excluded[key], pointer)]),
      ),
    }),
  };
  return { ...facts, data: read as Partial<T>, positions: places };
}

interface WrittenKey {
  readonly key: string;
  /** Of its value. */
  readonly pointer: string;
  readonly place: number;
}

/** The keys of every group as they are written, also those whose value could not be read. */
function keysByGroup(positions: Places): ReadonlyMap<string, readonly WrittenKey[]> {
  const keys = new Map<string, WrittenKey[]>();
  for (const [written, place] of positions) {
    if (!written.startsWith("#")) continue;
    const pointer = written.slice(1);
    const end = pointer.lastIndexOf("/");
    const key = unescapePointer(pointer.slice(end + 1));
    addToList(keys, pointer.slice(0, end), [{ key, pointer, place }]);
  }
  return keys;
}

/** What of a group has a value. */
function stated<K extends string>(group: Group<K>): { readonly [key in K]?: string } {
  const values = Object.entries<string | null | undefined>(group).flatMap(([key, value]) =>
    value && saysSomething(value) ? [[key, value.trim()]] : [],
  );
  return Object.fromEntries(values) as { readonly [key in K]?: string };
}

function isList(value: Written["modules"]): value is readonly string[] {
  return Array.isArray(value);
}
