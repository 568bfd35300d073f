/** The exported file of remarks: what a text from anywhere says, if it is one, and the text of what there is. */
import {
  type Remark,
  type Remarked,
  type RemarksFile,
  remarkSeverities,
  remarkVerdicts,
} from "../../../src/model/remarks.ts";
import { auditKinds, clearances, states } from "../../../src/model/vocabulary.ts";
import { isDate } from "../../../src/text/date.ts";
import { compareBy, compareText } from "../../../src/text/order.ts";

/** Characters of a file that is read at most: ten thousand remarks of ordinary length. */
export const maxFile = 8_000_000;
/** Characters of a remark. */
export const maxText = 4_000;
/** Remarks in a file. */
const maxRemarks = 20_000;
/** Characters of any other text: a title, a path. */
const maxWord = 2_000;

/** A text is no file of remarks. */
export class RemarksFault extends Error {
  /** `form`: no such file at all; `newer`: of a later version; `size`: too large; `value`: something at `place` is not as it should be. */
  readonly kind: "form" | "newer" | "size" | "value";
  /** Where, as `remarks[3].day`. */
  readonly place: string;

  constructor(kind: RemarksFault["kind"], place = "") {
    super(`${kind} ${place}`);
    this.kind = kind;
    this.place = place;
  }
}

/**
 * Reads a file of remarks, which nobody vouches for: only what the format names is taken over.
 * @throws RemarksFault
 */
export function readRemarksFile(text: string): RemarksFile {
  if (text.length > maxFile) throw new RemarksFault("size");
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new RemarksFault("form");
  }
  return remarksFileOf(value);
}

/**
 * The same of what JSON has been read into already.
 * @throws RemarksFault
 */
export function remarksFileOf(value: unknown): RemarksFile {
  const file = fieldsOf(value, "");
  if (file.format !== "nachweis-remarks") throw new RemarksFault("form");
  if (typeof file.version === "number" && file.version > 1) throw new RemarksFault("newer");
  if (file.version !== 1) throw new RemarksFault("value", "version");
  const edition = fieldsOf(file.edition, "edition");
  const audit = fieldsOf(file.audit, "audit");
  if (!Array.isArray(file.remarks)) throw new RemarksFault("value", "remarks");
  if (file.remarks.length > maxRemarks) throw new RemarksFault("size");
  return {
    format: "nachweis-remarks",
    version: 1,
    edition: {
      domain: orNull(edition.domain, word, "edition.domain"),
      title: word(edition.title, "edition.title"),
      asOf: day(edition.asOf, "edition.asOf"),
      revision: orNull(edition.revision, word, "edition.revision"),
      clearance: oneOf(clearances, edition.clearance, "edition.clearance"),
    },
    audit: {
      title: word(audit.title, "audit.title"),
      kind: oneOf(auditKinds, audit.kind, "audit.kind"),
      date: day(audit.date, "audit.date"),
      auditor: orNull(audit.auditor, word, "audit.auditor"),
    },
    exported: day(file.exported, "exported"),
    remarks: file.remarks.map((remark: unknown, index) => remarkOf(remark, `remarks[${index}]`)),
  };
}

/** The text of a file of remarks: the keys in the order of the format, remarks by what they are about. */
export function remarksText(file: RemarksFile): string {
  return `${JSON.stringify({ ...file, remarks: sorted(file.remarks) }, null, 2)}\n`;
}

/** Remarks by what they are about, those on one thing by their days. */
export function sorted<One extends Remark>(remarks: readonly One[]): readonly One[] {
  return [...remarks].sort(inOrder);
}

/** What a thing is told apart by from all others, in whatever state and of whatever bytes it is. */
export function keyOf(about: Remarked): string {
  return about.kind === "item"
    ? JSON.stringify(["item", about.requirement, about.object, about.site])
    : JSON.stringify(["evidence", about.path]);
}

const inOrder = compareBy<Remark>(
  (a, b) => compareText(a.about.kind === "item" ? "0" : "1", b.about.kind === "item" ? "0" : "1"),
  (a, b) => compareText(nameOf(a.about), nameOf(b.about)),
  (a, b) => compareText(keyOf(a.about), keyOf(b.about)),
  (a, b) => compareText(a.day, b.day),
  (a, b) => compareText(a.id ?? "", b.id ?? ""),
);

function nameOf(about: Remarked): string {
  return about.kind === "item" ? about.requirement : about.path;
}

function remarkOf(value: unknown, place: string): Remark {
  const remark = fieldsOf(value, place);
  const id = remark.id === undefined ? null : word(remark.id, `${place}.id`);
  if (id !== null && !/^[0-9a-z]{1,32}$/.test(id)) throw new RemarksFault("value", `${place}.id`);
  return {
    ...(id !== null && { id }),
    about: aboutOf(fieldsOf(remark.about, `${place}.about`), `${place}.about`),
    verdict: oneOf(remarkVerdicts, remark.verdict, `${place}.verdict`),
    text: text(remark.text, `${place}.text`, maxText),
    severity: orNull(remark.severity, (found, at) => oneOf(remarkSeverities, found, at), `${place}.severity`),
    day: day(remark.day, `${place}.day`),
  };
}

function aboutOf(about: Readonly<Record<string, unknown>>, place: string): Remarked {
  if (about.kind === "item")
    return {
      kind: "item",
      requirement: word(about.requirement, `${place}.requirement`),
      object: orNull(about.object, word, `${place}.object`),
      site: orNull(about.site, word, `${place}.site`),
      state: oneOf(states, about.state, `${place}.state`),
    };
  if (about.kind !== "evidence") throw new RemarksFault("value", `${place}.kind`);
  const sha256 = orNull(about.sha256, word, `${place}.sha256`);
  if (sha256 !== null && !/^[0-9a-f]{64}$/.test(sha256)) throw new RemarksFault("value", `${place}.sha256`);
  return { kind: "evidence", path: word(about.path, `${place}.path`), sha256 };
}

function fieldsOf(value: unknown, place: string): Readonly<Record<string, unknown>> {
  if (typeof value !== "object" || value === null || Array.isArray(value))
    throw new RemarksFault(place === "" ? "form" : "value", place);
  return value as Readonly<Record<string, unknown>>;
}

function text(value: unknown, place: string, max: number): string {
  if (typeof value !== "string" || value.length > max) throw new RemarksFault("value", place);
  return value;
}

function word(value: unknown, place: string): string {
  return text(value, place, maxWord);
}

/** A day that there is, as YYYY-MM-DD. */
function day(value: unknown, place: string): string {
  const found = word(value, place);
  if (!isDate(found)) throw new RemarksFault("value", place);
  return found;
}

function oneOf<Word extends string>(known: readonly Word[], value: unknown, place: string): Word {
  const found = known.find((one) => one === value);
  if (found === undefined) throw new RemarksFault("value", place);
  return found;
}

function orNull<Value>(
  value: unknown,
  read: (value: unknown, place: string) => Value,
  place: string,
): Value | null {
  return value === null ? null : read(value, place);
}
