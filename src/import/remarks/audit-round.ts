import type { Bilingual, Language } from "../../model/position.ts";
import type { Remark } from "../../model/remarks.ts";
import { type AuditReadBack, readBackAudit } from "../../source/edit/read-back.ts";
import type { KnownWords } from "../../source/line-meaning.ts";
import { canonicalJson } from "../../text/canonical-json.ts";
import { ImportError } from "../error.ts";
import type { KeptFields } from "../import-state.ts";
import type { Reason } from "../outcome.ts";
import { AuditEdit } from "./audit-edit.ts";
import { type AuditSaid, auditSaid, type FindingSaid, type QuestionSaid } from "./audit-reading.ts";
import { type Block, findingBlock, kindOfBlock, noteBlock, questionBlock } from "./block.ts";
import { digestOf, type KeptRemark, keptOf } from "./kept-remark.ts";
import type { Subject } from "./subject.ts";
import { type WrittenBlock, writtenBlock } from "./written-block.ts";

/** What a round begins with. */
interface Beginning {
  readonly path: string;
  readonly text: string;
  readonly known: KnownWords;
  readonly language: Language;
  /** Ids of findings that were given once: they stay theirs. */
  readonly ids: readonly string[];
}

/** What became of a remark. */
type Outcome =
  | { readonly kept: KeptFields; readonly notes: readonly Bilingual[] }
  | { readonly reason: Reason; readonly detail: Bilingual };

const unwritable: Outcome = {
  reason: "unwritable",
  detail: {
    de: "der Text lässt sich nicht so schreiben, dass er Text bleibt",
    en: "the text can't be written so that it stays text",
  },
};

/** One file of remarks on its way into an audit: changes are collected, with what has to be read afterwards. */
export class AuditRound {
  readonly counts = { added: 0, changed: 0 };
  private readonly edit: AuditEdit;
  private readonly beginning: Beginning;
  private readonly was: AuditReadBack;
  private readonly findings: FindingSaid[];
  private readonly questions: QuestionSaid[];
  private readonly prose: string[];
  private readonly links: string[];
  private lastId: number;

  private constructor(beginning: Beginning, was: AuditReadBack) {
    this.beginning = beginning;
    this.was = was;
    this.edit = new AuditEdit(beginning.path, beginning.text);
    const { findings, questions, prose, links } = auditSaid(was);
    [this.findings, this.questions] = [[...findings], [...questions]];
    [this.prose, this.links] = [[...prose], [...links]];
    const numbers = [...beginning.ids, ...findings.map(({ id }) => id)].map(
      (id) => /^F-(\d{1,6})$/.exec(id)?.[1],
    );
    this.lastId = Math.max(0, ...numbers.map((number) => Number(number ?? 0)));
  }

  /** Begins with a text of an audit. */
  static async of(beginning: Beginning): Promise<AuditRound> {
    const was = await readBackAudit(beginning.path, beginning.text, beginning.known);
    if (was.audit === null) throw changedReading(beginning.path);
    return new AuditRound(beginning, was);
  }

  get isChanged(): boolean {
    return this.counts.added + this.counts.changed > 0;
  }

  get hasFindings(): boolean {
    return this.findings.length > 0;
  }

  /** The text with all changes. */
  result(): string {
    return this.edit.result();
  }

  /** Takes a remark that is new, or was changed since it was taken before. */
  async take(
    remark: Remark,
    subject: Subject,
    before: KeptRemark | null,
    auditor: string | null,
  ): Promise<Outcome> {
    const kind = kindOfBlock(remark);
    if (before?.kind === "finding" && kind !== "finding") return withdrawn(before.id);
    const block = this.blockOf(remark, subject, before);
    const written = await writtenBlock(block, this.beginning.path, this.beginning.known);
    if (written === null) return unwritable;
    const notes: Bilingual[] = [];
    if (before?.kind === kind) {
      const fault =
        kind === "finding" ? this.changeFinding(written, before) : this.changeItem(written, before);
      if (fault) return fault;
      this.counts.changed += 1;
    } else {
      if (before) notes.push(...this.takeOut(before));
      this.write(written);
      this.counts[before ? "changed" : "added"] += 1;
    }
    return { kept: keptOf(remark, block, auditor), notes };
  }

  /** Adds a block that is no remark, in front of those. */
  async add(block: Block, first: boolean): Promise<void> {
    const written = await writtenBlock(block, this.beginning.path, this.beginning.known);
    if (written) this.write(written, first);
  }

  /**
   * Proves that a text says what it said before, with what was taken.
   *
   * @param more problems that it may have beside those that it had
   * @throws {ImportError} if it does not
   */
  async prove(text: string, more: number): Promise<void> {
    const { path, known } = this.beginning;
    const now = await readBackAudit(path, text, known);
    const said = auditSaid(now);
    const isSame = (["findings", "questions", "prose"] as const).every(
      (key) => inAnyOrder(said[key]) === inAnyOrder(this[key]),
    );
    const links = [...this.links];
    const areKnown = said.links.every((link) => {
      const at = links.indexOf(link);
      if (at >= 0) links.splice(at, 1);
      return at >= 0;
    });
    if (isSame && areKnown && now.problems.length <= this.was.problems.length + more) return;
    throw changedReading(path);
  }

  private blockOf(remark: Remark, subject: Subject, before: KeptRemark | null): Block {
    const place = { file: this.beginning.path, language: this.beginning.language };
    const kind = kindOfBlock(remark);
    if (kind === "question") return questionBlock(remark, subject, place);
    if (kind === "note") return noteBlock(remark, subject, place);
    const id = before?.kind === "finding" ? before.id : `F-${String(this.lastId + 1).padStart(2, "0")}`;
    return findingBlock(remark, subject, id, place);
  }

  private write({ block, markdown }: WrittenBlock, first = false): void {
    const { findings, questions, prose, links } = block.said;
    if (block.kind === "finding") {
      this.edit.addFinding(markdown);
      this.lastId += 1;
    } else this.edit.addText(markdown, first);
    this.findings.push(...findings);
    this.questions.push(...questions);
    this.prose.push(...prose);
    this.links.push(...links);
  }

  /** What the auditor says of a finding now; what the officer wrote of it stays. */
  private changeFinding({ block, paragraphs }: WrittenBlock, before: KeptRemark): Outcome | null {
    const at = this.findings.findIndex(({ id }) => id === before.id);
    const there = this.findings[at];
    const said = block.said.findings[0];
    if (!there || !said || there.severity !== before.severity) return theirs(before.id);
    if (said.severity !== there.severity && !this.edit.setSeverity(before.id, severityLine(block))) {
      return theirs(before.id);
    }
    const isMeant = (read: readonly string[]): boolean => digestOf(read) === before.text;
    const was = this.edit.replaceParagraphs(before.id, before.count, isMeant, paragraphs);
    if (was === null) return theirs(before.id);
    const from = there.prose.findIndex((_, i) => isMeant(there.prose.slice(i, i + before.count)));
    this.findings[at] = {
      ...there,
      severity: said.severity,
      prose: [...there.prose.slice(0, from), ...block.read, ...there.prose.slice(from + before.count)],
    };
    this.links.push(...block.said.links);
    return null;
  }

  private changeItem({ block, paragraphs }: WrittenBlock, before: KeptRemark): Outcome | null {
    const was = this.edit.replaceItem((read) => digestOf([read]) === before.text, paragraphs[0] ?? "");
    if (was === null) return theirs(null);
    this.links.push(...block.said.links);
    const [now = ""] = block.read;
    if (block.kind === "question") {
      const [old, text] = [was, now].map((line) => line.slice(line.indexOf(":") + 1).trim());
      const at = this.questions.findIndex((question) => question.text.startsWith(old ?? ""));
      const there = this.questions[at];
      if (there) this.questions[at] = { ...there, text: `${text}${there.text.slice(old?.length)}` };
    } else {
      const at = this.prose.findIndex((line) => line.startsWith(was));
      if (at >= 0) this.prose[at] = now + (this.prose[at]?.slice(was.length) ?? "");
    }
    return null;
  }

  /** Takes out what a remark was, which is now something else; what the officer has answered stays. */
  private takeOut(before: KeptRemark): Bilingual[] {
    const isMeant = (read: string): boolean => digestOf([read]) === before.text;
    const textOf = (line: string): string => line.slice(line.indexOf(":") + 1).trim();
    const found = this.edit.lineOfItem(isMeant);
    if (found === null) return [left];
    if (before.kind === "note") {
      const at = this.prose.indexOf(found);
      if (at < 0) return [left];
      this.prose.splice(at, 1);
    } else {
      const at = this.questions.findIndex(
        ({ text, answers }) => text === textOf(found) && answers.length === 0,
      );
      if (at < 0) return [left];
      this.questions.splice(at, 1);
    }
    this.edit.removeItem(isMeant);
    return [];
  }
}

function severityLine(block: Block): string {
  return /^- .*$/m.exec(block.markdown((text) => text))?.[0] ?? "";
}

function inAnyOrder(said: AuditSaid["findings" | "questions" | "prose"]): string {
  return said
    .map((one) => canonicalJson(one))
    .sort()
    .join("\n");
}

const left: Bilingual = {
  de: "was früher daraus wurde, hat jemand geändert oder beantwortet; es bleibt daneben stehen",
  en: "what became of it earlier was changed or answered by somebody; it stays beside",
};

function theirs(id: string | null): Outcome {
  const what = id === null ? { de: "der Text im Audit", en: "the text in the audit" } : { de: id, en: id };
  return {
    reason: "conflict",
    detail: {
      de: `${what.de} wurde seither im Inhalt geändert oder entfernt; entscheiden Sie dort`,
      en: `${what.en} has been changed or removed in the content since; decide it there`,
    },
  };
}

function withdrawn(id: string): Outcome {
  return {
    reason: "conflict",
    detail: {
      de: `hat keine Schwere mehr; ${id} bleibt stehen, bis Sie dort entscheiden`,
      en: `has no severity any more; ${id} stays until you decide it there`,
    },
  };
}

function changedReading(path: string): ImportError {
  return new ImportError({
    de: `${path}: was schon da steht, würde danach anders gelesen; nichts wurde geschrieben. Beheben Sie zuerst, was „nachweis check“ zu dieser Datei meldet`,
    en: `${path}: what stands there would be read otherwise afterwards; nothing was written. First mend what “nachweis check” says of this file`,
  });
}
