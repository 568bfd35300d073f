/** What this edition has that can be remarked on; the page of all remarks loads it as a script (`remark-targets.js.ts`). */
import type { Remarked } from "../../../src/model/remarks.ts";
import { remarkWords } from "./remark-words.ts";

/** The pages that remarks lead to, and what is remarked on there. */
export interface RemarkTargets {
  /** Requirement → the name of its page, its title, and its items. */
  readonly requirements: Readonly<
    Record<string, readonly [name: string, title: string, items: readonly ItemTarget[]]>
  >;
  /** Path of evidence → the name of its page, its title, and the SHA-256 of its bytes. */
  readonly evidence: Readonly<Record<string, readonly [name: string, title: string, sha256: string | null]>>;
  /** Target objects and sites by their titles. */
  readonly objects: Readonly<Record<string, string>>;
  readonly sites: Readonly<Record<string, string>>;
}

type ItemTarget = readonly [object: string | null, site: string | null, state: string, anchor: string];

/** Something of this edition. */
export interface Target {
  readonly now: Remarked;
  readonly address: string;
  readonly label: string;
}

declare global {
  var nachweisRemarkTargets: RemarkTargets | undefined;
}

/** What a remark is about, as this edition has it; null if it does not. */
export function targetOf(about: Remarked): Target | null {
  const all = globalThis.nachweisRemarkTargets;
  const folders = document.querySelector<HTMLElement>("[data-remarks-page]")?.dataset;
  if (all === undefined) return null;
  if (about.kind === "evidence") {
    const [name, title, sha256 = null] = own(all.evidence, about.path) ?? [];
    if (name === undefined || title === undefined) return null;
    return { now: { ...about, sha256 }, address: `${folders?.evidence}/${name}.html`, label: title };
  }
  const [name, title, items = []] = own(all.requirements, about.requirement) ?? [];
  const [object = null, site = null, state, anchor] =
    items.find(([object, site]) => object === about.object && site === about.site) ?? [];
  if (name === undefined || state === undefined) return null;
  const words = [
    `${about.requirement} ${title}`,
    object === null ? remarkWords.domain : (own(all.objects, object) ?? object),
    ...(site === null ? [] : [own(all.sites, site) ?? site]),
  ];
  return {
    now: { ...about, state },
    address: `${folders?.requirements}/${name}.html#${anchor}`,
    label: words.join(", "),
  };
}

function own<Value>(record: Readonly<Record<string, Value>>, key: string): Value | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}
