/**
 * How much of an information domain an audit looks at, as the audit scheme v2.5 (Auditierungsschema) is quoted by others: numbers to
 * be checked by whoever audits, which can set others.
 */

/** What is compared with the scheme. */
export type SchemeKind = "certification" | "surveillance" | "recertification" | "period";

/** The module that is always looked at: the management of information security. */
export const alwaysModule = "ISMS.1";

interface Measure {
  /** Modules at least; null: nobody says how many. */
  readonly modules: number | null;
  /** `alwaysModule` is one of them. */
  readonly always: boolean;
  /** Sites at least: this times the square root of their number, rounded up; null: nobody says how many. */
  readonly siteShare: number | null;
  /** Each layer that is modelled. */
  readonly layers: boolean;
}

const measures: Readonly<Record<SchemeKind, Measure>> = {
  certification: { modules: 6, always: true, siteShare: 1, layers: false },
  surveillance: { modules: 3, always: true, siteShare: 0.6, layers: false },
  recertification: { modules: null, always: false, siteShare: 0.8, layers: false },
  period: { modules: 12, always: false, siteShare: null, layers: true },
};

/** True for a kind that there are numbers for, whatever an address says. */
export function isSchemeKind(kind: string): kind is SchemeKind {
  return Object.hasOwn(measures, kind);
}

/** What is asked of a sample. */
export interface Asked {
  readonly modules: number | null;
  readonly sites: number | null;
  readonly always: boolean;
  readonly layers: boolean;
}

/** Modules, sites and layers of a list or of a sample; what belongs to no site has none. */
export interface Parts {
  readonly modules: ReadonlySet<string>;
  readonly sites: ReadonlySet<string>;
  readonly layers: ReadonlySet<string>;
}

/** What the scheme asks for in a domain with so many sites, but for what somebody asks instead. */
export function askedBy(
  kind: SchemeKind,
  siteCount: number,
  own: { readonly modules: number | null; readonly sites: number | null },
): Asked {
  const { modules, siteShare, always, layers } = measures[kind];
  return {
    modules: own.modules ?? modules,
    sites: own.sites ?? (siteShare === null ? null : Math.ceil(siteShare * Math.sqrt(siteCount) - 1e-9)),
    always,
    layers,
  };
}

/** What a sample lacks of what is asked: numbers of modules and sites, and which module and layers. */
export interface Lack {
  readonly modules: number;
  readonly sites: number;
  readonly named: readonly string[];
}

/** Compares a sample with what is asked; `all` is the list that it was taken from. */
export function lackOf(asked: Asked, sample: Parts, all: Parts): Lack {
  const layers = asked.layers ? [...all.layers].filter((layer) => !sample.layers.has(layer)) : [];
  return {
    modules: Math.max(0, (asked.modules ?? 0) - sample.modules.size),
    sites: Math.max(0, (asked.sites ?? 0) - sample.sites.size),
    named: [...(asked.always && !sample.modules.has(alwaysModule) ? [alwaysModule] : []), ...layers],
  };
}
