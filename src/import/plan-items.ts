import { fileOf } from "../model/content-kinds.ts";
import type { Bilingual, Language } from "../model/position.ts";
import type { Assessment, Control, Project } from "../model/project.ts";
import type { Report } from "../model/report.ts";
import { isSameScope, scopeOf, scopeWords } from "../model/scope-words.ts";
import { leavesGap } from "../model/vocabulary.ts";
import { CatalogEditor } from "../source/edit/catalog-editor.ts";
import { withControl } from "../source/edit/control-text.ts";
import type { Change } from "../source/edit/write.ts";
import { knownWords } from "../source/line-meaning.ts";
import { frontMatterText } from "../source/metadata-text.ts";
import { addToList } from "../text/list-by-key.ts";
import { statusWord } from "./changed-control.ts";
import type { ControlRecord } from "./control-record.ts";
import { ImportError } from "./error.ts";
import type { ItemEdit, TextField } from "./merge-rows.ts";
import type { CellNote, NotTaken } from "./outcome.ts";
import { isPlain, proseFieldOf } from "./prose-field.ts";
import { type Expected, proveChange } from "./prove-change.ts";
import type { FieldName } from "./record-fields.ts";
import { sourceLine, sourceLines } from "./source-text.ts";
import { assessedBefore, nameOf } from "./standing-content.ts";
import { type WrittenControl, writtenControl } from "./written-control.ts";

/** What the edits of a workbook will write. */
export interface ItemPlan {
  readonly changes: readonly Change[];
  readonly notTaken: readonly NotTaken[];
  readonly cells: readonly CellNote[];
  readonly remarks: readonly Bilingual[];
}

/**
 * Plans the changes that take edits of items over. Where an assessment covers an item alone, it is changed line by line; else a more
 * specific one is added, with status and action, without day or evidence. Every changed text was read back.
 *
 * @throws {ImportError} if a text does not say then what was to be written
 */
export async function planItems(
  edits: readonly ItemEdit[],
  project: Project,
  report: Report,
  language: Language,
): Promise<ItemPlan> {
  const planner = new ItemPlanner(project, report, language);
  for (const edit of edits) await planner.take(edit);
  return planner.plan();
}

class ItemPlanner {
  private readonly notTaken: NotTaken[] = [];
  private readonly cells: CellNote[] = [];
  private readonly assessedBefore: string[] = [];
  private readonly editors = new Map<string, CatalogEditor>();
  private readonly expected = new Map<string, Expected[]>();
  /** By requirement, what is written of those that no control is for. */
  private readonly fresh = new Map<string, WrittenControl[]>();
  /** By control and index, how many items an assessment is for. */
  private readonly covered = new Map<string, number>();
  private readonly known;
  private readonly project: Project;
  private readonly language: Language;

  constructor(project: Project, report: Report, language: Language) {
    this.project = project;
    this.language = language;
    this.known = knownWords([...project.files.keys()], project.catalogue);
    for (const { assessments } of report.items)
      for (const { control, index } of assessments) {
        const key = `${control}#${index}`;
        this.covered.set(key, (this.covered.get(key) ?? 0) + 1);
      }
  }

  async take(edit: ItemEdit): Promise<void> {
    const { item, row } = edit;
    const [source] = item.assessments;
    const control = source && this.project.controls.find(({ id }) => id === source.control);
    const assessment = source && control?.assessments[source.index];
    if (control && assessment && this.covered.get(`${control.id}#${source.index}`) === 1)
      return this.change(edit, control, assessment);
    const home = control ?? this.homeOf(item.requirement);
    const scope = scopeOf(item.object, item.site) ?? scopeWords.domain.de;
    const isTaken = home?.assessments.some(({ scopes }) =>
      scopes.some(({ value }) => isSameScope(value, scope)),
    );
    if (home === null || isTaken) {
      this.refuse(edit, "read-only", isTaken ? sharedScope(scope) : noHome(item.requirement));
      return;
    }
    const record = this.recordOf(edit, home?.id ?? item.requirement, [scope]);
    const written = await writtenControl(record, this.language, this.known);
    if (!written) {
      this.refuse(edit, "unwritable", { de: row.key, en: row.key });
      return;
    }
    if (home === undefined) addToList(this.fresh, item.requirement, [written]);
    else {
      this.editorOf(home).addAssessment(home, written.assessment);
      this.expect(home.at.file, written.record, ["scopes", "status", "prose", "action"]);
    }
  }

  async plan(): Promise<ItemPlan> {
    const texts = new Map([...this.editors].map(([path, editor]) => [path, editor.result()]));
    for (const [requirement, written] of this.fresh) this.append(requirement, written, texts);
    const changes: Change[] = [];
    for (const [path, after] of [...texts].sort()) {
      const before = this.project.texts.get(path);
      if (before === after) continue;
      await proveChange(path, before ?? null, after, this.known, this.expected.get(path) ?? []);
      changes.push(
        before === undefined
          ? { kind: "create", path, content: after }
          : { kind: "replace", path, before, after },
      );
    }
    const remarks = assessedBefore(this.assessedBefore);
    return { changes, notTaken: this.notTaken, cells: this.cells, remarks };
  }

  /** Changes the lines of an assessment that is for this item alone. */
  private async change(edit: ItemEdit, control: Control, assessment: Assessment): Promise<void> {
    const { changed, status } = edit;
    const place = { control: control.at.line, assessment: assessment.at.line };
    const record = this.recordOf(
      edit,
      control.id,
      assessment.scopes.map(({ value }) => value),
      assessment,
    );
    const written = await writtenControl(record, this.language, this.known);
    if (!written) {
      this.refuse(edit, "unwritable", { de: edit.row.key, en: edit.row.key });
      return;
    }
    const editor = this.editorOf(control);
    const fields: FieldName[] = [];
    const text = this.project.texts.get(control.at.file) ?? "";
    if (changed.has("status")) {
      editor.setStatus(place, statusWord(status, assessment, text, this.language));
      fields.push("status");
      if (assessment.assessed.length > 0) this.assessedBefore.push(nameOf(control, assessment));
    }
    const proseField = proseFieldOf(status, assessment);
    const ofAction = (["due", "responsible", "remarks"] as const).filter(
      (name) => changed.has(name) && name !== proseField,
    );
    const [first, ...others] = assessment.actions;
    if (ofAction.length > 0 && leavesGap(status)) {
      // What has an id or an effort says more than these cells do.
      const isMore = others.length > 0 || (first && (first.value.id !== null || first.value.effort !== null));
      if (isMore) for (const name of ofAction) this.noteCell(edit, name, richAction);
      else if (editor.setAttribute(place, "open", written.open[0] ?? null)) fields.push("action");
    } else if (ofAction.length > 0) {
      if (changed.has("responsible") && first === undefined) {
        editor.setAttribute(place, "responsible", written.responsible);
        fields.push("responsible");
      } else if (changed.has("responsible")) this.noteCell(edit, "responsible", noGap);
      for (const name of ["due", "remarks"] as const) if (changed.has(name)) this.noteCell(edit, name, noGap);
    }
    if (changed.has("reason") && proseField !== "reason") this.noteCell(edit, "reason", notDispensable);
    if (proseField !== null && changed.has(proseField)) {
      if (!isPlain(assessment) || !editor.setProse(place, written.paragraphs))
        this.noteCell(edit, proseField, richText);
      else fields.push("prose");
    }
    this.expect(control.at.file, written.record, fields);
  }

  private recordOf(
    { row, item, status, texts, changed }: ItemEdit,
    id: string,
    scopes: readonly string[],
    assessment?: Assessment,
  ): ControlRecord {
    const proseField = proseFieldOf(status, assessment);
    const requirement = this.project.catalogue.requirement(item.requirement);
    const title = requirement?.title ?? item.requirement;
    const responsible = sourceLine(texts.responsible) || null;
    const due = texts.due || null;
    const remarks = proseField === "remarks" ? "" : sourceLine(texts.remarks);
    const hasAction = leavesGap(status) && (due !== null || responsible !== null || remarks !== "");
    return {
      place: row.place,
      key: row.key,
      id,
      isOwn: false,
      title,
      requirements: [],
      scopes,
      status,
      module: requirement?.module ?? "",
      // Remarks that nobody touched stay with the assessment that says them.
      prose:
        proseField === "reason" || (proseField === "remarks" && changed.has("remarks"))
          ? sourceLines(texts[proseField])
          : [],
      actions: hasAction ? [{ text: remarks || title, due, responsible }] : [],
      responsible: leavesGap(status) ? null : responsible,
    };
  }

  /** The control that a requirement's assessment belongs into: undefined if there is none, null if several could be meant. */
  private homeOf(requirement: string): Control | undefined | null {
    const own = this.project.controls.find(({ id }) => id === requirement);
    if (own) return own;
    const [only, ...others] = this.project.controls.filter(({ requirements }) =>
      requirements.some(({ value }) => value === requirement),
    );
    return others.length > 0 ? null : only;
  }

  private append(requirement: string, written: readonly WrittenControl[], texts: Map<string, string>): void {
    const { catalogue, catalogs } = this.project;
    const [first, ...others] = written;
    if (!first) return;
    const { module } = first.record;
    const layer = catalogue.module(module)?.layer.toLowerCase() ?? "";
    const usual = fileOf("catalog", `${layer}/${module.toLowerCase().replaceAll(".", "-")}`);
    const path = catalogs.find(({ file, data }) => data.module === module || file === usual)?.file ?? usual;
    const block = [first.control, ...others.map(({ assessment }) => assessment)].join("\n");
    for (const { record } of written) this.expect(path, record, ["scopes", "status", "prose", "action"]);
    const before = texts.get(path) ?? this.project.texts.get(path);
    const title = catalogue.module(module)?.title ?? module;
    const after =
      before === undefined
        ? `${frontMatterText({ title, module })}\n${block}`
        : withControl(before, requirement, block);
    if (after === null)
      throw new ImportError({
        de: `${path} endet mitten in einem Codeblock oder Kommentar; schließen Sie ihn zuerst`,
        en: `${path} ends within a code block or comment; close that first`,
      });
    texts.set(path, after);
  }

  private editorOf({ at }: Control): CatalogEditor {
    const editor =
      this.editors.get(at.file) ?? new CatalogEditor(at.file, this.project.texts.get(at.file) ?? "");
    this.editors.set(at.file, editor);
    return editor;
  }

  private expect(path: string, record: ControlRecord, fields: readonly FieldName[]): void {
    addToList(this.expected, path, [{ record, fields }]);
  }

  private noteCell({ row: { place, letters } }: ItemEdit, name: TextField, detail: Bilingual): void {
    this.cells.push({ place, column: letters.get(name) ?? "", detail });
  }

  private refuse({ row: { place } }: ItemEdit, reason: NotTaken["reason"], detail: Bilingual): void {
    this.notTaken.push({ place, reason, detail });
  }
}

const richAction: Bilingual = {
  de: "die Aufgabe hat im Inhalt eine Kennung, einen Aufwand oder weitere neben sich; ändern Sie sie dort",
  en: "the action has an id or an effort in the content, or others beside it; change it there",
};
const noGap: Bilingual = {
  de: "gehört zu einer Aufgabe, und der Status verlangt keine; ändern Sie den Text im Inhalt",
  en: "belongs to an action, and the status asks for none; change the text in the content",
};
const richText: Bilingual = {
  de: "der Text hat im Inhalt Verweise, Listen oder Hervorhebungen; ändern Sie ihn dort",
  en: "the text has links, lists or emphasis in the content; change it there",
};
const notDispensable: Bilingual = {
  de: "eine Begründung für Entbehrlichkeit, aber der Status ist ein anderer",
  en: "a reason why it is dispensable, but the status is another",
};

function sharedScope(scope: string): Bilingual {
  return {
    de: `„${scope}“ steht im Inhalt mit anderen in einer Überschrift; teilen Sie sie dort`,
    en: `“${scope}” stands in one heading with others in the content; part them there`,
  };
}

function noHome(requirement: string): Bilingual {
  return {
    de: `mehrere Maßnahmen erfüllen ${requirement}, keine bewertet es hier; ändern Sie es im Inhalt`,
    en: `several controls meet ${requirement}, none assesses it here; change it in the content`,
  };
}
