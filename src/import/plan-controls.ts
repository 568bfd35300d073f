import { fileOf } from "../model/content-kinds.ts";
import type { Bilingual, Language } from "../model/position.ts";
import type { CatalogFile, Control, Project } from "../model/project.ts";
import { CatalogEditor } from "../source/edit/catalog-editor.ts";
import { withControl } from "../source/edit/control-text.ts";
import type { Change } from "../source/edit/write.ts";
import { knownWords } from "../source/line-meaning.ts";
import { frontMatterText } from "../source/metadata-text.ts";
import { addToList } from "../text/list-by-key.ts";
import { changeControl } from "./changed-control.ts";
import type { ControlRecord } from "./control-record.ts";
import { ImportError } from "./error.ts";
import { digestsOf, type ImportState, type KeptFields } from "./import-state.ts";
import type { NotTaken } from "./outcome.ts";
import { type Expected, proveChange } from "./prove-change.ts";
import { fieldNames, fieldsOfRecord } from "./record-fields.ts";
import { assessedBefore } from "./standing-content.ts";
import { type WrittenControl, writtenControl } from "./written-control.ts";

/** What an import will write. */
export interface ControlPlan {
  readonly changes: readonly Change[];
  readonly notTaken: readonly NotTaken[];
  readonly remarks: readonly Bilingual[];
  /** What is to be kept for the next import. */
  readonly state: ImportState;
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
}

/**
 * Plans the changes that take records over: new controls at the end of their module's catalogue, of those that are there what
 * the source has changed. Every changed text was read back: it says what the records say, and of all else what it said before.
 *
 * @throws {ImportError} if a text does not
 */
export async function planControls(
  records: readonly ControlRecord[],
  project: Project,
  state: ImportState,
  language: Language,
): Promise<ControlPlan> {
  const planner = new Planner(project, state, language);
  for (const record of records) await planner.take(record);
  return planner.plan();
}

class Planner {
  private readonly notTaken: NotTaken[] = [];
  private readonly next = new Map<string, KeptFields>();
  private readonly editors = new Map<string, CatalogEditor>();
  private readonly fresh = new Map<string, WrittenControl[]>();
  /** By path, what is to be read there afterwards. */
  private readonly expected = new Map<string, Expected[]>();
  /** Assessments that somebody had assessed with another status. */
  private readonly assessedBefore: string[] = [];
  private readonly counts = { added: 0, changed: 0, unchanged: 0 };
  private readonly known;
  /** By id, the first that has it. */
  private readonly controls: ReadonlyMap<string, Control>;
  private readonly project: Project;
  private readonly state: ImportState;
  private readonly language: Language;

  constructor(project: Project, state: ImportState, language: Language) {
    this.project = project;
    this.state = state;
    this.language = language;
    this.known = knownWords([...project.files.keys()], project.catalogue);
    this.controls = new Map([...project.controls].reverse().map((control) => [control.id, control]));
    for (const [id, kept] of state) this.next.set(id, kept);
  }

  async take(record: ControlRecord): Promise<void> {
    const written = await writtenControl(record, this.language, this.known);
    const control = this.controls.get(record.id);
    if (!written) this.refuse(record, "unwritable", unwritable);
    else if (control) this.change(control, written);
    else if (this.state.has(record.key)) this.refuse(record, "conflict", removed(record.id));
    else {
      addToList(this.fresh, record.module, [written]);
      this.counts.added += 1;
      this.keep(written);
    }
  }

  async plan(): Promise<ControlPlan> {
    const changes: Change[] = [];
    const texts = new Map([...this.editors].map(([path, editor]) => [path, editor.result()]));
    for (const [module, written] of this.fresh) this.append(module, written, texts);
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
    return { changes, notTaken: this.notTaken, remarks, state: this.next, ...this.counts };
  }

  private change(control: Control, written: WrittenControl): void {
    const { file } = control.at;
    const text = this.project.texts.get(file) ?? "";
    const editor = this.editors.get(file) ?? new CatalogEditor(file, text);
    this.editors.set(file, editor);
    const change = changeControl(control, written, this.state, { editor, text, language: this.language });
    if (change.kind === "conflict") {
      this.refuse(written.record, "conflict", change.detail);
      return;
    }
    this.counts[change.kind] += 1;
    if (change.kind === "changed") {
      addToList(this.expected, file, [{ record: written.record, fields: change.fields }]);
      if (change.assessedBefore !== null) this.assessedBefore.push(change.assessedBefore);
    }
    this.keep(written);
  }

  private keep({ record }: WrittenControl): void {
    this.next.set(record.key, {
      ...this.state.get(record.key),
      ...digestsOf(record.key, fieldsOfRecord(record)),
    });
  }

  private refuse({ place }: ControlRecord, reason: NotTaken["reason"], detail: Bilingual): void {
    this.notTaken.push({ place, reason, detail });
  }

  /** Adds new controls to the catalogue of their module. */
  private append(module: string, written: readonly WrittenControl[], texts: Map<string, string>): void {
    const { catalogue, catalogs } = this.project;
    const layer = catalogue.module(module)?.layer.toLowerCase() ?? "";
    const usual = fileOf("catalog", `${layer}/${module.toLowerCase().replaceAll(".", "-")}`);
    const isOf = ({ file, data }: CatalogFile): boolean => data.module === module || file === usual;
    const path = catalogs.find(isOf)?.file ?? usual;
    addToList(
      this.expected,
      path,
      written.map(({ record }) => ({ record, fields: fieldNames })),
    );
    // Of a control with several assessments the first has its heading.
    const block = [...Map.groupBy(written, ({ record }) => record.id).values()]
      .flatMap(([first, ...others]) =>
        first ? [first.control, ...others.map(({ assessment }) => assessment)] : [],
      )
      .join("\n");
    const before = texts.get(path) ?? this.project.texts.get(path);
    if (before === undefined) {
      const title = catalogue.module(module)?.title ?? module;
      texts.set(path, `${frontMatterText({ title, module })}\n${block}`);
      return;
    }
    const after = withControl(before, written.at(-1)?.record.id ?? "", block);
    if (after === null)
      throw new ImportError({
        de: `${path} endet mitten in einem Codeblock oder Kommentar; schließen Sie ihn zuerst`,
        en: `${path} ends within a code block or comment; close that first`,
      });
    texts.set(path, after);
  }
}

const unwritable: Bilingual = {
  de: "der Text dieser Zeile lässt sich nicht so schreiben, dass er Text bleibt",
  en: "the text of this row can't be written so that it stays text",
};

function removed(id: string): Bilingual {
  return {
    de: `${id} wurde schon einmal übernommen und ist im Inhalt nicht mehr da; löschen Sie die Zeile hier oder ihren Eintrag in import-rows.json`,
    en: `${id} was taken before and is no longer in the content; delete the row here, or its entry in import-rows.json`,
  };
}
