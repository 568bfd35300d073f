import type { Bilingual } from "./position.ts";

/**
 * A requirement catalogue: what the BSI publishes, reduced to facts. Requirement texts are the
 * BSI's property and never part of it.
 */

/** Level of a requirement: Basis, Standard, erhöhter Schutzbedarf (Kompendium 2023, "IT-Grundschutz – Basis"). */
export type Level = "B" | "S" | "H";

/** Order in which modules are to be put into practice: a sequence in time, not a weight ("Schichtenmodell und Modellierung"). */
export type Order = "R1" | "R2" | "R3";

/** Prozess-Baustein (ISMS, ORP, CON, OPS, DER) or System-Baustein (APP, SYS, IND, NET, INF). */
export type ModuleKind = "process" | "system";

/** Zielobjekttyp of the modelling tables: Informationsverbund, IT-System, Anwendung, Gebäude/Raum, Netz. */
export type ModuleTarget = "domain" | "it-system" | "application" | "building-room" | "network";

/** One requirement (Anforderung), withdrawn ones included. */
export interface Requirement {
  /** For example `INF.2.A3`. */
  readonly id: string;
  /** Id of its module, for example `INF.2`. */
  readonly module: string;
  /** Official title without level and roles; `ENTFALLEN` for a withdrawn one. */
  readonly title: string;
  /** A withdrawn requirement keeps its level. */
  readonly level: Level;
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
  /** Schicht: the id's first part, for example `INF`. */
  readonly layer: string;
  readonly kind: ModuleKind;
  readonly order: Order;
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
  /** Sorted by layer (ISMS, ORP, CON, OPS, DER, APP, SYS, IND, NET, INF), then numerically by parts. */
  readonly modules: readonly Module[];
  /** Sorted by module, then by number. */
  readonly requirements: readonly Requirement[];
  readonly threats: readonly Threat[];
}
