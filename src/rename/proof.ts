import type { Report } from "../model/report.ts";
import { canonicalJson } from "../text/canonical-json.ts";
import { wholeWords } from "./mentions.ts";
import type { RenameRequest } from "./request.ts";

/** Keys of a report that say where on a line something stands, or are digests of what names the thing; and of the machine. */
const beside: ReadonlySet<string> = new Set(["column", "fingerprint", "digest", "revision", "bytes"]);

/** Of a finding its words: they shorten what they quote, and name several in the order of their names. */
const words: ReadonlySet<string> = new Set(["message", "help", "excerpt", "fix", "suggestion", "evidence"]);

/**
 * Whether two reports say the same but for a name: everything that is counted, judged and shown, in whatever order. Where
 * they do not, what differs, for whoever looks for the reason: a finding that only one of them has, else the part of the
 * report; null if they are the same.
 */
export function differenceBut(before: Report, after: Report, request: RenameRequest): string | null {
  const exchange = exchangeOf(request);
  const [were, are] = [before, after].map((report) => plainFindings(report, exchange));
  const only = [...differing(were, are), ...differing(are, were)][0];
  if (only) return `${only.rule} ${only.file}:${only.line}`;
  if (before.findings.length !== after.findings.length) return "findings";
  const keys = (Object.keys(before) as (keyof Report)[]).filter(
    (key) => key !== "findings" && !beside.has(key),
  );
  return keys.find((key) => plain(before[key], exchange) !== plain(after[key], exchange)) ?? null;
}

type Findings = ReadonlyMap<string, Report["findings"][number]>;

function differing(some: Findings = new Map(), others: Findings = new Map()): Report["findings"] {
  return [...some].flatMap(([key, finding]) => (others.has(key) ? [] : [finding]));
}

type Exchange = (text: string) => string;

/** Puts one sign in place of the old and the new name alike; the longer first, of which the other may be a part. */
function exchangeOf({ kind, from, to }: RenameRequest): Exchange {
  const file = (path: string): string => path.slice(path.lastIndexOf("/") + 1);
  const names = kind === "evidence" ? [from, to, file(from), file(to)] : [from, to];
  names.sort((a, b) => b.length - a.length);
  return (text) => names.reduce(withoutName, text);
}

function withoutName(text: string, name: string): string {
  if (!text.includes(name)) return text;
  let done = 0;
  let result = "";
  for (const at of wholeWords(text, name)) {
    result += `${text.slice(done, at)}\0`;
    done = at + name.length;
  }
  return result + text.slice(done);
}

/** Findings by all that they say but their words; those that say the same are counted. */
function plainFindings({ findings }: Report, exchange: Exchange): Findings {
  const counts = new Map<string, number>();
  return new Map(
    findings.map((found) => {
      const { file, line, related, ...finding } = found;
      const places = [{ file, line }, ...related].map((place) => `${place.file}:${place.line}`);
      const rest = Object.entries(finding).filter(([key]) => !words.has(key));
      const key = plain({ ...Object.fromEntries(rest), places }, exchange);
      const count = (counts.get(key) ?? 0) + 1;
      counts.set(key, count);
      return [`${key} ${count}`, found] as const;
    }),
  );
}

/** A value without order: lists are sets of what they hold, texts those of their words. */
function plain(value: unknown, exchange: Exchange): string {
  if (typeof value === "string") {
    const text = exchange(value);
    return JSON.stringify(text.includes(" ") ? text.split(/[^\p{L}\p{N}\0]+/u).sort() : text);
  }
  if (Array.isArray(value)) return sorted(value.map((each) => plain(each, exchange)));
  if (typeof value !== "object" || value === null) return canonicalJson(value ?? null);
  const { from, to, ...rest } = value as Readonly<Record<string, unknown>>;
  // Of two ends (of a distance) the order of the names says which comes first.
  const ends = typeof from === "string" && typeof to === "string";
  const entries = Object.entries(ends ? { ...rest, ends: [from, to] } : value).filter(
    // Of several ways along dependencies, which lead to the same, the order of the names chooses one.
    ([key, each]) => !beside.has(key) && !(key === "path" && Array.isArray(each)),
  );
  return `{${sorted(entries.map(([key, each]) => `${JSON.stringify(exchange(key))}:${plain(each, exchange)}`))}}`;
}

function sorted(values: string[]): string {
  return values.sort().join(",");
}
