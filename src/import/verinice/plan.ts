import type { Bilingual, Language } from "../../model/position.ts";
import type { Project } from "../../model/project.ts";
import { scopeWords } from "../../model/scope-words.ts";
import type { Change } from "../../source/edit/write.ts";
import type { ControlRecord } from "../control-record.ts";
import type { ImportState } from "../import-state.ts";
import type { Accounting, NotTaken } from "../outcome.ts";
import { planControls } from "../plan-controls.ts";
import { unsaidBy } from "../standing-content.ts";
import { type NewEvidence, plannedFiles } from "./files.ts";
import { MetadataFiles, stateKeyOf } from "./metadata-files.ts";
import { NewIds } from "./new-ids.ts";
import { saidObjects } from "./objects.ts";
import { saidAssessments } from "./requirements.ts";
import { saidRisks } from "./risks.ts";
import type { VeriniceSource } from "./source-model.ts";

/** What an import from verinice will write. */
export interface VerinicePlan {
  readonly changes: readonly Change[];
  /** Files with their bytes, which stand in no text. */
  readonly evidence: readonly NewEvidence[];
  readonly accounting: Accounting;
  readonly state: ImportState;
  readonly summary: Bilingual;
}

/**
 * Plans what is taken from verinice: objects, assessments, risks and files. Every entry of the source is taken or has a line that
 * says why not.
 *
 * @param map sites by what the source calls its rooms
 * @throws {ImportError} if the mapping does not fit, or a text would not say what was to be written
 */
export async function planVerinice(
  source: VeriniceSource,
  project: Project,
  map: ReadonlyMap<string, readonly string[]>,
  before: ImportState,
  language: Language,
): Promise<VerinicePlan> {
  const objects = saidObjects(source, project, map);
  const files = new MetadataFiles(project, before);
  const refused = new Set<string>();
  for (const file of objects.files) if (!files.take(file)) refused.add(file.id);
  const ids = new Map(
    [...objects.ids].map(([from, all]) => [from, all.filter((id) => !refused.has(id))] as const),
  );
  const risks = saidRisks(source.risks, ids, project, new NewIds(project, [...ids.values()].flat()));
  for (const file of risks.files) files.take(file);
  const said = saidAssessments(source.requirements, ids, project.catalogue);
  const controls = await planControls(said.records, project, before, language);

  const taking = new Taking(source);
  taking.refuse(
    ...source.notTaken,
    ...objects.notTaken,
    ...files.notTaken,
    ...risks.notTaken,
    ...said.notTaken,
  );
  taking.refuse(...controls.notTaken);
  const siteOf = (owner: string): string | null => {
    const sites = new Set(
      taking
        .objectsOf(owner)
        .flatMap((one) => (ids.get(one) ?? []).flatMap((id) => objects.sites.get(id) ?? [])),
    );
    const [site, ...others] = sites;
    return site !== undefined && others.length === 0 ? site : null;
  };
  const attached = await plannedFiles(source.files, project, before, siteOf, (id) => taking.has(id));
  taking.refuse(...attached.notTaken, ...taking.lostLinks());

  const state = new Map([...controls.state, ...files.state, ...attached.state]);
  const notTaken = taking.notTaken();
  const cells = [...source.cells, ...objects.cells, ...files.cells, ...risks.cells, ...said.cells];
  const { added, changed, unchanged } = files.counts;
  return {
    changes: [...files.changes, ...controls.changes],
    evidence: attached.evidence,
    accounting: {
      read: source.read,
      taken: source.read - notTaken.length,
      notTaken,
      cells: cells
        .filter(({ place }) => !taking.isRefused(place.row))
        .sort((a, b) => a.place.row - b.place.row),
      remarks: [
        ...domainModules(said.records, project),
        ...unplaced(source),
        ...controls.remarks,
        ...gone(source, before),
        ...unsaid(said.said, new Set([scopeWords.domain.de, ...[...ids.values()].flat()]), before),
        ...openFiles(attached.evidence),
      ],
    },
    state,
    summary: {
      de: `Objekte und Risiken: ${added} neu, ${changed} geändert, ${unchanged} unverändert; Bewertungen: ${controls.added + controls.changed} geschrieben, ${controls.unchanged} unverändert; ${attached.evidence.length} Dateien abgelegt`,
      en: `objects and risks: ${added} new, ${changed} changed, ${unchanged} unchanged; assessments: ${controls.added + controls.changed} written, ${controls.unchanged} unchanged; ${attached.evidence.length} files filed`,
    },
  };
}

/** Which entries of a source are taken. */
class Taking {
  private readonly rows = new Map<number, NotTaken>();
  private readonly rowOf: ReadonlyMap<string, number>;
  private readonly objects: ReadonlyMap<string, readonly string[]>;
  private readonly source: VeriniceSource;

  constructor(source: VeriniceSource) {
    this.source = source;
    const { objects, requirements, risks } = source;
    this.rowOf = new Map([...objects, ...requirements, ...risks].map(({ id, place }) => [id, place.row]));
    const objectsOf = new Map<string, readonly string[]>(objects.map(({ id }) => [id, [id]]));
    for (const { id, objects: of } of [...requirements, ...risks])
      objectsOf.set(
        id,
        of.flatMap((one) => one ?? []),
      );
    this.objects = objectsOf;
  }

  /** An entry has one reason: the first. */
  refuse(...all: readonly NotTaken[]): void {
    for (const one of all) if (!this.rows.has(one.place.row)) this.rows.set(one.place.row, one);
  }

  isRefused(row: number): boolean {
    return this.rows.has(row);
  }

  has(id: string): boolean {
    const row = this.rowOf.get(id);
    return this.source.known.has(id) && (row === undefined || !this.rows.has(row));
  }

  objectsOf(id: string): readonly string[] {
    return this.objects.get(id) ?? [];
  }

  lostLinks(): NotTaken[] {
    return this.source.links.flatMap(({ place, from, to, kind, type }): NotTaken[] => {
      const end = [from, to].find((id) => !this.has(id) && !this.source.domains.has(id));
      const says = (text: string): Bilingual => ({ de: text, en: text });
      if (end !== undefined)
        return [{ place, reason: "link-end-missing", detail: says(`${from} → ${to}: ${end}`) }];
      return kind === null || from === to
        ? [{ place, reason: "no-place", detail: says(`${type}: ${from} → ${to}`) }]
        : [];
    });
  }

  notTaken(): NotTaken[] {
    return [...this.rows].sort(([a], [b]) => a - b).map(([, one]) => one);
  }
}

/** What is assessed for the domain counts only for modules that it has. */
function domainModules(records: readonly ControlRecord[], { domain }: Project): Bilingual[] {
  const known = new Set(domain.data.modules?.map(({ id }) => id));
  const lacking = new Set(
    records.flatMap(({ scopes, module }) =>
      scopes.includes(scopeWords.domain.de) && !known.has(module) ? [module] : [],
    ),
  );
  if (lacking.size === 0) return [];
  const list = [...lacking].join(", ");
  return [
    {
      de: `Für den Verbund bewertet, aber kein Baustein des Verbunds; tragen Sie sie in controls/domain.md unter „modules“ ein: ${list}`,
      en: `Assessed for the domain, but no module of the domain; enter them in controls/domain.md under “modules”: ${list}`,
    },
  ];
}

function unplaced({ unplaced: counts }: VeriniceSource): Bilingual[] {
  if (counts.size === 0) return [];
  const list = [...counts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, count]) => `${name} (${count})`);
  return [
    {
      de: `Angaben übernommener Einträge, die hier keinen Platz haben, und wie oft: ${list.join(", ")}`,
      en: `What taken entries say that has no place here, and how often: ${list.join(", ")}`,
    },
  ];
}

/** What an earlier import took and the source does not hold any more: it stays until somebody decides. */
function gone({ objects, risks }: VeriniceSource, before: ImportState): Bilingual[] {
  const here = new Set([
    ...objects.map(({ id }) => stateKeyOf("object", id)),
    ...risks.map(({ id }) => stateKeyOf("risk", id)),
  ]);
  const left = [...before.keys()].filter(
    (key) => (key.startsWith("object:") || key.startsWith("risk:")) && !here.has(key.split("@")[0] ?? ""),
  );
  if (left.length === 0) return [];
  return [
    {
      de: `Früher übernommen und nicht mehr in der Quelle; im Inhalt bleibt es: ${left.join(", ")}`,
      en: `Taken earlier and no longer in the source; in the content it stays: ${left.join(", ")}`,
    },
  ];
}

/** Assessments that an earlier import took for these objects, and of which the source says nothing any more. */
function unsaid(said: ReadonlySet<string>, objects: ReadonlySet<string>, before: ImportState): Bilingual[] {
  const left = [...before.keys()].filter((key) => {
    const [requirement = "", scope = ""] = key.split("@");
    return !requirement.includes(":") && objects.has(scope) && !said.has(key);
  });
  return unsaidBy(left);
}

function openFiles(evidence: readonly NewEvidence[]): Bilingual[] {
  if (evidence.length === 0) return [];
  const list = evidence.map(({ path }) => path).join(", ");
  return [
    {
      de: `Abgelegte Dateien, von denen noch niemand sagt, was sie sind (type) und für welchen Tag sie sprechen (issued): ${list}`,
      en: `Filed files of which nobody says yet what they are (type) and for which day they speak (issued): ${list}`,
    },
  ];
}
