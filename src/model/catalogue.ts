import type { Method } from "./method.ts";
import type { Bilingual } from "./position.ts";
import type { BasicValue } from "./vocabulary.ts";

/**
 * A requirement catalogue: what the BSI publishes, reduced to facts. Requirement texts are the
 * BSI's property and never part of it.
 */

/** Kinds of modules: Prozess-Baustein or System-Baustein (Kompendium 2023, "Schichtenmodell und Modellierung"). */
export const moduleKinds = ["process", "system"] as const;
/** Kind of a module. */
export type ModuleKind = (typeof moduleKinds)[number];

/** Zielobjekttypen of the modelling tables: Informationsverbund, IT-System, Anwendung, Gebäude/Raum, Netz. */
export const moduleTargets = ["domain", "it-system", "application", "building-room", "network"] as const;
/** Zielobjekttyp of a module. */
export type ModuleTarget = (typeof moduleTargets)[number];

/** One requirement (Anforderung), withdrawn ones included. */
export interface Requirement {
  /** For example `INF.2.A3`. */
  readonly id: string;
  /** What it stays known by when ids change between editions; in a catalogue without such keys its id. */
  readonly key: string;
  /** Id of the requirement that it is nested in, as its enhancement; null at the top. */
  readonly parent: string | null;
  /** Id of its module, for example `INF.2`. */
  readonly module: string;
  /** Official title without level and roles; `ENTFALLEN` for a withdrawn one. */
  readonly title: string;
  /** Id of one of its method's levels. A withdrawn requirement keeps its level. */
  readonly level: string;
  /** Roles in the brackets of its title; empty: the module's main role is responsible. */
  readonly roles: readonly string[];
  /** ENTFALLEN: no item, no status. */
  readonly withdrawn: boolean;
  /** Its text contains MUSS, DARF NUR or DARF NICHT: that part must be met whatever the level (Kompendium, "IT-Grundschutz – Basis"). */
  readonly must: boolean;
  /** Its text contains "regelmäßig": unless it names an interval, the institution has to fix one. */
  readonly regular: boolean;
}

/** One layer (Schicht). */
export interface Layer {
  /** For example `INF`. */
  readonly id: string;
  /** For example `Infrastruktur`. */
  readonly title: string;
}

/** One module (Baustein). */
export interface Module {
  /** For example `INF.2`. */
  readonly id: string;
  readonly title: string;
  /** Id of its layer (Schicht), for example `INF`. */
  readonly layer: string;
  readonly kind: ModuleKind;
  /** When it is put into practice: one of its method's orders, a sequence in time and not a weight. */
  readonly order: string;
  /** Grundsätzlich zuständig. */
  readonly mainRole: string;
  /** Weitere Zuständigkeiten. */
  readonly furtherRoles: readonly string[];
  readonly targetObject: ModuleTarget;
}

/** One elementary threat (Elementare Gefährdung). */
interface Threat {
  /** `G 0.1` to `G 0.47`. */
  readonly id: string;
  readonly title: string;
}

/** What an erratum says, in short. */
export interface ErrataChange extends Bilingual {
  /** Id of the module or requirement. */
  readonly id: string;
}

/** Corrections applied on top of the published edition. */
export interface Errata {
  /** Name of the overlay, for example `errata-2026-03-26`. */
  readonly id: string;
  /** State of the errata, `YYYY-MM-DD`. */
  readonly date: string;
  readonly source: string;
  readonly changes: readonly ErrataChange[];
}

/** What the BSI's cross-reference (Kreuzreferenztabelle) marks for a requirement. */
export interface CrossReferenceMarks {
  /** Ids of the elementary threats that it works against. */
  readonly threats: readonly string[];
  /** The basic values that a requirement for more protection serves. */
  readonly values: readonly BasicValue[];
}

/** Marks by requirement. */
export type CrossReference = ReadonlyMap<string, CrossReferenceMarks>;

/** A requirement catalogue. */
export interface Catalogue {
  /** For example `kompendium-2023`. */
  readonly id: string;
  readonly title: string;
  /** For example `2023`. */
  readonly edition: string;
  /** Where the facts come from. */
  readonly source: string;
  /** Who holds which rights. */
  readonly rights: string;
  /** The overlay that has been applied; absent in the edition as published. */
  readonly errata?: Errata;
  readonly layers: readonly Layer[];
  /** In the catalogue's own order, which every list keeps. */
  readonly modules: readonly Module[];
  /** Sorted by module; what is nested stands behind what it is nested in. */
  readonly requirements: readonly Requirement[];
  readonly threats: readonly Threat[];
  /**
   * For each module the threats that the BSI's cross-reference (Kreuzreferenztabelle) marks; absent where it was not
   * imported: then nobody can say which threats its modules cover.
   */
  readonly crossReference?: Readonly<Record<string, readonly string[]>>;
}

/** A module of an earlier edition, and what became of it. */
export interface FormerModule {
  readonly id: string;
  /** Ids of the modules that its subject stands in now; empty: it was dropped without a successor. */
  readonly successors: readonly string[];
  /** How sure that is: V was read in a primary source, S follows a secondary one, E is expert knowledge. */
  readonly tag: "V" | "S" | "E";
  readonly source: Bilingual;
}

/** A catalogue with its method, and its entries by id. Ids compare exactly: `inf.2` is not `INF.2`. */
export interface CatalogueLookup {
  readonly data: Catalogue;
  readonly method: Method;
  module(id: string): Module | undefined;
  requirement(id: string): Requirement | undefined;
  /** All requirements of a module in catalogue order, withdrawn ones included; none for an unknown module. */
  requirementsOf(moduleId: string): readonly Requirement[];
  /** The requirement's place in catalogue order, from 0, to sort by; an unknown one comes after all others. */
  order(requirementId: string): number;
  /** What the errata say about a module or requirement. */
  erratum(id: string): ErrataChange | undefined;
  /** The module of an earlier edition that an id, its own or that of one of its requirements, belongs to. */
  formerModule(id: string): FormerModule | undefined;
}
