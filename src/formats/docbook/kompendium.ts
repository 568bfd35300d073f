import type { Catalogue, Module, ModuleTarget, Requirement } from "../../model/catalogue.ts";
import { KompendiumError } from "./error.ts";
import { compareIds, kindOfLayer, layers } from "./id-order.ts";

/** What the Kompendium's XML holds. */
export interface KompendiumContent {
  /** Facts only; may be shipped. */
  readonly catalogue: Catalogue;
  /** Paragraphs of each active requirement, by its id, in catalogue order. © BSI: never to be shipped or published. */
  readonly texts: ReadonlyMap<string, readonly string[]>;
}

const moduleTitle = /^([A-Z]+(?:\.\d+)+)\s+(\S.*)$/s;
/** Edition 2023 writes `ID Title (B) [Roles]`; once the dot before the A is missing (OPS.2.3A22). */
const requirementTitle = /^([A-Z]+(?:\.\d+)+)\.?A(\d+)\s+(\S.*)$/s;
const threatTitle = /^(G 0\.\d+)\s+(\S.*)$/s;
const layerTitle = /^([A-Z]+)\s+(\S.*)$/s;

/** Headings of the three groups; CON.7 and SYS.4.4 write "Basis-Anforderung". */
const groups: ReadonlyMap<string, string> = new Map([
  ["Basis-Anforderung", "B"],
  ["Basis-Anforderungen", "B"],
  ["Standard-Anforderungen", "S"],
  ["Anforderungen bei erhöhtem Schutzbedarf", "H"],
]);

const targets: ReadonlyMap<string, ModuleTarget> = new Map([
  ["Informationsverbund/übergeordnete Aspekte", "domain"],
  ["IT-System", "it-system"],
  ["Anwendung", "application"],
  ["Gebäude/Raum", "building-room"],
  ["Netz", "network"],
]);

const orders: ReadonlySet<string> = new Set(["R1", "R2", "R3"]);

/** Capitals mark the modal verbs of the Kompendium; "must" includes prohibitions (DARF NICHT) and DARF NUR. */
const mustVerb = /\b(?:MUSS|MÜSSEN|DARF|DÜRFEN)\b/;
/** The word's stem anywhere, as in "regelmäßigen"; it also counts NET.4.1.A9, which speaks of "Unregelmäßigkeiten". */
const regularly = /regelmäßig/i;

interface ModuleDraft {
  readonly id: string;
  readonly title: string;
  readonly line: number;
  mainRole?: string;
  furtherRoles?: string[];
}

interface RequirementDraft extends Omit<Requirement, "key" | "parent" | "must" | "regular"> {
  readonly paragraphs: string[];
}

/**
 * Collects the Kompendium from headings, table rows and paragraphs in the order of the file. Nothing in the XML marks
 * modules and requirements but the text of their headings and where they stand; `xml:id`s are sequential and ignored.
 * A `path` holds the titles of chapter and sections around a thing, itself included.
 */
export class KompendiumBuilder {
  #title = "";
  readonly #layers = new Map<string, string>();
  readonly #modules = new Map<string, ModuleDraft>();
  readonly #modelling = new Map<string, { order: string; targetObject: ModuleTarget }>();
  readonly #requirements = new Map<string, RequirementDraft>();
  readonly #threats = new Map<string, string>();
  /** The innermost open module and requirement. */
  #module: ModuleDraft | undefined;
  #requirement: RequirementDraft | undefined;

  /** The book's own title. */
  book(title: string): void {
    this.#title = title;
  }

  /** @throws {KompendiumError} if it is not what must stand there */
  heading(path: readonly string[], line: number): void {
    const [chapter = "", , part, group] = path;
    const title = path.at(-1) ?? "";
    this.#requirement = undefined;
    if (path.length === 2 && chapter === "Elementare Gefährdungen") this.#addThreat(title, line);
    const layer = layerTitle.exec(chapter);
    if (!layer || !(layers as readonly string[]).includes(layer[1] ?? "")) return;
    if (path.length === 1) this.#layers.set(layer[1] ?? "", layer[2] ?? "");
    else if (path.length === 2) this.#addModule(layer[1] ?? "", title, line);
    else if (part !== "Anforderungen") return;
    else if (path.length === 4) levelOf(title, line);
    else if (path.length === 5) this.#addRequirement(title, levelOf(group ?? "", line), line);
    else if (path.length > 5)
      fail(line, `Abschnitt „${title}“ in einer Anforderung`, `section "${title}" in a requirement`);
  }

  /** @throws {KompendiumError} if a modelling or roles table has a row that cannot be read */
  row(path: readonly string[], cells: readonly string[], line: number): void {
    const [chapter = "", , part] = path;
    if (chapter === "Schichtenmodell und Modellierung") this.#addModelling(cells, line);
    else if (layerTitle.test(chapter) && path.length === 3 && part === "Anforderungen")
      this.#addRoles(cells, line);
  }

  /** Text outside of headings and tables; only an active requirement's is kept. */
  paragraph(text: string): void {
    if (!this.#requirement?.withdrawn) this.#requirement?.paragraphs.push(text);
  }

  /** The end of a chapter or section. */
  leave(): void {
    this.#requirement = undefined;
  }

  /** @throws {KompendiumError} if the book is not the Kompendium or a module is incomplete */
  finish(): KompendiumContent {
    if (this.#title !== "IT-Grundschutz-Kompendium") {
      fail(
        0,
        `Titel des Buchs ist „${this.#title}“, erwartet ist „IT-Grundschutz-Kompendium“`,
        `the book's title is "${this.#title}", expected "IT-Grundschutz-Kompendium"`,
      );
    }
    const drafts = [...this.#requirements.values()].sort((a, b) => compareIds(a.id, b.id));
    const catalogue: Catalogue = {
      id: "kompendium-2023",
      title: "IT-Grundschutz-Kompendium",
      edition: "2023",
      source:
        "Bundesamt für Sicherheit in der Informationstechnik (BSI): IT-Grundschutz-Kompendium, Edition 2023, XML-Fassung (DocBook)",
      rights:
        "Texte des IT-Grundschutz-Kompendiums: © BSI. Dieser Katalog enthält sie nicht, sondern nur Fakten daraus: Kennungen, Titel, Stufen, Rollen und Merkmale.",
      layers: layers.flatMap((id) => {
        const title = this.#layers.get(id);
        return title === undefined ? [] : [{ id, title }];
      }),
      modules: [...this.#modules.values()]
        .map((draft) => this.#completeModule(draft))
        .sort((a, b) => compareIds(a.id, b.id)),
      requirements: drafts.map(completeRequirement),
      threats: [...this.#threats]
        .map(([id, title]) => ({ id, title }))
        .sort((a, b) => Number(a.id.slice(4)) - Number(b.id.slice(4))),
    };
    const active = drafts.filter((draft) => !draft.withdrawn);
    return { catalogue, texts: new Map(active.map((draft) => [draft.id, draft.paragraphs])) };
  }

  #addThreat(title: string, line: number): void {
    const [, id, name] = threatTitle.exec(title) ?? unreadable(line, "Gefährdung", "threat", title);
    once(this.#threats, id ?? "", line);
    this.#threats.set(id ?? "", name ?? "");
  }

  #addModule(layer: string, heading: string, line: number): void {
    const [, id = "", title = ""] =
      moduleTitle.exec(heading) ?? unreadable(line, "Baustein-Überschrift", "module heading", heading);
    if (!id.startsWith(`${layer}.`)) {
      fail(line, `Baustein ${id} steht im Kapitel ${layer}`, `module ${id} stands in chapter ${layer}`);
    }
    once(this.#modules, id, line);
    this.#module = { id, title, line };
    this.#modules.set(id, this.#module);
  }

  #addRequirement(heading: string, group: string, line: number): void {
    const [, module = "", number = "", rest = ""] = requirementTitle.exec(heading) ?? [];
    const { title, level, roles } =
      levelAndRoles(rest) ?? unreadable(line, "Anforderung", "requirement", heading);
    const id = `${module}.A${Number(number)}`;
    if (module !== this.#module?.id || level !== group) {
      fail(
        line,
        `${id} (${level}) steht in ${this.#module?.id} unter den Anforderungen der Stufe ${group}`,
        `${id} (${level}) stands in ${this.#module?.id} among the requirements of level ${group}`,
      );
    }
    once(this.#requirements, id, line);
    this.#requirement = {
      id,
      module,
      title,
      level: group,
      roles: splitRoles(roles),
      withdrawn: title === "ENTFALLEN",
      paragraphs: [],
    };
    this.#requirements.set(id, this.#requirement);
  }

  #addModelling(cells: readonly string[], line: number): void {
    const [name = "", mark = "", target = ""] = cells;
    if (name === "Baustein") return;
    // Names differ from the modules' titles here and there, so only the id counts.
    const id = moduleTitle.exec(name)?.[1];
    const order = orders.has(mark) ? mark : undefined;
    const targetObject = targets.get(target);
    if (id === undefined || order === undefined || targetObject === undefined || cells.length !== 3) {
      unreadable(line, "Zeile der Modellierungstabelle", "row of the modelling table", cells.join(" | "));
    }
    once(this.#modelling, id, line);
    this.#modelling.set(id, { order, targetObject });
  }

  #addRoles(cells: readonly string[], line: number): void {
    const [kind = "", roles = ""] = cells;
    if (!this.#module || /^Zuständigkeit(en)?$/.test(kind)) return;
    if (kind === "Grundsätzlich zuständig" && roles !== "") this.#module.mainRole = roles;
    else if (kind === "Weitere Zuständigkeiten") {
      this.#module.furtherRoles = roles === "Keine" ? [] : splitRoles(roles);
    } else unreadable(line, "Zeile der Zuständigkeiten", "row of responsibilities", cells.join(" | "));
  }

  #completeModule({ id, title, line, mainRole, furtherRoles }: ModuleDraft): Module {
    const modelling = this.#modelling.get(id);
    if (!modelling) {
      return fail(line, `${id} fehlt in der Modellierungstabelle`, `${id} is missing in the modelling table`);
    }
    if (mainRole === undefined || furtherRoles === undefined) {
      return fail(line, `${id} nennt keine Zuständigkeiten`, `${id} names no responsibilities`);
    }
    const layer = id.split(".")[0] ?? "";
    const { order, targetObject } = modelling;
    return { id, title, layer, kind: kindOfLayer(layer), order, mainRole, furtherRoles, targetObject };
  }
}

function completeRequirement({ paragraphs, ...facts }: RequirementDraft): Requirement {
  const text = paragraphs.join("\n");
  return { ...facts, key: facts.id, parent: null, must: mustVerb.test(text), regular: regularly.test(text) };
}

/** Splits at commas outside of parentheses: one role is "OT-Betrieb (Operational Technology, OT)". */
function splitRoles(roles: string | undefined): string[] {
  if (roles === undefined || roles === "") return [];
  const parts = [""];
  let depth = 0;
  for (const sign of roles) {
    if (sign === "(") depth += 1;
    if (sign === ")") depth -= 1;
    if (sign === "," && depth === 0) parts.push("");
    else parts.push(`${parts.pop() ?? ""}${sign}`);
  }
  return parts.map((part) => part.trim());
}

function levelOf(heading: string, line: number): string {
  return (
    groups.get(heading) ?? unreadable(line, "Gruppe von Anforderungen", "group of requirements", heading)
  );
}

function once(known: ReadonlyMap<string, unknown>, id: string, line: number): void {
  if (known.has(id)) fail(line, `${id} steht doppelt`, `${id} stands twice`);
}

/** Takes `Title (B) [Roles]` apart; null if no level stands behind a title. */
function levelAndRoles(text: string): { title: string; level: string; roles: string | undefined } | null {
  for (const { index, 0: mark, 1: level = "" } of text.matchAll(/\s\(([BSH])\)/g)) {
    const title = text.slice(0, index).trimEnd();
    const roles = text.slice(index + mark.length);
    if (roles === "") return { title, level, roles: undefined };
    if (/^\s+\[/.test(roles) && roles.endsWith("]"))
      return { title, level, roles: roles.trim().slice(1, -1) };
  }
  return null;
}

function unreadable(line: number, de: string, en: string, found: string): never {
  return fail(line, `${de} nicht lesbar: „${found}“`, `cannot read ${en}: "${found}"`);
}

function fail(line: number, de: string, en: string): never {
  throw new KompendiumError(line, { de, en });
}
