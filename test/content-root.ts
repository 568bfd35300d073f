import { createHash } from "node:crypto";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect, onTestFinished } from "vitest";
import type { Report, ReportItem } from "../src/model/report.ts";
import { check } from "../src/pipeline.ts";

/** Files of a content root: path with `/` → text or bytes. */
export type Content = Readonly<Record<string, string | Uint8Array>>;

/** The day on which the tests judge, unless they name another. */
export const day = "2026-11-23";

/**
 * A finding that a text expects: `⟦rule⟧` stands before the character that the finding points at, `⟦rule site=rz-a⟧` also
 * says a key of it. The marks are taken out before the file is written.
 */
const mark = /⟦([a-z-]+)((?: [a-z]+=[^ ⟧]+)*)⟧/;

/** A content root on disk that the marks of its texts describe. */
export interface WrittenContent {
  readonly root: string;
  /** `file:line:column rule`, sorted, with the keys that the marks name. */
  readonly expected: readonly ExpectedFinding[];
}

interface ExpectedFinding {
  readonly place: string;
  readonly keys: Readonly<Record<string, string | null>>;
}

/**
 * Writes a content root into a new temporary folder, which goes when the test ends. `@sha256` in a sidecar becomes the
 * digest of the file beside it.
 */
export async function writeContent(content: Content): Promise<WrittenContent> {
  const root = await mkdtemp(join(tmpdir(), "nachweis-content-"));
  onTestFinished(() => rm(root, { recursive: true, force: true }));
  return { root, expected: await writeContentTo(root, content) };
}

/** As `writeContent`, into a folder that is the caller's; returns the findings that the marks expect. */
export async function writeContentTo(root: string, content: Content): Promise<readonly ExpectedFinding[]> {
  const expected: ExpectedFinding[] = [];
  const bare = new Map<string, string | Uint8Array>();
  for (const [path, text] of Object.entries(content)) {
    bare.set(path, typeof text === "string" ? withoutMarks(path, text, expected) : text);
  }
  for (const [path, text] of bare) {
    const file = join(root, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, typeof text === "string" ? withDigest(path, text, bare) : text);
  }
  return expected.sort((a, b) => (a.place < b.place ? -1 : a.place > b.place ? 1 : 0));
}

function withoutMarks(path: string, text: string, expected: ExpectedFinding[]): string {
  let rest = text;
  for (let found = mark.exec(rest); found; found = mark.exec(rest)) {
    const before = rest.slice(0, found.index).replace(/^\uFEFF/, "");
    const line = before.split("\n").length;
    const column = before.length - before.lastIndexOf("\n");
    const keys = Object.fromEntries((found[2] ?? "").trim().split(" ").filter(Boolean).map(readKey));
    expected.push({ place: `${path.normalize("NFC")}:${line}:${column} ${found[1]}`, keys });
    rest = rest.slice(0, found.index) + rest.slice(found.index + found[0].length);
  }
  return rest;
}

function readKey(pair: string): [string, string | null] {
  const [key = "", value = ""] = pair.split("=");
  return [key, value === "null" ? null : value];
}

function withDigest(path: string, text: string, content: ReadonlyMap<string, string | Uint8Array>): string {
  const described = content.get(path.replace(/\.yaml$/, ""));
  if (!path.endsWith(".yaml") || described === undefined) return text;
  return text.replace("@sha256", sha256(described));
}

/** SHA-256 of text (as UTF-8) or bytes, in hexadecimal. */
export function sha256(bytes: string | Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

/** The report on a content root. */
export async function reportOn(content: Content, asOf: string = day): Promise<Report> {
  const { root } = await writeContent(content);
  return check(root, { asOf, today: asOf, version: "0.0.0" });
}

/** Checks a content root: its findings must be the marked ones, no more, no fewer. */
export async function expectMarked(content: Content, asOf: string = day): Promise<Report> {
  const { root, expected } = await writeContent(content);
  const report = await check(root, { asOf, today: asOf, version: "0.0.0" });
  const found = report.findings
    .map((f) => ({ place: `${f.file}:${f.line}:${f.column} ${f.rule}`, finding: f }))
    .sort((a, b) => (a.place < b.place ? -1 : a.place > b.place ? 1 : 0));
  expect(found.map(({ place }) => place)).toEqual(expected.map(({ place }) => place));
  for (const place of new Set(expected.map((one) => one.place))) {
    const wanted = expected.filter((one) => one.place === place);
    const there = found.filter((one) => one.place === place).map((one) => one.finding);
    for (const { keys } of wanted) {
      expect(there, place).toContainEqual(expect.objectContaining(keys));
    }
  }
  return report;
}

/** The findings as `rule file:line`, for what can't carry marks. */
export function placesOf(report: Report): string[] {
  return report.findings.map((f) => `${f.rule} ${f.file}:${f.line}`).sort();
}

/** State of each item: `requirement object@site` (`-` for none) → state. */
export function statesOf(report: Report): Record<string, string> {
  return Object.fromEntries(report.items.map((item) => [nameOf(item), item.state]));
}

/** The item `requirement object@site`; fails if there is none. */
export function itemOf(report: Report, name: string): ReportItem {
  const item = report.items.find((one) => nameOf(one) === name);
  if (!item) throw new Error(`no item ${name} among ${report.items.map(nameOf).join(", ")}`);
  return item;
}

function nameOf(item: ReportItem): string {
  return `${item.requirement} ${item.object ?? "-"}@${item.site ?? "-"}`;
}
