/** What has changed since an earlier state, as rows: what got worse comes first. */

import { isGap } from "../../src/model/item-states.ts";
import type { Tone } from "../../src/model/tones.ts";
import { words } from "../../src/model/words.ts";
import { type Bilingual, type Report, type ReportItem, report } from "./data.ts";
import { evidence } from "./lookup.ts";
import type { Page } from "./page.ts";

/** What has changed since an earlier state of the content. */
export type Changes = NonNullable<Report["changes"]>;

/**
 * What has changed, for the page that exists only where that is known.
 *
 * @throws {Error} where nothing is compared
 */
export function knownChanges(): Changes {
  if (report.changes === null) throw new Error("nothing is compared");
  return report.changes;
}

type ItemChange = Changes["proven"][number];
type EvidenceChange = Changes["evidence"][number];
type Finding = Changes["newFindings"][number];

interface Look {
  readonly label: Bilingual;
  readonly tone: Tone;
  readonly icon: "success" | "warning" | "danger" | "info" | "skip" | "hidden" | "calendar" | "check";
}

/** How the state of an item changed, in the order of the rows. */
export const itemLooks = {
  unproven: { label: { de: "nicht mehr belegt", en: "no longer proven" }, tone: "bad", icon: "danger" },
  state: { label: { de: "anderer Zustand", en: "other state" }, tone: "warning", icon: "warning" },
  new: { label: { de: "neuer Prüfpunkt", en: "new item" }, tone: "notice", icon: "info" },
  gone: { label: { de: "kein Prüfpunkt mehr", en: "no item any more" }, tone: "neutral", icon: "skip" },
  proven: { label: { de: "jetzt belegt", en: "now proven" }, tone: "good", icon: "success" },
} as const satisfies Readonly<Record<string, Look>>;

/** What happened to evidence, in the order of the rows. */
export const evidenceLooks: Readonly<Record<EvidenceChange["change"], Look>> = {
  lapsed: { label: words.evidenceChange.lapsed, tone: "bad", icon: "danger" },
  went: { label: words.evidenceChange.went, tone: "bad", icon: "danger" },
  changed: { label: words.evidenceChange.changed, tone: "warning", icon: "warning" },
  redated: { label: words.evidenceChange.redated, tone: "warning", icon: "calendar" },
  moved: { label: words.evidenceChange.moved, tone: "neutral", icon: "skip" },
  came: { label: words.evidenceChange.came, tone: "notice", icon: "info" },
  began: { label: words.evidenceChange.began, tone: "good", icon: "calendar" },
  renewed: { label: words.evidenceChange.renewed, tone: "good", icon: "success" },
};

type FindingKind = "new" | "gone";

/**
 * Whether a finding came or went, in the order of the rows. That it is no longer there does not say that somebody has mended it:
 * the file that it was in may be gone, or the day another.
 */
export const findingLooks: Readonly<Record<FindingKind, Look>> = {
  new: { label: { de: "neu", en: "new" }, tone: "bad", icon: "danger" },
  gone: { label: { de: "entfallen", en: "no longer there" }, tone: "neutral", icon: "skip" },
};

/** A change of an item, with the item as it is now; undefined if it is none any more. */
export interface ItemRow extends ItemChange {
  readonly kind: keyof typeof itemLooks;
  readonly item: ReportItem | undefined;
}

/** A change of evidence; `exists` if there is a page of it. */
export interface EvidenceRow extends EvidenceChange {
  readonly exists: boolean;
}

/** A finding that came or went. */
export interface FindingRow {
  readonly kind: FindingKind;
  readonly finding: Finding;
}

const keyOf = ({ requirement, object, site }: Pick<ReportItem, "requirement" | "object" | "site">): string =>
  JSON.stringify([requirement, object, site]);

/** Changed items: by kind, what stops a certificate first, then in the order of the catalogue. */
export function itemRows(changes: Changes): readonly ItemRow[] {
  const items = new Map(report.items.map((item) => [keyOf(item), item]));
  const row = (kind: ItemRow["kind"], change: ItemChange): ItemRow => ({
    ...change,
    kind,
    item: items.get(keyOf(change)),
  });
  const rows = [
    ...changes.unproven.map((change) => row("unproven", change)),
    ...changes.otherItems.map((change) =>
      row(change.before === null ? "new" : change.after === null ? "gone" : "state", change),
    ),
    ...changes.proven.map((change) => row("proven", change)),
  ];
  return sorted(rows, ({ kind, item }) => [
    Object.keys(itemLooks).indexOf(kind),
    item !== undefined && stops(item) ? 0 : 1,
  ]);
}

/** True if the item stops a certificate as it is now. */
export function stops(item: ReportItem): boolean {
  return item.essential && isGap(item);
}

/** Changed evidence by what happened to it. */
export function evidenceRows(changes: Changes): readonly EvidenceRow[] {
  const rows = changes.evidence.map((change) => ({ ...change, exists: evidence.has(change.path) }));
  return sorted(rows, ({ change }) => [Object.keys(evidenceLooks).indexOf(change)]);
}

/** New findings and those that are gone, each by severity. */
export function findingRows(changes: Changes): readonly FindingRow[] {
  const rows = [
    ...changes.newFindings.map((finding) => ({ kind: "new" as const, finding })),
    ...changes.goneFindings.map((finding) => ({ kind: "gone" as const, finding })),
  ];
  return sorted(rows, ({ kind, finding }) => [
    kind === "new" ? 0 : 1,
    Object.keys(words.severity).indexOf(finding.severity),
  ]);
}

/** Sorts by several numbers; what is equal keeps its order. */
function sorted<T>(rows: readonly T[], key: (row: T) => readonly number[]): readonly T[] {
  return rows
    .map((row) => ({ row, numbers: key(row) }))
    .sort((a, b) => {
      const at = a.numbers.findIndex((number, place) => number !== b.numbers[place]);
      return at < 0 ? 0 : (a.numbers[at] ?? 0) - (b.numbers[at] ?? 0);
    })
    .map(({ row }) => row);
}

/** How many changes there are of a kind, those above the clearance among them. */
export function numberOf(changes: Changes, list: keyof Changes["withheld"]): number {
  return changes[list].length + changes.withheld[list];
}

/** Since when, in words that go on a sentence: `seit dem 31.10.2026`. */
export function sinceWhen({ since, before }: Changes, { say, date }: Page): string {
  const day = date(before.asOf);
  switch (since) {
    case "day":
      return say({ de: `seit dem ${day}`, en: `since ${day}` });
    case "report":
      return say({ de: `seit dem Bericht vom ${day}`, en: `since the report of ${day}` });
    case "revision": {
      const commit = before.revision?.slice(0, 12);
      return commit === undefined
        ? say({ de: "seit einem früheren Commit", en: "since an earlier commit" })
        : say({ de: `seit dem Commit ${commit}`, en: `since commit ${commit}` });
    }
  }
}
