/** What the search knows of the site: each thing that somebody would look for once, with the words that its page shows. */
import { words } from "../../src/model/words.ts";
import type { Entry, Part, SearchText } from "../client/search-index.ts";
import {
  type Bilingual,
  type Finding,
  type ReportAssessment,
  type ReportAudit,
  type ReportControl,
  type ReportEvidence,
  report,
} from "./data.ts";
import { levelName, wordFor } from "./labels.ts";
import { group, layerTitles, modules, objects, requirements, sites } from "./lookup.ts";
import { plainText } from "./plain-text.ts";
import { previewOf, textPartId } from "./preview.ts";
import { type EntryKind, pathOf } from "./routes.ts";
import { documentEntries, pageEntries, ruleEntries } from "./search-pages.ts";
import { cutToFit, findingsPart, inBoth, joined, partsOf } from "./search-parts.ts";

/**
 * Characters of what officers wrote that are searched at most, of all texts together: 8 MB with everything around them,
 * which a browser loads in half a second and searches in a few milliseconds.
 */
const maxCharacters = 5_000_000;

const controlsOf = group(
  report.controls.flatMap(({ title, requirements: ids }) => ids.map((id) => ({ id, title }))),
  ({ id }) => id,
);

/** Everything the search finds, in both languages; of equally good results the first comes first. */
export function searchEntries(): readonly Entry[] {
  const findings = group(report.findings, placeOf);
  const found = (kind: EntryKind, id: string) => findingsPart(findings.get(`${kind} ${id}`));
  const add = (
    kind: EntryKind,
    id: string,
    name: string,
    title: string,
    parts: readonly (Part | null)[],
  ): readonly Entry[] => {
    const path = pathsOf(kind, id);
    return path === null ? [] : [{ kind, name, title: title.normalize("NFC"), path, parts: partsOf(parts) }];
  };
  const entries = [
    ...report.requirements.flatMap((entry) =>
      add("requirement", entry.id, entry.id, entry.title, [
        {
          text: inBoth((lang) => [
            levelName(entry.level)[lang],
            entry.module,
            modules.get(entry.module)?.title,
          ]),
        },
        { text: joined(entry.text ?? []), anchor: "wortlaut" },
        // What the institution does for it, by its titles: that is what it is about here.
        {
          text: joined(
            (controlsOf.get(entry.id) ?? [])
              .map(({ title }) => title)
              .filter((title) => title !== entry.title),
          ),
        },
        found("requirement", entry.id),
      ]),
    ),
    ...report.controls.flatMap((entry) =>
      add("control", entry.id, entry.id, entry.title, [
        { text: joined([plainText(entry.prose)]) },
        ...entry.assessments.map((assessment, index) => ({
          text: assessmentText(assessment),
          anchor: `bewertung-${index + 1}`,
        })),
        { text: controlFacts(entry) },
      ]),
    ),
    ...report.evidence.flatMap((entry) =>
      add("evidence", entry.path, "", entry.title, [
        { text: evidenceFacts(entry) },
        { text: entry.sha256 ?? "" },
        { text: joined([plainText(entry.prose), shownText(entry)]), anchor: "inhalt-der-datei" },
        ...fileParts(entry),
        found("evidence", entry.path),
      ]),
    ),
    ...report.objects.flatMap((entry) =>
      add("object", entry.id, entry.id, entry.title, [
        {
          text: inBoth((lang) => [
            wordFor(words.objectType, entry.type)[lang],
            entry.owner,
            ...entry.sites.map((id) => sites.get(id)?.title ?? id),
          ]),
        },
        {
          text: joined([
            plainText(entry.prose),
            entry.protectionReason,
            ...Object.values(entry.protectionReasons).flatMap((why) => [why?.scenario, why?.reason]),
            entry.link?.externalReason,
          ]),
        },
        found("object", entry.id),
      ]),
    ),
    ...report.sites.flatMap((entry) =>
      add("site", entry.id, entry.id, entry.title, [
        { text: joined([entry.operator, plainText(entry.prose)]) },
        found("site", entry.id),
      ]),
    ),
    ...report.risks.flatMap((entry) =>
      add("risk", entry.id, "", entry.title, [
        { text: joined([plainText(entry.prose)]) },
        {
          text: joined([
            ...entry.threats.map(({ id, title }) => `${id} ${title}`),
            ...entry.objects.map((id) => objects.get(id)?.title ?? id),
            entry.accepted?.by,
          ]),
        },
      ]),
    ),
    ...report.audits.flatMap((entry) => [
      ...add("audit", entry.id, "", entry.title, [
        {
          text: inBoth((lang, date) => [
            wordFor(words.auditKind, entry.kind)[lang],
            date(entry.date),
            entry.auditor,
          ]),
        },
        { text: joined([plainText(entry.prose)]) },
      ]),
      ...deviationsOf(entry),
    ]),
    ...report.modules.flatMap((entry) =>
      add("module", entry.id, entry.id, entry.title, [
        {
          text: inBoth((lang) => [
            words.modelling[entry.modelling][lang],
            `${entry.layer} ${layerTitles.get(entry.layer) ?? ""}`,
            entry.mainRole,
          ]),
        },
        { text: joined([entry.reason]) },
        found("module", entry.id),
      ]),
    ),
    ...documentEntries(),
    ...ruleEntries(),
    ...pageEntries(findings.get("") ?? []),
  ];
  return cutToFit(entries, maxCharacters);
}

/** The page that a finding is found on, as kind and id; empty for one that is about nothing that has a page. */
function placeOf({ evidence, requirement, object, site, module }: Finding): string {
  const places: readonly (readonly [EntryKind, string | null])[] = [
    ["evidence", evidence],
    ["requirement", requirement],
    ["object", object],
    ["site", site],
    ["module", module],
  ];
  const [place] = places.filter(([kind, id]) => id !== null && pathOf(kind, id, "de") !== null);
  return place ? place.join(" ") : "";
}

function pathsOf(kind: EntryKind, id: string): Bilingual | null {
  const [de, en] = [pathOf(kind, id, "de"), pathOf(kind, id, "en")];
  return de === null || en === null ? null : { de, en };
}

function assessmentText(assessment: ReportAssessment): string {
  const { assessed } = assessment;
  return joined([
    ...assessment.scopes.map(scopeText),
    plainText(assessment.prose),
    ...assessment.actions.flatMap(({ text, responsible }) => [text, responsible]),
    ...assessment.responsible,
    assessed?.assessor,
    assessed?.asked,
  ]);
}

/** A scope as it is written, and what it means: `usv@rz-a USV-Anlage Rechenzentrum A`. */
function scopeText(scope: string): string {
  const titles = scope.split("@").map((id) => objects.get(id)?.title ?? sites.get(id)?.title ?? "");
  return [scope, ...titles].filter((text) => text !== "").join(" ");
}

/** What else a control's page names: requirements under another name than its own, and who is responsible. */
function controlFacts(control: ReportControl): string {
  const others = control.requirements.filter((id) => id !== control.id);
  return joined([
    ...others.map((id) => `${id} ${requirements.get(id)?.title ?? ""}`),
    ...control.responsible,
    control.catalogueTitle,
    control.owner,
  ]);
}

function evidenceFacts(entry: ReportEvidence): SearchText {
  const { certificate, document, reviewed } = entry;
  return inBoth((lang, date) => [
    wordFor(words.evidenceType, entry.type)[lang],
    date(entry.issued),
    entry.issuer,
    certificate?.number,
    certificate?.holder,
    certificate?.scope,
    document?.id,
    entry.path,
    entry.location,
    reviewed && `${{ de: "gegengelesen", en: "reviewed" }[lang]} ${reviewed.by}`,
    entry.validUntil && `${{ de: "gültig bis", en: "valid until" }[lang]} ${date(entry.validUntil)}`,
  ]);
}

/** What the page shows of a file that is text. */
function shownText(entry: ReportEvidence): string | null {
  const preview = previewOf(entry);
  // Lines that are drawn with signs say nothing.
  if (preview.kind === "text")
    return preview.text.replace(/-{4,}|={4,}|_{4,}|\*{4,}|#{4,}|\.{4,}|~{4,}/g, " ");
  if (preview.kind !== "table") return null;
  return [preview.notes, preview.head, ...preview.rows].map((row) => row.join(" ")).join(" · ");
}

/** The text of a PDF, an office file or an e-mail, each part at its place on the evidence's page. */
function fileParts(entry: ReportEvidence): readonly Part[] {
  const preview = previewOf(entry);
  if ((preview.kind !== "pdf" && preview.kind !== "document") || typeof preview.content === "string")
    return [];
  const { parts, attachments } = preview.content;
  return [
    ...parts.map(({ text }, index) => ({
      // Words that are broken at the end of a line are put together again.
      text: joined([
        text.replace(/-\s+/g, (hyphen, at: number) =>
          hyphen.includes("\n") && isSmall(text, at - 1) && isSmall(text, at + hyphen.length) ? "" : hyphen,
        ),
      ]),
      anchor: textPartId(index),
    })),
    { text: joined(attachments), anchor: "inhalt-der-datei" },
  ];
}

function isSmall(text: string, at: number): boolean {
  return /\p{Lowercase}/u.test(text.charAt(at));
}

/** The findings of an audit, each at its place on the audit's page. */
function deviationsOf(audit: ReportAudit): readonly Entry[] {
  const path = pathsOf("audit", audit.id);
  if (path === null) return [];
  return audit.findings.map((entry) => ({
    kind: "deviation",
    name: entry.id,
    title: entry.title.normalize("NFC"),
    path: { de: `${path.de}#${entry.id}`, en: `${path.en}#${entry.id}` },
    parts: partsOf([
      {
        text: inBoth((lang, date) => [
          audit.title,
          entry.severity && words.auditSeverity[entry.severity][lang],
          words.auditState[entry.state][lang],
          entry.due && `${{ de: "Frist", en: "due" }[lang]} ${date(entry.due)}`,
          ...entry.requirements.map((id) => `${id} ${requirements.get(id)?.title ?? ""}`),
        ]),
      },
      { text: joined([plainText(entry.prose)]) },
    ]),
  }));
}
