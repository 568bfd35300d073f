import type { Bilingual, Language } from "../../model/position.ts";
import type { RemarksFile } from "../../model/remarks.ts";
import { type Clearance, highestLevel } from "../../model/vocabulary.ts";
import { withMetadata, writtenMetadata } from "../../source/edit/metadata-edit.ts";
import type { Change } from "../../source/edit/write.ts";
import type { KnownWords } from "../../source/line-meaning.ts";
import { frontMatterText, metadataFaults } from "../../source/metadata-text.ts";
import { ImportError } from "../error.ts";
import type { KeptFields } from "../import-state.ts";
import type { NotTaken, SourcePlace } from "../outcome.ts";
import { sourceLine } from "../source-text.ts";
import { AuditRound } from "./audit-round.ts";
import { kindOfBlock, originBlock } from "./block.ts";
import {
  digestOf,
  isOf,
  keptEdition,
  keptPrefix,
  keptRemark,
  remarkName,
  saidDigest,
} from "./kept-remark.ts";
import { type RemarkedContent, type Subject, subjectOf } from "./subject.ts";

/** An audit's file, and what it is changed with. */
export interface AuditPlace {
  readonly id: string;
  readonly path: string;
  /** Its text; null if it is to be made. */
  readonly before: string | null;
  readonly content: RemarkedContent;
  readonly known: KnownWords;
  readonly language: Language;
}

/** What became of a file of remarks. */
interface Taken {
  readonly notTaken: readonly NotTaken[];
  readonly remarks: readonly Bilingual[];
}

/** The text of an audit into which files of remarks are taken, one after the other. */
export class AuditText {
  private readonly place: AuditPlace;
  private text: string | null;
  private level: Clearance;

  constructor(place: AuditPlace) {
    this.place = place;
    this.text = place.before;
    const audit = place.content.report.audits.find(({ file }) => file === place.path);
    this.level = audit?.classification ?? "internal";
  }

  /**
   * Takes a file of remarks.
   *
   * @param next what is kept for the next import: is changed
   * @throws {ImportError} if the audit would be read otherwise afterwards
   */
  async take(name: string, file: RemarksFile, next: Map<string, KeptFields>): Promise<Taken> {
    const { path, content, known, language, id } = this.place;
    const isNew = this.text === null;
    const text = this.text ?? newAudit(name, file);
    const { auditor } = file.audit;
    const prefix = keptPrefix(id);
    // Of an audit that somebody has deleted nothing is there any more.
    if (isNew) for (const key of [...next.keys()]) if (key.startsWith(prefix)) next.delete(key);
    const ids = [...next].flatMap(([key, fields]) => (key.startsWith(prefix) ? [fields.id ?? ""] : []));
    const round = await AuditRound.of({ path, text, known, language, ids });
    const notTaken: NotTaken[] = [];
    const notes: Bilingual[] = [];
    const levels: Clearance[] = [];
    const seen = new Set<string>();
    for (const [i, remark] of file.remarks.entries()) {
      const place: SourcePlace = { file: name, sheet: "", row: i + 1 };
      const key = prefix + remarkName(remark, auditor);
      const before = keptRemark(next.get(key));
      const subject = subjectOf(remark.about, content, language);
      const note = (said: Bilingual): void => {
        notes.push(numbered(i + 1, subject, said));
      };
      const refuse = (reason: NotTaken["reason"], detail: Bilingual): void => {
        notTaken.push({ place, reason, detail });
      };
      if (seen.has(key)) refuse("duplicate", inBoth(subject.name));
      else if (before && before.said === saidDigest(remark)) {
        levels.push(subject.level);
        subject.changed.forEach(note);
      } else if (before && before.day > remark.day) refuse("outdated", inBoth(subject.name));
      else {
        const outcome = await round.take(remark, subject, before, auditor);
        if ("reason" in outcome) refuse(outcome.reason, named(subject.name, outcome.detail));
        else {
          next.set(key, outcome.kept);
          levels.push(subject.level);
          [...subject.changed, ...outcome.notes].forEach(note);
        }
      }
      seen.add(key);
    }
    notes.push(...gone(prefix, auditor, seen, next));
    if (!round.isChanged && !isNew) return { notTaken, remarks: [summary(path, round.counts), ...notes] };
    const origin = originOf(file, language);
    const originKey = `${prefix}edition ${digestOf(origin)}`;
    if (!next.has(originKey)) await round.add(originBlock(origin), true);
    next.set(originKey, keptEdition(file.audit));
    const isUndecided = file.remarks.some(
      (remark) => kindOfBlock(remark) === "note" && remark.verdict === "flagged",
    );
    const none = isNew && !round.hasFindings && !isUndecided;
    if (isNew && !round.hasFindings && isUndecided) notes.push(undecided(path));
    const level = highestLevel([this.level, file.edition.clearance, ...levels]);
    const changed = this.withFrontMatter(round.result(), level, {
      ...(none ? { findings: "none" } : round.hasFindings ? { findings: undefined } : {}),
    });
    await round.prove(changed, isNew && isUndecided && !round.hasFindings ? 1 : 0);
    this.text = changed;
    this.level = level;
    return { notTaken, remarks: [summary(path, round.counts), ...notes] };
  }

  /** The change of the content; none if the text is as it was. */
  change(): Change[] {
    const { path, before } = this.place;
    if (this.text === null || this.text === before) return [];
    return [
      before === null
        ? { kind: "create", path, content: this.text }
        : { kind: "replace", path, before, after: this.text },
    ];
  }

  private withFrontMatter(text: string, level: Clearance, values: { findings?: "none" | undefined }): string {
    const now = writtenMetadata(text);
    const changed = {
      ...("findings" in values && values.findings !== now?.findings ? values : {}),
      // Nothing becomes more public than it was: a slip hides.
      ...(level === this.level ? {} : { classification: level }),
    };
    if (Object.keys(changed).length === 0) return text;
    const written = withMetadata(text, changed);
    if (written !== null) return written;
    throw new ImportError({
      de: `${this.place.path}: die Metadaten lassen sich so nicht ändern (${Object.keys(changed).join(", ")}); tragen Sie es von Hand ein`,
      en: `${this.place.path}: the front matter can't be changed like this (${Object.keys(changed).join(", ")}); enter it by hand`,
    });
  }
}

function newAudit(name: string, { audit }: RemarksFile): string {
  const metadata = {
    title: sourceLine(audit.title),
    kind: audit.kind,
    date: audit.date,
    auditor: sourceLine(audit.auditor ?? ""),
  };
  const [fault] = metadataFaults("audit", metadata);
  if (fault) throw new ImportError({ de: `${name}: ${fault.de}`, en: `${name}: ${fault.en}` });
  return frontMatterText(metadata);
}

function originOf({ edition, audit }: RemarksFile, language: Language): string {
  const { title, asOf, revision } = edition;
  const by =
    audit.auditor === null ? "" : { de: ` von ${audit.auditor}`, en: ` of ${audit.auditor}` }[language];
  const state = revision === null ? "" : `, Revision ${revision}`;
  return {
    de: `Anmerkungen${by} zur Ausgabe „${title}“ mit Stand ${asOf}${state}.`,
    en: `Remarks${by} on the edition “${title}” as of ${asOf}${state}.`,
  }[language];
}

/** What earlier files of the auditor said, and this one does not say any more. */
function gone(
  prefix: string,
  auditor: string | null,
  seen: ReadonlySet<string>,
  kept: ReadonlyMap<string, KeptFields>,
): Bilingual[] {
  const left = [...kept].filter(
    ([key, fields]) => key.startsWith(prefix) && !seen.has(key) && isOf(fields, auditor),
  );
  if (left.length === 0) return [];
  const ids = left.flatMap(([, { id }]) => (id ? [id] : []));
  const which = ids.length === 0 ? "" : ` (${ids.join(", ")})`;
  return [
    {
      de: `Früher übernommen, in dieser Datei nicht mehr enthalten; es bleibt stehen: ${left.length}${which}`,
      en: `Taken earlier and not in this file any more; it stays: ${left.length}${which}`,
    },
  ];
}

function undecided(path: string): Bilingual {
  return {
    de: `${path}: Auffälliges ohne Schwere ist noch keine Feststellung. Ist es keine, schreiben Sie „findings: none“ in die Metadaten`,
    en: `${path}: what is flagged without a severity is no finding yet. If it is none, write “findings: none” into the front matter`,
  };
}

function summary(path: string, { added, changed }: AuditRound["counts"]): Bilingual {
  return {
    de: `${path}: ${added} Anmerkungen neu, ${changed} geändert`,
    en: `${path}: ${added} remarks new, ${changed} changed`,
  };
}

function numbered(number: number, { name }: Subject, { de, en }: Bilingual): Bilingual {
  return { de: `Anmerkung ${number}, ${name}: ${de}`, en: `Remark ${number}, ${name}: ${en}` };
}

function named(name: string, { de, en }: Bilingual): Bilingual {
  return { de: `${name}: ${de}`, en: `${name}: ${en}` };
}

function inBoth(text: string): Bilingual {
  return { de: text, en: text };
}
