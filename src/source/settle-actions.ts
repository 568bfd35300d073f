import type { Located } from "../model/position.ts";
import type { Action, Assessment, AuditFinding, Control } from "../model/project.ts";
import { wideScope } from "../model/scope-words.ts";
import { type Clearance, clearances } from "../model/vocabulary.ts";
import { type ControlFile, controlsOf, ofKind } from "./control-file.ts";
import type { SourceMemory } from "./memory.ts";

/**
 * Gives every action of which only the id is written (`Offen: M-17`) what the place says that describes it, the first in the
 * order of the files (FORMAT.md, Second wave). One that no place describes stays as it is; so does one that is described
 * where not everybody may look who may look here, so that nothing of it can be shown here.
 *
 * @param memory gives again what was made of the very same things
 */
export function settleActions(files: readonly ControlFile[], memory: SourceMemory): ControlFile[] {
  const levels = scopeLevels(files);
  const described = new Map<string, { readonly value: Action; readonly level: number }>();
  for (const file of files)
    for (const holder of holdersOf(file))
      for (const { value } of holder.actions)
        if (value.id !== null && value.described && !described.has(value.id))
          described.set(value.id, { value, level: levelOf(file, holder, levels, secret) });
  return files.map((file) => {
    const settled = new Map<Located<Action>, Action>();
    for (const holder of holdersOf(file)) {
      for (const action of holder.actions) {
        if (action.value.described) continue;
        const found = described.get(action.value.id ?? "");
        const isOpen = found !== undefined && found.level <= levelOf(file, holder, levels, 0);
        settled.set(action, isOpen ? found.value : action.value);
      }
    }
    if (settled.size === 0) return file;
    return memory.keep(`actions ${file.path}`, [file, ...settled.values()], () =>
      withActions(file, settled, memory),
    );
  });
}

function withActions(
  file: ControlFile,
  settled: ReadonlyMap<Located<Action>, Action>,
  memory: SourceMemory,
): ControlFile {
  const settle = <T extends Assessment | AuditFinding>(holder: T): T => ({
    ...holder,
    actions: holder.actions.map((action) => ({ at: action.at, value: settled.get(action) ?? action.value })),
  });
  /** A control or finding itself where nothing in it is settled, and the same again of the same. */
  const keep = <T extends Control | AuditFinding>(
    one: T,
    holders: readonly (Assessment | AuditFinding)[],
    make: () => T,
  ) => {
    const values = holders.flatMap(({ actions }) => actions.flatMap((action) => settled.get(action) ?? []));
    return values.length === 0 ? one : memory.keep(`actions ${file.path} ${one.id}`, [one, ...values], make);
  };
  if (file.kind === "catalog") {
    const controls = file.controls.map((control) =>
      keep(control, control.assessments, () => ({
        ...control,
        assessments: control.assessments.map(settle),
      })),
    );
    return { ...file, controls };
  }
  if (file.kind !== "audit") return file;
  const findings = file.value.findings.map((one) => keep(one, [one], () => settle(one)));
  return { ...file, value: { ...file.value, findings } };
}

const secret = clearances.length - 1;

/** What of a file may name actions. */
function holdersOf(file: ControlFile): readonly (Assessment | AuditFinding)[] {
  if (file.kind === "audit") return file.value.findings;
  return controlsOf(file).flatMap((control) => control.assessments);
}

/** The level of the domain, and of each site and object by its id. */
function scopeLevels(files: readonly ControlFile[]): ReadonlyMap<string | null, number> {
  const ids = [...ofKind(files, "site"), ...ofKind(files, "object")].map(
    (file) => [file.value.id, rank(file.level?.classification, secret)] as const,
  );
  return new Map([[null, rank(ofKind(files, "domain")[0]?.level?.classification, secret)], ...ids]);
}

/**
 * The level of what an assessment or finding says: of its file and of whatever it is about.
 *
 * @param unknown what counts where a level is not known
 */
function levelOf(
  { level }: ControlFile,
  { scopes }: Assessment | AuditFinding,
  levels: ReadonlyMap<string | null, number>,
  unknown: number,
): number {
  const about = scopes.flatMap(({ value }) => {
    const wide = wideScope(value);
    if (wide === "all") return [];
    if (wide === "domain") return levels.get(null) ?? unknown;
    return value.split("@").map((id) => levels.get(id) ?? unknown);
  });
  return Math.max(rank(level?.classification, unknown), ...about);
}

function rank(level: Clearance | undefined, unknown: number): number {
  return level === undefined ? unknown : clearances.indexOf(level);
}
