import { relativeAddress } from "../../model/link-address.ts";
import type { Bilingual, Language } from "../../model/position.ts";
import type { Remark, RemarkSeverity, RemarkVerdict } from "../../model/remarks.ts";
import type { AuditSeverity } from "../../model/vocabulary.ts";
import { labelled } from "../../source/edit/control-text.ts";
import { sourceLine, sourceLines } from "../source-text.ts";
import type { AuditSaid, FindingSaid } from "./audit-reading.ts";
import type { Subject } from "./subject.ts";

/** Makes of a text Markdown that says just that text. */
type Plain = (text: string) => string;

/** What a remark becomes in an audit, and what has to be read of it there. */
export interface Block {
  readonly kind: "finding" | "question" | "note";
  /** Every text of a source in it. */
  readonly texts: readonly string[];
  /** The whole block, without a line end at its end. */
  readonly markdown: (plain: Plain) => string;
  /** What of it is the auditor's, and is replaced if that changes: paragraphs. */
  readonly paragraphs: (plain: Plain) => readonly string[];
  /** The same as it is read. */
  readonly read: readonly string[];
  readonly severity: AuditSeverity | null;
  readonly said: AuditSaid;
}

const severities: Readonly<Record<RemarkSeverity, AuditSeverity>> = {
  AS: "major",
  AG: "minor",
  E: "recommendation",
};

const severityLabels: Readonly<Record<AuditSeverity, Bilingual>> = {
  major: { de: "schwerwiegend", en: "major" },
  minor: { de: "geringfügig", en: "minor" },
  recommendation: { de: "empfehlung", en: "recommendation" },
};

const verdictWords: Readonly<Record<RemarkVerdict, Bilingual>> = {
  accepted: { de: "Akzeptiert", en: "Accepted" },
  flagged: { de: "Auffällig", en: "Flagged" },
  question: { de: "Frage", en: "Question" },
};

const nothing: AuditSaid = { findings: [], questions: [], prose: [], links: [] };

/** Where blocks are written. */
interface Place {
  /** The audit's file: links are relative to it. */
  readonly file: string;
  readonly language: Language;
}

/** What becomes of a remark: with a severity a finding, else a question, or an item of the audit's text. */
export function kindOfBlock({ severity, verdict }: Remark): Block["kind"] {
  if (severity !== null) return "finding";
  return verdict === "question" ? "question" : "note";
}

/** A finding of a remark with a severity. */
export function findingBlock(remark: Remark, subject: Subject, id: string, place: Place): Block {
  const { language } = place;
  const severity = remark.severity === null ? null : severities[remark.severity];
  const title = nameLine(subject.title);
  const lines = sourceLines(remark.text);
  const origin = originOf(remark, subject, place);
  const attributes = [
    ...(severity ? [labelled("severity", severityLabels[severity][language], language)] : []),
    ...aboutLabels(subject, language),
  ].join("\n");
  const paragraphs = (plain: Plain): string[] => [...lines.map(plain), origin.markdown(plain)];
  const read = [...lines, origin.read].map(oneLine);
  const finding: FindingSaid = {
    id,
    title,
    severity,
    requirements: subject.requirements,
    scopes: subject.scopes,
    prose: read,
    others: [null, null, [], []],
  };
  return {
    kind: "finding",
    texts: [title, ...lines, ...origin.texts],
    markdown: (plain) => [`## ${id} ${plain(title)}`, attributes, ...paragraphs(plain)].join("\n\n"),
    paragraphs,
    read,
    severity,
    said: { ...nothing, findings: [finding], links: origin.links },
  };
}

/** A question of a remark without a severity. */
export function questionBlock(remark: Remark, subject: Subject, place: Place): Block {
  const { language } = place;
  const text = sourceLine(remark.text) || { de: "(ohne Text)", en: "(without text)" }[language];
  const details = detailsOf(subject, place);
  const labels = aboutLabels(subject, language).map((line) => `\n  ${line}`);
  const line = (plain: Plain): string =>
    labelled("question", plain(text), language) + details.markdown(plain);
  const read = oneLine(text + details.read);
  return {
    kind: "question",
    texts: [text, ...details.texts],
    markdown: (plain) => line(plain) + labels.join(""),
    paragraphs: (plain) => [line(plain).slice(2)],
    read: [`${labelled("question", read, language).slice(2)}`],
    severity: null,
    said: {
      ...nothing,
      questions: [{ text: read, requirements: subject.requirements, scopes: subject.scopes, answers: [] }],
      links: details.links,
    },
  };
}

/** Any other remark: it is part of the record. */
export function noteBlock(remark: Remark, subject: Subject, place: Place): Block {
  const verdict = `${verdictWords[remark.verdict][place.language]} (${remark.day}): `;
  const { evidence, changed } = subject;
  const link = evidence ? relativeAddress(place.file, evidence.path) : "";
  const name = nameLine(evidence ? evidence.title : subject.name);
  const words = changed.map((text) => sourceLine(text[place.language]));
  const text = sourceLine(remark.text);
  const behind = (said: readonly string[]): string => (said.length > 0 ? ` (${said.join("; ")})` : "");
  const line = (plain: Plain): string => {
    const head = evidence ? `[${plain(name)}](${link})` : plain(name);
    return `${verdict}${head}${behind(words.map(plain))}${text === "" ? "" : ` – ${plain(text)}`}`;
  };
  const read = oneLine(`${verdict}${name}${behind(words)}${text === "" ? "" : ` – ${text}`}`);
  return {
    kind: "note",
    texts: [name, text, ...words],
    markdown: (plain) => `- ${line(plain)}`,
    paragraphs: (plain) => [line(plain)],
    read: [read],
    severity: null,
    said: { ...nothing, prose: [read], links: evidence ? [link] : [] },
  };
}

/** A paragraph that says where remarks come from. */
export function originBlock(text: string): Block {
  const line = sourceLine(text);
  return {
    kind: "note",
    texts: [line],
    markdown: (plain) => plain(line),
    paragraphs: (plain) => [plain(line)],
    read: [line],
    severity: null,
    said: { ...nothing, prose: [line] },
  };
}

function aboutLabels({ requirements, scopes }: Subject, language: Language): string[] {
  return [
    ...(requirements.length > 0 ? [labelled("requirements", requirements.join(", "), language)] : []),
    ...(scopes.length > 0 ? [labelled("scope", scopes.join(", "), language)] : []),
  ];
}

/** A piece of Markdown, and what is read of it. */
interface Piece {
  readonly markdown: (plain: Plain) => string;
  readonly read: string;
  readonly texts: readonly string[];
  readonly links: readonly string[];
}

/** Where a finding comes from: the evidence that it is about, the day and kind of the remark, what has changed since. */
function originOf(remark: Remark, subject: Subject, place: Place): Piece {
  const { language } = place;
  const kind = verdictWords[remark.verdict][language];
  const head = { de: `Anmerkung vom ${remark.day}, ${kind}`, en: `Remark of ${remark.day}, ${kind}` }[
    language
  ];
  const details = detailsOf(subject, place);
  return {
    ...details,
    markdown: (plain) => `${head}${details.markdown(plain)}.`,
    read: `${head}${details.read}.`,
  };
}

/** In brackets: a link to the evidence, and what has changed since the edition; empty if there is nothing to say. */
function detailsOf({ evidence, changed, name, isKnown }: Subject, place: Place): Piece {
  const { language, file } = place;
  const title = evidence ? nameLine(evidence.title) : "";
  const link = evidence ? relativeAddress(file, evidence.path) : "";
  // What no label can name any more is named in words.
  const words = [...(isKnown ? [] : [nameLine(name)]), ...changed.map((text) => sourceLine(text[language]))];
  const inBrackets = (linked: string, said: readonly string[]): string => {
    const parts = [...(linked === "" ? [] : [linked]), ...said];
    return parts.length === 0 ? "" : ` (${parts.join("; ")})`;
  };
  return {
    markdown: (plain) => inBrackets(evidence ? `[${plain(title)}](${link})` : "", words.map(plain)),
    read: inBrackets(title, words),
    texts: [title, ...words],
    links: evidence ? [link] : [],
  };
}

/** A name on one line, which a title or a link can't do without. */
function nameLine(name: string): string {
  return sourceLine(name) || "–";
}

function oneLine(text: string): string {
  return text.normalize("NFC").replace(/\s+/g, " ").trim();
}
