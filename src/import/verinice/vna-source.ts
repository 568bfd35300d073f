import type { VnaArchive, VnaFile, VnaLink, VnaObject } from "../../formats/verinice/vna.ts";
import type { Bilingual } from "../../model/position.ts";
import type { ObjectType, Treatment } from "../../model/vocabulary.ts";
import { addToList } from "../../text/list-by-key.ts";
import type { CellNote, NotTaken, SourcePlace } from "../outcome.ts";
import type {
  LinkKind,
  SourceAction,
  SourceFile,
  SourceLink,
  SourceObject,
  SourceRating,
  SourceRequirement,
  SourceRisk,
  VeriniceSource,
} from "./source-model.ts";
import { dayOfMilliseconds, VnaAttributes, wordOf } from "./vna-attributes.ts";
import { folder, itself, notOpen, same, undone } from "./vna-left-out.ts";

/** Types of verinice 1.x that are target objects. Buildings are rooms there too. */
const objectTypes: ReadonlyMap<string, ObjectType> = new Map([
  ["bp_businessprocess", "process"],
  ["bp_application", "application"],
  ["bp_itsystem", "it-system"],
  ["bp_icssystem", "ics"],
  ["bp_device", "it-system"],
  ["bp_network", "network"],
  ["bp_room", "room"],
]);

const treatments: ReadonlyMap<string, Treatment> = new Map([
  ["risk_reduction", "reduce"],
  ["transfer_of_risk", "transfer"],
  ["risk_avoidance", "avoid"],
  ["risk_acceptance", "accept"],
]);

/** What an archive of verinice 1.x says. */
export function vnaSource(archive: VnaArchive, file: string): VeriniceSource {
  return new VnaReader(archive, file);
}

class VnaReader implements VeriniceSource {
  readonly read: number;
  readonly objects: SourceObject[] = [];
  readonly links: SourceLink[] = [];
  readonly requirements: SourceRequirement[] = [];
  readonly risks: SourceRisk[] = [];
  readonly files: SourceFile[] = [];
  readonly domains = new Set<string>();
  readonly notTaken: NotTaken[] = [];
  readonly cells: CellNote[] = [];
  readonly unplaced: ReadonlyMap<string, number>;
  readonly known = new Set<string>();
  private readonly attributes = new VnaAttributes();
  private readonly elements = new Map<string, VnaObject>();
  private readonly modules = new Map<string, string[]>();
  /** By its first end, where links of it lead. */
  private readonly leads = new Map<string, VnaLink[]>();
  /** By threat the requirements that treat it. */
  private readonly treatedBy = new Map<string, string[]>();
  private readonly usedSafeguards = new Set<string>();
  private readonly archive: VnaArchive;
  private readonly file: string;

  constructor(archive: VnaArchive, file: string) {
    this.archive = archive;
    this.file = file;
    const { entries } = archive;
    this.read = entries.length;
    // What stands in a double would be taken as of the element that has its id first.
    const doubles = new Set<VnaArchive["entries"][number]>();
    for (const entry of entries) {
      if (entry.kind === "link") {
        addToList(this.leads, entry.dependant, [entry]);
        if (entry.type === "rel_bp_requirement_bp_threat")
          addToList(this.treatedBy, entry.dependency, [entry.dependant]);
        continue;
      }
      const id = entry.kind === "object" ? entry.extId : null;
      if (id === "" || this.elements.has(id ?? "") || (entry.parent && doubles.has(entry.parent))) {
        doubles.add(entry);
        this.refuse(this.placeOf(entry), "duplicate", same(entry.extId));
      } else if (entry.kind === "object") this.elements.set(entry.extId, entry);
    }
    entries.forEach((entry, i) => {
      if (entry.kind === "object" && entry.type === "bp_requirement_group" && !doubles.has(entry))
        this.takeModule(entry, i);
    });
    const safeguards: (readonly [VnaObject, number])[] = [];
    entries.forEach((entry, i) => {
      if (doubles.has(entry)) return;
      if (entry.kind === "link") this.takeLink(entry, i);
      else if (entry.kind === "file") this.takeFile(entry, i);
      else if (entry.type === "bp_safeguard") safeguards.push([entry, i]);
      else if (entry.type !== "bp_requirement_group") this.takeObject(entry, i);
    });
    for (const [safeguard, i] of safeguards)
      if (!this.usedSafeguards.has(safeguard.extId))
        this.refuse(this.place(i, safeguard.type), "no-place", notOpen(this.titleOf(safeguard)));
      else this.known.add(safeguard.extId);
    for (const { id } of [...this.objects, ...this.requirements, ...this.risks]) this.known.add(id);
    for (const [of, named] of this.attributes.doubts) {
      const place = this.placeOf(of);
      for (const [name, text] of named) this.cells.push({ place, column: `${name} `, detail: same(text) });
    }
    this.unplaced = this.attributes.unasked();
  }

  private place(at: number, sheet: string): SourcePlace {
    return { file: this.file, sheet, row: at + 1 };
  }

  private placeOf(entry: VnaObject | VnaFile): SourcePlace {
    return this.place(this.archive.entries.indexOf(entry), entry.kind === "file" ? "file" : entry.type);
  }

  private refuse(place: SourcePlace, reason: NotTaken["reason"], detail: Bilingual): void {
    this.notTaken.push({ place, reason, detail });
  }

  private titleOf(object: VnaObject): string {
    return this.attributes.one(object, `${object.type}_name`) || object.extId;
  }

  /** A group of requirements that is a module, below the object that it is for. */
  private takeModule(group: VnaObject, at: number): void {
    const id = this.attributes.one(group, "bp_requirement_group_id");
    const object = nearest(group.parent, ({ type }) => objectTypes.has(type));
    if (object && id !== "") addToList(this.modules, object.extId, [id]);
    else this.refuse(this.place(at, group.type), "no-place", folder(this.titleOf(group)));
  }

  private takeObject(object: VnaObject, at: number): void {
    const place = this.place(at, object.type);
    const type = objectTypes.get(object.type);
    const entry = { place, id: object.extId, title: this.titleOf(object) };
    if (type !== undefined)
      this.objects.push({
        ...entry,
        type,
        description: this.attributes.one(object, `${object.type}_description`),
        needs: this.attributes.needs(object),
        modules: this.modules.get(object.extId) ?? [],
      });
    else if (object.type === "bp_requirement")
      this.requirements.push({ ...entry, ...this.assessed(object, place) });
    else if (object.type === "bp_threat") this.risks.push({ ...entry, ...this.rated(object, place) });
    else if (object.type === "bp_itnetwork") {
      this.domains.add(object.extId);
      this.refuse(place, "no-place", itself(entry.title));
    } else this.refuse(place, "no-place", folder(entry.title));
  }

  private assessed(object: VnaObject, place: SourcePlace) {
    const one = (name: string): string => this.attributes.one(object, `bp_requirement_${name}`);
    const linked = this.linkedFrom(object, "rel_bp_requirement_bp_", (type) => this.isScope(type));
    const above = nearest(object.parent, ({ type }) => this.isScope(type));
    const isNamed = (this.leads.get(object.extId) ?? []).some(({ type }) =>
      this.isScope(type.slice("rel_bp_requirement_".length)),
    );
    const objects = isNamed ? linked : above ? [above] : [];
    const by = one("implementation_by_date");
    const due = by === "" ? null : dayOfMilliseconds(by);
    if (by !== "" && due === null)
      this.cells.push({ place, column: "implementation_by_date ", detail: same(by) });
    const status = this.attributes.status(object);
    const safeguards = this.linkedFrom(
      object,
      "rel_bp_requirement_bp_safeguard",
      (type) => type === "bp_safeguard",
    );
    const open = safeguards.filter((safeguard) => this.attributes.status(safeguard) !== "yes");
    const isDeduced = one("implementation_deduce") === "1";
    const isGap = status === "no" || status === "partial";
    for (const { extId } of isGap ? open : []) this.usedSafeguards.add(extId);
    return {
      requirement: one("id"),
      status:
        isDeduced && status === "yes" && open.length > 0
          ? { contradictory: undone(open.map((safeguard) => this.titleOf(safeguard)).join(", ")) }
          : status,
      objects: objects.map(({ extId, type }) => (objectTypes.has(type) ? extId : null)),
      prose: "",
      due,
      responsible: null,
      actions: isGap ? open.map((safeguard) => this.actionOf(safeguard)) : [],
    };
  }

  private actionOf(safeguard: VnaObject): SourceAction {
    const name = this.attributes.one(safeguard, "bp_safeguard_id");
    return { id: safeguard.extId, text: this.titleOf(safeguard), name };
  }

  private isScope(type: string): boolean {
    return objectTypes.has(type) || type === "bp_itnetwork";
  }

  private rated(object: VnaObject, place: SourcePlace) {
    const linked = this.linkedFrom(object, "rel_bp_threat_bp_", (type) => objectTypes.has(type));
    const above = nearest(object.parent, ({ type }) => objectTypes.has(type));
    const isNamed = (this.leads.get(object.extId) ?? []).some(({ type }) =>
      objectTypes.has(type.slice("rel_bp_threat_".length)),
    );
    const objects = isNamed ? linked : above ? [above] : [];
    const options = this.attributes.all(object, "bp_threat_risk_treatment_option");
    const measures = (this.treatedBy.get(object.extId) ?? []).flatMap((id) => {
      const requirement = this.elements.get(id);
      return requirement ? [this.attributes.one(requirement, "bp_requirement_id")] : [];
    });
    return {
      threat: this.attributes.one(object, "bp_threat_id"),
      objects: objects.map(({ extId }) => extId),
      rating: this.rating(object, "without_additional_safeguards", place),
      residual: this.rating(object, "with_additional_safeguards", place),
      treatments: options.flatMap((option) => {
        const found = treatments.get(wordOf(option, "bp_threat_risk_treatment_option"));
        if (found === undefined)
          this.cells.push({ place, column: "risk_treatment_option ", detail: same(option) });
        return found ?? [];
      }),
      measures,
      prose: this.attributes.one(object, "bp_threat_description"),
    };
  }

  private rating(object: VnaObject, when: string, place: SourcePlace): SourceRating {
    const level = (what: string): number | null => {
      const written = this.attributes.one(object, `bp_threat_risk_${when}_${what}`);
      if (written === "") return null;
      const number = /(\d{2})$/.exec(written)?.[1];
      if (number !== undefined && number !== "00") return Number(number) - 1;
      this.cells.push({ place, column: `${when}_${what} `, detail: same(written) });
      return null;
    };
    return { frequency: level("frequency"), impact: level("impact"), category: level("risk") };
  }

  private takeFile(file: VnaFile, at: number): void {
    const [title, name] = ["attachment_name", "attachment_file_name"].map((key) =>
      this.attributes.one(file, key),
    );
    const stored = file.part.slice(file.part.lastIndexOf("/") + 1);
    this.files.push({
      place: this.place(at, "file"),
      id: file.extId || file.part,
      title: title || name || stored,
      name: name || stored,
      owner: file.parent.extId,
      bytes: () => this.archive.bytes(file.part),
    });
  }

  private takeLink(link: VnaLink, at: number): void {
    this.links.push({
      place: this.place(at, link.type),
      from: link.dependant,
      to: link.dependency,
      kind: this.kindOf(link),
      type: link.type,
    });
  }

  private kindOf({ dependant, dependency }: VnaLink): LinkKind | null {
    const [from, to] = [this.elements.get(dependant)?.type ?? "", this.elements.get(dependency)?.type ?? ""];
    if (objectTypes.has(from) && objectTypes.has(to)) return "dependency";
    const own = (type: string): boolean =>
      this.isScope(type) || ["bp_requirement", "bp_safeguard", "bp_threat"].includes(type);
    return own(from) && own(to) ? "belongs" : null;
  }

  /** What links of a kind lead to from an element, each once. */
  private linkedFrom({ extId }: VnaObject, type: string, isMeant: (type: string) => boolean): VnaObject[] {
    const ends = (this.leads.get(extId) ?? []).flatMap((link) => {
      const end = link.type.startsWith(type) ? this.elements.get(link.dependency) : undefined;
      return end && isMeant(end.type) ? [end] : [];
    });
    return [...new Set(ends)];
  }
}

/** The nearest of an element and those that it stands in. */
function nearest(from: VnaObject | null, isMeant: (object: VnaObject) => boolean): VnaObject | null {
  for (let object = from; object; object = object.parent) if (isMeant(object)) return object;
  return null;
}
