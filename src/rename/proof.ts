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
 * they do not, the first thing that differs, for whoever looks for the reason; null if they are the same.
 */
export function differenceBut(before: Report, after: Report, request: RenameRequest): string | null {
  const exchange = exchangeOf(request);
  for (const key of Object.keys(before) as (keyof Report)[]) {
    if (beside.has(key)) continue;
    const [was, is] = [before, after].map((report) =>
      key === "findings" ? plainFindings(report, exchange) : plain(report[key], exchange),
    );
    if (was !== is) return key;
  }
  return null;
}

type Exchange = (text: string) => string;

function exchangeOf({ kind, from, to }: RenameRequest): Exchange {
  if (kind !== "evidence") return (text) => exchanged(text, from, to);
  const name = (path: string): string => path.slice(path.lastIndexOf("/") + 1);
  return (text) => exchanged(exchanged(text, from, to), name(from), name(to));
}

function exchanged(text: string, from: string, to: string): string {
  if (!text.includes(from)) return text;
  let done = 0;
  let result = "";
  for (const at of wholeWords(text, from)) {
    result += text.slice(done, at) + to;
    done = at + from.length;
  }
  return result + text.slice(done);
}

function plainFindings({ findings }: Report, exchange: Exchange): string {
  return sorted(
    findings.map(({ file, line, related, ...finding }) => {
      const places = [{ file, line }, ...related].map((place) => `${exchange(place.file)}:${place.line}`);
      const rest = Object.entries(finding).filter(([key]) => !words.has(key));
      return plain({ ...Object.fromEntries(rest), places }, exchange);
    }),
  );
}

/** A value without order: lists are sets of what they hold, texts those of their words. */
function plain(value: unknown, exchange: Exchange): string {
  if (typeof value === "string") {
    const text = exchange(value);
    return JSON.stringify(text.includes(", ") ? text.split(/[^\p{L}\p{N}@./_-]+/u).sort() : text);
  }
  if (Array.isArray(value)) return sorted(value.map((each) => plain(each, exchange)));
  if (typeof value !== "object" || value === null) return canonicalJson(value ?? null);
  const entries = Object.entries(value).filter(([key]) => !beside.has(key));
  return `{${sorted(entries.map(([key, each]) => `${JSON.stringify(exchange(key))}:${plain(each, exchange)}`))}}`;
}

function sorted(values: string[]): string {
  return values.sort().join(",");
}
