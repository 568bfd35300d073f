import type { ModuleKind } from "./catalogue.ts";

/** What has a module, and what is said of it there. */
export interface ModuleHolder {
  /** Id of the object; null for the domain as a whole. */
  readonly object: string | null;
  /** Why it is modelled there. */
  readonly reason: string | null;
  /** Whom to ask about it there (Ansprechpartner). */
  readonly contact: string | null;
}

/** A module (Baustein) of the catalogue, and how the domain models it. */
export interface ReportModule {
  readonly id: string;
  readonly title: string;
  readonly layer: string;
  readonly kind: ModuleKind;
  /** When it is put into practice: one of the orders of the catalogue's method. */
  readonly order: string;
  readonly mainRole: string;
  readonly furtherRoles: readonly string[];
  /** Modelled: objects (or the domain) have it. Excluded: with a reason, decided by the day. */
  readonly modelling: "modelled" | "excluded" | "unconsidered";
  /** Why it is excluded. */
  readonly reason: string | null;
  /** Who decided to exclude it, and on which day, as far as that is stated; null if it is not excluded. */
  readonly decision: { readonly by: string | null; readonly on: string | null } | null;
  /** True if the domain as a whole has it. */
  readonly domain: boolean;
  readonly objects: readonly string[];
  /** The domain, where it has it, and these objects, with what is said of it there. */
  readonly holders: readonly ModuleHolder[];
}
