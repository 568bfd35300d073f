import type { Report, ReportEvidence } from "../../model/report.ts";
import { compareText } from "../../text/order.ts";

/** Replaces everything that would name withheld content, in every text of a report. */
export interface NeutralNames {
  /** The neutral name of an id or path; what is not withheld keeps its own. */
  of(name: string): string;
  /** A text with every withheld name in it replaced. */
  inText(text: string): string;
  /** Every string of a plain JSON value, keys included, with the withheld names replaced. */
  in<T>(value: T): T;
  /** True if a string of a plain JSON value holds a withheld name. */
  standIn(value: unknown): boolean;
}

/** Names of withheld content. */
export interface WithheldNames {
  readonly evidence: readonly ReportEvidence[];
  /** Ids of objects, sites, controls, risks and audits, by the kind that their neutral name says. */
  readonly ids: ReadonlyMap<string, string>;
  /** Other texts that must not appear, such as titles of objects. */
  readonly texts: ReadonlyMap<string, string>;
}

/** A title shorter than this is a common word: replacing it everywhere would garble what may be shown. */
const shortestText = 8;

/** The neutral number of an evidence file: its place in the register, so that it says nothing about it. */
export function neutralNumber(report: Report, path: string): string {
  const place = report.evidence.findIndex((evidence) => evidence.path === path);
  return `N-${String(place + 1).padStart(3, "0")}`;
}

/** Path under which withheld evidence stands in a report. */
export function neutralPath(report: Report, path: string): string {
  return `evidence/${neutralNumber(report, path)}`;
}

/** The neutral id of what stands at a place of its list, counted from 0. */
export function neutralId(kind: string, place: number): string {
  return `${kind}-${String(place + 1).padStart(2, "0")}`;
}

/** Makes the replacement of names; ids are replaced where they stand as a whole word. */
export function neutralNames(report: Report, withheld: WithheldNames): NeutralNames {
  const exact = new Map<string, string>(withheld.ids);
  const replacements: [string, string][] = [];
  // What evidence that is shown is called too is no secret, and replacing it would garble that one's path.
  const open = new Set<string>();
  const hidden = new Set(withheld.evidence);
  for (const { path, title } of report.evidence.filter((evidence) => !hidden.has(evidence))) {
    open.add(title).add(path.slice(path.lastIndexOf("/") + 1));
  }
  for (const { path, title, file } of withheld.evidence) {
    const number = neutralNumber(report, path);
    exact.set(path, neutralPath(report, path));
    exact.set(file, neutralPath(report, path));
    const name = path.slice(path.lastIndexOf("/") + 1);
    replacements.push([file, neutralPath(report, path)], [path, neutralPath(report, path)]);
    for (const text of [path.replace(/^evidence\//, ""), name, encodeURI(name), title]) {
      if ((text.length >= shortestText || text === name) && !open.has(text))
        replacements.push([text, number]);
    }
  }
  for (const [text, name] of withheld.texts) if (text.length >= shortestText) replacements.push([text, name]);
  // The longest first: a path must be replaced before the file name in it.
  const longestFirst = replacements.sort((a, b) => b[0].length - a[0].length || compareText(a[0], b[0]));
  const textPattern = anyOf(longestFirst.map(([text]) => text));
  const byText = new Map(longestFirst);
  const idPattern = anyOf([...withheld.ids.keys()].sort((a, b) => b.length - a.length || compareText(a, b)));

  const inText = (text: string): string => {
    const whole = exact.get(text);
    if (whole !== undefined) return whole;
    const replaced = textPattern ? text.replace(textPattern, (found) => byText.get(found) ?? found) : text;
    if (!idPattern) return replaced;
    return replaced.replace(idPattern, (found) => withheld.ids.get(found) ?? found);
  };
  const inValue = (value: unknown): unknown => {
    if (typeof value === "string") return inText(value);
    if (Array.isArray(value)) return value.map(inValue);
    if (value === null || typeof value !== "object") return value;
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [inText(key), inValue(inner)]));
  };
  const patterns = [textPattern, idPattern].filter((pattern) => pattern !== null);
  const standIn = (value: unknown): boolean => {
    if (typeof value === "string")
      return exact.has(value) || patterns.some((pattern) => value.search(pattern) >= 0);
    if (value === null || typeof value !== "object") return false;
    return Object.entries(value).some(([key, inner]) => standIn(key) || standIn(inner));
  };
  return { of: (name) => exact.get(name) ?? name, inText, in: <T>(value: T) => inValue(value) as T, standIn };
}

/** Matches any of the texts as a whole word, not as part of another name; the first of several that fit. */
function anyOf(texts: readonly string[]): RegExp | null {
  if (texts.length === 0) return null;
  const escaped = texts.map((text) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`(?<![\\p{L}\\p{N}_-])(?:${escaped.join("|")})(?![\\p{L}\\p{N}_-])`, "gu");
}
