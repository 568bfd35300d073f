import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { type ContentKind, contentKinds } from "../../src/model/content-kinds.ts";
import { firstPlace } from "../../src/model/places.ts";
import type { Sourced } from "../../src/model/project.ts";
import { readProject } from "../../src/source/read-project.ts";
import { writeContent } from "../content-root.ts";
import { everyPlace } from "./every-place.ts";

/** Where metadata name a site, object or control by its id; `*` is an entry of a list, `{}` a key. */
const named: Readonly<Partial<Record<ContentKind, readonly string[]>>> = {
  site: ["/replaces"],
  object: ["/connects/*", "/depends-on/*", "/depends-on/*/*", "/sites/*"],
  risk: ["/measures/*", "/objects/*"],
  evidence: [
    "/carries/*",
    "/change-notice",
    "/processes/{}",
    "/scenario/carried-by/*",
    "/scenario/lost-site",
    "/sites/*",
  ],
};

/** Keys with text, roles, ids of the requirement catalogue or levels, by the last part of their place. */
const others: ReadonlySet<string> = new Set(
  `contact by version what owner distribution/* excluded/{} reason management/* modules/* modules/{} high normal very-high scenario
  organisation means title table/{} table/{}/* source operator external-reason platform protection-reason users threats/{} module
  category category-reason frequency impact availability confidentiality integrity requirements/* auditor covers/* duties/* holder
  issuer location number kind scope sites-reason`.split(/\s+/),
);

interface Node {
  readonly type?: string | readonly string[];
  readonly enum?: unknown;
  readonly const?: unknown;
  readonly format?: string;
  readonly pattern?: string;
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, Node>>;
  readonly properties?: Readonly<Record<string, Node>>;
  readonly items?: Node;
  readonly additionalProperties?: boolean | Node;
  readonly propertyNames?: Node;
  readonly oneOf?: readonly Node[];
  readonly anyOf?: readonly Node[];
  readonly allOf?: readonly Node[];
  readonly then?: Node;
}

/** The places of a schema in which any text may stand. */
function textPlaces(kind: ContentKind): string[] {
  const root: Node = JSON.parse(readFileSync(`schemas/${kind}.schema.json`, "utf8"));
  const found = new Set<string>();
  const walk = (node: Node, at: string): void => {
    const one = node.$ref ? (root.$defs?.[node.$ref.split("/").at(-1) ?? ""] ?? node) : node;
    const isFree = one.enum === undefined && one.const === undefined && !one.format && !one.pattern;
    if ([one.type].flat().includes("string") && isFree) found.add(at);
    for (const [key, child] of Object.entries(one.properties ?? {})) walk(child, `${at}/${key}`);
    if (one.items) walk(one.items, `${at}/*`);
    if (typeof one.additionalProperties === "object") {
      if (!one.propertyNames?.pattern && !one.propertyNames?.enum) found.add(`${at}/{}`);
      walk(one.additionalProperties, `${at}/{}`);
    }
    for (const child of [...(one.oneOf ?? []), ...(one.anyOf ?? []), ...(one.allOf ?? [])]) walk(child, at);
    if (one.then) walk(one.then, at);
  };
  walk(root, "");
  return [...found].sort();
}

/** `/documents/A.1/distribution/*` → `distribution/*`. */
function lastPart(place: string): string {
  const parts = place.split("/");
  const last = parts.findLastIndex((part) => part !== "*" && part !== "{}");
  return parts.slice(last).join("/");
}

it.each(contentKinds)("it is known of each key of %s whether a rename has to change it", (kind) => {
  const places = textPlaces(kind);
  const own = named[kind] ?? [];
  expect(own.filter((place) => !places.includes(place))).toEqual([]);
  // A new key: decide here, and let src/rules/content-references.ts know of it if it names something.
  expect(places.filter((place) => !own.includes(place) && !others.has(lastPart(place)))).toEqual([]);
});

it("the content of the rename's tests has an id in each of them", async () => {
  const { root } = await writeContent(everyPlace);
  const { sites, objects, risks, evidence } = await readProject(root);
  const entries: Readonly<Record<string, readonly Sourced<object>[]>> = {
    site: sites,
    object: objects,
    risk: risks,
    evidence,
  };
  const formOf = (pointer: string): string => pointer.replace(/\/\d+(?=\/|$)/g, "/*");
  for (const [kind, places] of Object.entries(named)) {
    const written = (entries[kind] ?? []).flatMap(({ positions, file }) =>
      [...positions.keys()].flatMap((pointer) => {
        const { line, column } = firstPlace({ positions, file }, pointer);
        const rest = String(everyPlace[file])
          .split("\n")
          .slice(line - 1)
          .join("\n")
          .slice(column - 1);
        const names = /^(?:["']|>-\n +)?(?:rz-a|server-1|R-1)\b/.test(rest);
        const isKey = pointer.startsWith("#");
        const form = isKey ? pointer.slice(1).replace(/\/[^/]*$/, "/{}") : formOf(pointer);
        return names ? [form] : [];
      }),
    );
    expect(written, kind).toEqual(expect.arrayContaining([...places]));
  }
});
