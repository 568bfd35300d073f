import { randomBytes } from "node:crypto";
import type { Counts } from "../model/report.ts";
import { escaped, unescaped } from "../text/escaped.ts";
import { isDigest } from "./leaves.ts";

/** Items by state at one site of a sealed state. */
export interface SealedStates {
  /** Id of the site; null for the items that are bound to none. */
  readonly site: string | null;
  readonly counts: Counts;
}

/** The numbers of a line, in their order. The number of items is their sum. */
const numbers = ["proven", "unproven", "open", "dispensable", "unassessed"] as const;

/**
 * The file of the numbers: a salt, then a line for each site. The statement names its digest; without the salt nobody can try
 * likely numbers or names, so that whoever may not see them gets the seal without this file.
 */
export function statesFile(rows: readonly SealedStates[]): string {
  const lines = rows.map(({ site, counts }) =>
    [...numbers.map((state) => counts[state]), ...(site === null ? [] : [escaped(site)])].join(" "),
  );
  return [randomBytes(32).toString("hex"), ...lines].map((line) => `${line}\n`).join("");
}

/** Reads the numbers; null if they are none. Two texts never say the same. */
export function readStates(bytes: Uint8Array): readonly SealedStates[] | null {
  const [salt = "", ...lines] = Buffer.from(bytes).toString("utf8").split("\n");
  if (!isDigest(salt) || lines.pop() !== "") return null;
  const rows = lines.map(readRow);
  const sites = new Set(rows.map((row) => row?.site));
  return sites.size === rows.length && rows.every((row) => row !== null) ? rows : null;
}

function readRow(line: string): SealedStates | null {
  const parts = line.split(" ");
  const values = parts.slice(0, numbers.length);
  const site = parts.length > numbers.length ? parts.slice(numbers.length).join(" ") : null;
  const id = site === null ? null : unescaped(site);
  if (values.length < numbers.length || !values.every((value) => /^(?:0|[1-9]\d{0,8})$/.test(value)))
    return null;
  if (id === "" || (site !== null && id === null)) return null;
  const [proven = 0, unproven = 0, open = 0, dispensable = 0, unassessed = 0] = values.map(Number);
  const items = proven + unproven + open + dispensable + unassessed;
  return { site: id, counts: { items, proven, unproven, open, dispensable, unassessed } };
}
