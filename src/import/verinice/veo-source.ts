import {
  type JsonObject,
  objectAt,
  objects,
  targetOf,
  textAt,
  type VeoUnit,
} from "../../formats/verinice/veo.ts";
import type { Bilingual } from "../../model/position.ts";
import type { ObjectType, Status } from "../../model/vocabulary.ts";
import { isDate } from "../../text/date.ts";
import type { CellNote, NotTaken, SourcePlace } from "../outcome.ts";
import type {
  SourceFile,
  SourceLink,
  SourceObject,
  SourceRequirement,
  SourceRisk,
  VeriniceSource,
} from "./source-model.ts";
import { VeoNeeds } from "./veo-needs.ts";
import { ratedRisk } from "./veo-rating.ts";

/** By how a subtype of verinice.veo is called, without its kind before it, the type of object. */
const objectTypes: ReadonlyMap<string, ObjectType> = new Map([
  ["businessprocess", "process"],
  ["process", "process"],
  ["application", "application"],
  ["itsystem", "it-system"],
  ["device", "it-system"],
  ["icssystem", "ics"],
  ["network", "network"],
  ["room", "room"],
  ["building", "room"],
]);

/** How near an object is to the ground: needs pass from processes down to rooms, whatever end a link is kept at. */
const layers: readonly ObjectType[] = ["process", "application", "it-system", "ics", "network", "room"];

const statuses: ReadonlyMap<string, Status> = new Map([
  ["YES", "yes"],
  ["NO", "no"],
  ["PARTIAL", "partial"],
  ["N_A", "dispensable"],
]);

/** What a unit of verinice.veo says. */
export function veoSource(unit: VeoUnit, file: string): VeriniceSource {
  return new VeoReader(unit, file);
}

class VeoReader implements VeriniceSource {
  read = 0;
  readonly objects: SourceObject[] = [];
  readonly links: SourceLink[] = [];
  readonly requirements: SourceRequirement[] = [];
  readonly risks: SourceRisk[] = [];
  readonly files: SourceFile[] = [];
  readonly domains = new Set<string>();
  readonly known = new Set<string>();
  readonly notTaken: NotTaken[] = [];
  readonly cells: CellNote[] = [];
  readonly unplaced = new Map<string, number>();
  private readonly elements = new Map<string, JsonObject>();
  private readonly types = new Map<string, ObjectType>();
  /** Requirements, modules and threats: what they are, those say that refer to them. */
  private readonly referring = new Set<string>();
  private readonly used = new Set<string>();
  private readonly needs: VeoNeeds;
  private readonly file: string;

  constructor(unit: VeoUnit, file: string) {
    this.file = file;
    this.needs = new VeoNeeds(unit.domains);
    const places = new Map<string, SourcePlace>();
    for (const element of unit.elements) {
      const [place, id] = [this.next(subTypeOf(element) || "element"), idOf(element)];
      if (id === "" || this.elements.has(id)) this.refuse(place, "duplicate", same(id));
      else {
        this.elements.set(id, element);
        places.set(id, place);
        // What they are, those say that refer to them.
        const isReferring = /^CTL_(?:Requirement|Module)$/.test(subTypeOf(element));
        if (isReferring || textAt(element.type) === "scenario") this.referring.add(id);
      }
    }
    for (const [id, element] of this.elements) this.takeElement(id, element, places.get(id) ?? this.next(""));
    for (const [id, element] of this.elements) this.takeBelow(id, element);
    for (const risk of unit.risks) this.takeRisk(risk);
    for (const id of this.referring.keys())
      if (!this.used.has(id))
        this.refuse(places.get(id) ?? this.next(""), "no-place", unused(this.elements.get(id) ?? {}));
    for (const { id } of [...this.objects, ...this.requirements, ...this.risks]) this.known.add(id);
    for (const id of this.used) this.known.add(id);
  }

  private next(sheet: string): SourcePlace {
    this.read += 1;
    return { file: this.file, sheet, row: this.read };
  }

  /** The element that a reference leads to. */
  private at(reference: unknown): JsonObject | undefined {
    const id = targetOf(reference);
    if (this.referring.has(id)) this.used.add(id);
    return this.elements.get(id);
  }

  private refuse(place: SourcePlace, reason: NotTaken["reason"], detail: Bilingual): void {
    this.notTaken.push({ place, reason, detail });
  }

  private note(place: SourcePlace, what: string, text: string): void {
    this.cells.push({ place, column: `${what} `, detail: same(text) });
  }

  private takeElement(id: string, element: JsonObject, place: SourcePlace): void {
    const subType = subTypeOf(element);
    const kind = subType
      .slice(subType.indexOf("_") + 1)
      .replaceAll(/[-_ ]/g, "")
      .toLowerCase();
    const own = ["asset", "process"].includes(textAt(element.type));
    const type = own ? objectTypes.get(kind) : undefined;
    const title = textAt(element.name) || id;
    if (subType === "SCP_InformationDomain") this.domains.add(id);
    if (type === undefined) {
      // What a requirement or scenario is, those say that refer to it.
      if (/^CTL_(?:Requirement|Module)$/.test(subType) || textAt(element.type) === "scenario")
        this.referring.add(id);
      else
        this.refuse(place, "no-place", {
          de: `${subType} ${title}`.trim(),
          en: `${subType} ${title}`.trim(),
        });
      return;
    }
    this.types.set(id, type);
    const domains = domainsOf(element);
    const needs = this.needs.of(
      domains.map(({ riskValues }) => riskValues),
      (what, text) => this.note(place, what, text),
    );
    for (const { customAspects } of [...domains, element]) this.leave(customAspects, "customAspects");
    this.objects.push({
      place,
      id,
      title,
      type,
      description: textAt(element.description),
      needs,
      modules: objects(element.controlImplementations).flatMap(({ control }) => {
        const found = this.at(control);
        return found && subTypeOf(found) === "CTL_Module" ? [textAt(found.abbreviation)] : [];
      }),
    });
  }

  /** Links, parts and assessed requirements of an element. */
  private takeBelow(id: string, element: JsonObject): void {
    const links = [element, ...domainsOf(element)].flatMap((one) => Object.entries(objectAt(one.links)));
    for (const [type, ends] of links)
      for (const end of objects(ends)) this.takeLink(id, targetOf(end.target), type);
    for (const part of [...objects(element.parts), ...objects(element.members)]) {
      const place = this.next("parts");
      const to = targetOf(part);
      if (!this.elements.has(to)) this.refuse(place, "link-end-missing", same(`${id} → ${to}`));
      else if (!this.domains.has(id)) this.refuse(place, "no-place", same(`${id} → ${to}`));
    }
    for (const implementation of objects(element.requirementImplementations))
      this.takeStatus(id, implementation);
  }

  private takeLink(id: string, target: string, type: string): void {
    const place = this.next(type);
    const [from, to] = [this.types.get(id), this.types.get(target)];
    const isUp = from !== undefined && to !== undefined && layers.indexOf(from) > layers.indexOf(to);
    this.links.push({
      place,
      from: isUp ? target : id,
      to: isUp ? id : target,
      kind: from !== undefined && to !== undefined ? "dependency" : null,
      type,
    });
  }

  private takeStatus(id: string, implementation: JsonObject): void {
    const place = this.next("requirementImplementation");
    const origin = targetOf(implementation.origin) || id;
    const control = this.at(implementation.control);
    if (!control) {
      this.refuse(place, "link-end-missing", same(targetOf(implementation.control)));
      return;
    }
    const until = textAt(implementation.implementationUntil).slice(0, 10);
    const due = until !== "" && isDate(until) ? until : null;
    if (until !== "" && due === null) this.note(place, "implementationUntil", until);
    for (const key of [
      "implementationDate",
      "implementedBy",
      "cost",
      "document",
      "lastRevisionDate",
      "lastRevisionBy",
      "nextRevisionDate",
      "nextRevisionBy",
    ])
      if (implementation[key] !== undefined && implementation[key] !== null) this.count(key);
    const status = implementation.status ?? "";
    const isDomain = this.domains.has(origin);
    this.requirements.push({
      place,
      id: `${origin}/${targetOf(implementation.control)}`,
      title: textAt(control.name),
      requirement: requirementOf(control),
      status:
        status === "" || status === "UNKNOWN"
          ? null
          : (statuses.get(textAt(status)) ?? { unknown: JSON.stringify(status) }),
      objects: isDomain ? [null] : this.types.has(origin) ? [origin] : [],
      prose: textAt(implementation.implementationStatement),
      due,
      responsible: textAt(this.at(implementation.responsible)?.name) || null,
      actions: [],
    });
  }

  private takeRisk(risk: JsonObject): void {
    const place = this.next("risk");
    const scenario = this.at(risk.scenario);
    if (!scenario) {
      this.refuse(place, "link-end-missing", same(targetOf(risk.scenario)));
      return;
    }
    const owner = targetOf(risk.asset) || targetOf(risk.process) || targetOf(risk.scope);
    const definitions = domainsOf(risk).flatMap((domain) => Object.values(objectAt(domain.riskDefinitions)));
    const [first, ...others] = definitions.map(objectAt);
    if (others.length > 0) this.note(place, "riskDefinitions", String(definitions.length));
    const mitigation = this.at(risk.mitigation);
    if (textAt(objectAt(risk.riskOwner).targetUri) !== "") this.count("riskOwner");
    this.risks.push({
      place,
      id: idOf(risk) || `${owner}/${targetOf(risk.scenario)}`,
      title: textAt(scenario.name),
      threat: `${textAt(scenario.abbreviation)} ${textAt(scenario.name)}`,
      objects: this.types.has(owner) ? [owner] : [],
      ...ratedRisk(objectAt(first), (what, text) => this.note(place, what, text)),
      measures: mitigation ? [requirementOf(mitigation)] : [],
    });
  }

  private count(name: string): void {
    this.unplaced.set(name, (this.unplaced.get(name) ?? 0) + 1);
  }

  private leave(aspects: unknown, under: string): void {
    for (const [name, values] of Object.entries(objectAt(aspects)))
      if (Object.keys(objectAt(values)).length > 0) this.count(`${under}.${name}`);
  }
}

/** The text that the id of a requirement stands in: its abbreviation, or else the beginning of its name. */
function requirementOf(control: JsonObject): string {
  return textAt(control.abbreviation) || (textAt(control.name).split(/\s/)[0] ?? "");
}

function idOf(element: JsonObject): string {
  return textAt(element.id).toLowerCase() || targetOf({ targetUri: element._self });
}

/** What an element says of itself in each domain: in newer units that is where links and subtypes stand. */
function domainsOf(element: JsonObject): JsonObject[] {
  return Object.values(objectAt(element.domains)).map(objectAt);
}

function subTypeOf(element: JsonObject): string {
  return (
    domainsOf(element)
      .map(({ subType }) => textAt(subType))
      .find((one) => one !== "") ?? ""
  );
}

function unused(element: JsonObject): Bilingual {
  const title = `${textAt(element.abbreviation)} ${textAt(element.name)}`.trim();
  return { de: `${title}: nichts bezieht sich darauf`, en: `${title}: nothing refers to it` };
}

function same(text: string): Bilingual {
  return { de: text, en: text };
}
