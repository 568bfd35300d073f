import type { BaselinedFinding } from "../../model/baseline.ts";
import type { Acceptance, Edit, RelatedPlace, ReportFinding } from "../../model/finding.ts";
import { decodedAddress } from "../../model/link-address.ts";
import { replaceBetween } from "../../text/between.ts";
import {
  bilingual,
  type Decide,
  day,
  digest,
  each,
  fact,
  group,
  id,
  keep,
  optional,
  text,
} from "./decisions.ts";

const related = group<RelatedPlace>({ file: id, line: keep, column: keep, message: bilingual });
const place = group<Edit["start"]>({ line: keep, column: keep });
const edit = group<Edit>({ file: id, start: place, end: place, text });

const shownFinding = group<ReportFinding>({
  rule: fact,
  severity: keep,
  message: bilingual,
  help: bilingual,
  file: id,
  line: keep,
  column: keep,
  excerpt: text,
  site: id,
  object: id,
  requirement: text,
  evidence: id,
  module: text,
  related: each(related),
  fix: optional(edit),
  suggestion: optional(edit),
  stops: optional(bilingual),
  fingerprint: digest,
  folded: keep,
  scopes: each(text),
  accepted: optional(group<Acceptance>({ until: day, holds: keep })),
});

/** A finding that is shown. Its source line may name what is withheld: then it goes, and what would change it. */
export const finding: Decide<ReportFinding> = (entry, edition) => {
  const { excerpt, fix, suggestion } = entry;
  const names = [excerpt === null ? "" : unmarked(excerpt), excerpt, fix?.text, suggestion?.text];
  const quotes = names.some((one) => one != null && edition.names.inText(one) !== one);
  return shownFinding(quotes ? { ...entry, excerpt: null, fix: null, suggestion: null } : entry, edition);
};

/** A finding that a baseline knows and is none any more. */
export const goneFinding = group<BaselinedFinding>({
  fingerprint: text,
  rule: text,
  message: text,
  file: id,
  // Earlier versions did not record it.
  severity: (value) => value,
  until: day,
});

/** A line of Markdown or YAML as it is read: with its entities and percent signs, without the addresses of links. */
function unmarked(line: string): string {
  const withoutAddresses = replaceBetween(replaceBetween(line, "](", ")", ""), "][", "]", "");
  return replaceBetween(withoutAddresses, "<", ">", "")
    .replaceAll("[", "")
    .replace(/&shy;|&#173;|&#xad;|&zwnj;|&zwj;/gi, "")
    .replace(/&nbsp;|&emsp;|&ensp;|&thinsp;/gi, " ")
    .replace(/&#x([0-9a-f]{1,6});/gi, (_, code: string) => letter(Number.parseInt(code, 16)))
    .replace(/&#(\d{1,7});/g, (_, code: string) => letter(Number(code)))
    .replace(/&([aou])uml;/gi, (_, base: string) => `${base}\u0308`)
    .replace(/&szlig;/gi, "ß")
    .replace(/(?:%[0-9a-f]{2})+/gi, decodedAddress);
}

function letter(code: number): string {
  return code <= 0x10ffff ? String.fromCodePoint(code) : "";
}
