import { createHash } from "node:crypto";
import { readVkey, type VerifyingKey, vkeyOf } from "./keys.ts";

/** What a seal says: the text that is signed. */
export interface Statement {
  /** `id` of the domain. */
  readonly domain: string;
  /** Counts the seals of a domain, from 1. */
  readonly serial: number;
  /** Digest of the statement before; null in the first. */
  readonly previous: string | null;
  /** The day for which the content was judged (YYYY-MM-DD). */
  readonly day: string;
  readonly catalogue: { readonly id: string; readonly digest: string };
  /** The commit the content stood on, with `+` if it differed from it; null where there is none. */
  readonly commit: string | null;
  /** Version of the toolkit. */
  readonly tool: string;
  /** SHA-256 of the report's opening. */
  readonly report: string;
  /** Number of leaves, and SHA-256 of the file that lists them. */
  readonly leaves: { readonly count: number; readonly digest: string };
  /** SHA-256 of the file with the items by state; null in seals that were made without one. */
  readonly states: string | null;
  /** The key of whoever made the seal. Others may sign it too. */
  readonly key: VerifyingKey;
}

const form = "nachweis-seal/1";

/** The text of a statement: a line for each entry, none of them empty. */
export function statementText(s: Statement): string {
  const lines = [
    form,
    `domain: ${s.domain}`,
    `serial: ${s.serial}`,
    `previous: ${s.previous ?? "none"}`,
    `day: ${s.day}`,
    `catalogue: ${s.catalogue.id} ${s.catalogue.digest}`,
    `commit: ${s.commit ?? "none"}`,
    `tool: nachweis ${s.tool}`,
    `report: ${s.report}`,
    `leaves: ${s.leaves.count} ${s.leaves.digest}`,
    ...(s.states === null ? [] : [`states: ${s.states}`]),
    `key: ${vkeyOf(s.key)}`,
  ];
  return lines.map((line) => `${line}\n`).join("");
}

/** What each line holds behind its word, in the order of the lines. */
const patterns = [
  /^domain: ([a-z0-9-]{1,64})$/,
  /^serial: ([1-9]\d{0,8})$/,
  /^previous: (none|[0-9a-f]{64})$/,
  /^day: (\d{4}-\d\d-\d\d)$/,
  /^catalogue: ([\w.+-]{1,100}) ([0-9a-f]{64})$/,
  /^commit: (none|[0-9a-f]{40,64}\+?)$/,
  /^tool: nachweis ([\w.+-]{1,100})$/,
  /^report: ([0-9a-f]{64})$/,
  /^leaves: (0|[1-9]\d{0,8}) ([0-9a-f]{64})$/,
  /^key: (\S{1,1000})$/,
] as const;

/** The line before the last one, which a seal may go without. */
const statesPattern = /^states: ([0-9a-f]{64})$/;

/** Reads a statement; null if the text is none. Two texts are never the same statement. */
export function readStatement(text: string): Statement | null {
  const [first, ...all] = text.split("\n");
  const states = statesPattern.exec(all.at(-3) ?? "")?.[1] ?? null;
  const lines = states === null ? all : all.toSpliced(-3, 1);
  if (first !== form || lines.length !== patterns.length + 1 || lines.at(-1) !== "") return null;
  const found = patterns.map((pattern, i) => pattern.exec(lines[i] ?? ""));
  if (found.some((one) => one === null)) return null;
  const value = (line: number, part = 1): string => found[line]?.[part] ?? "";
  const key = readVkey(value(9));
  if (key === null) return null;
  const unlessNone = (word: string): string | null => (word === "none" ? null : word);
  return {
    domain: value(0),
    serial: Number(value(1)),
    previous: unlessNone(value(2)),
    day: value(3),
    catalogue: { id: value(4), digest: value(4, 2) },
    commit: unlessNone(value(5)),
    tool: value(6),
    report: value(7),
    leaves: { count: Number(value(8)), digest: value(8, 2) },
    states,
    key,
  };
}

/**
 * What a seal is named by in the next one, in minutes and with `verify --newest`: SHA-256 of the statement alone. Signatures
 * that are added leave it as it is.
 */
export function digestOfStatement(text: string): string {
  return createHash("sha256").update(text, "utf8").digest("hex");
}
