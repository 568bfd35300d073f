/** What tables are filtered by, with the same names on every page: a sample's address works on all of them. */
import { isGap } from "../../src/model/item-states.ts";
import { words } from "../../src/model/words.ts";
import { valuesIn } from "../client/filter-rows.ts";
import { fold } from "../client/fold.ts";
import { type Bilingual, type ReportEvidence, type ReportItem, report } from "./data.ts";
import { type Filter, filterOf, type Values, valuesOf } from "./filters.ts";
import { levelIds, levelName } from "./labels.ts";
import {
  assessmentsOf,
  evidence,
  layerOf,
  layerTitles,
  moduleOf,
  modules,
  objects,
  requirements,
  sites,
} from "./lookup.ts";
import type { Page } from "./page.ts";

interface Kind {
  readonly label: Bilingual;
  /** Order of the values; without one they are sorted as words. */
  readonly order?: readonly string[];
  /** What a value is called; what is missing here, or a text instead of a pair, is what officers or the BSI wrote. */
  readonly text?: (value: string) => Bilingual | string;
}

const nobody = "niemand";
const domain = "verbund";

const kinds = {
  site: {
    label: { de: "Standort", en: "Site" },
    order: [...sites.keys(), domain],
    text: (id) => sites.get(id)?.title ?? { de: "ohne Standort (Verbund)", en: "no site (domain)" },
  },
  layer: {
    label: { de: "Schicht", en: "Layer" },
    order: [...new Set(report.modules.map(({ layer }) => layer))],
    text: (id) => `${id} ${layerTitles.get(id) ?? ""}`.trim(),
  },
  module: {
    label: { de: "Baustein", en: "Module" },
    order: [...modules.keys()],
    text: (id) => `${id} ${modules.get(id)?.title ?? ""}`.trim(),
  },
  requirement: {
    label: { de: "Anforderung", en: "Requirement" },
    order: [...requirements.keys()],
    text: (id) => `${id} ${requirements.get(id)?.title ?? ""}`.trim(),
  },
  certificate: {
    label: { de: "Durch Zertifikat", en: "By certificate" },
    order: [...new Set(report.items.flatMap(({ inherited }) => inherited ?? []))].sort(),
    text: (path) => evidence.get(path)?.title ?? path,
  },
  level: {
    label: { de: "Stufe", en: "Level" },
    order: levelIds,
    text: levelName,
  },
  state: {
    label: { de: "Zustand", en: "State" },
    order: Object.keys(words.state),
    text: (state) => words.state[state as keyof typeof words.state] ?? state,
  },
  object: {
    label: { de: "Zielobjekt", en: "Target object" },
    order: [...objects.keys(), domain],
    text: (id) => objects.get(id)?.title ?? { de: "Verbund", en: "Domain" },
  },
  responsible: {
    label: { de: "Zuständig", en: "Responsible" },
    text: (name) => (name === nobody ? { de: "niemand genannt", en: "nobody named" } : name),
  },
} satisfies Readonly<Record<string, Kind>>;

const dateLabels = {
  due: { de: "Termin der Aufgabe", en: "Date of the action" },
  issued: { de: "Ausgestellt", en: "Issued" },
  expires: { de: "Gültig bis", en: "Valid until" },
} satisfies Readonly<Record<string, Bilingual>>;

type Name = keyof typeof kinds | keyof typeof dateLabels;

/**
 * The filters of rows with these values, in the order of the names.
 * @param labels what a filter is called where its common name says too little.
 */
export function filtersOf(
  page: Page,
  rows: readonly Values[],
  names: readonly Name[],
  labels: Partial<Readonly<Record<Name, Bilingual>>> = {},
): readonly Filter[] {
  return names.flatMap((name) => {
    const values = [...new Set(rows.flatMap((row) => (row[`data-${name}`] ?? "").split("|")))];
    if (name in dateLabels) {
      const label = page.say(labels[name] ?? dateLabels[name as keyof typeof dateLabels]);
      return [{ name, label, options: [], choice: values.some((value) => value !== ""), dates: true }];
    }
    const kind: Kind = kinds[name as keyof typeof kinds];
    const text = (value: string) => kind.text?.(value) ?? value;
    return filterOf(
      name,
      page.say(labels[name] ?? kind.label),
      kind.order ? [...kind.order, ""].filter((value) => values.includes(value)) : inOrder(values),
      (value) => {
        const found = text(value);
        return typeof found === "string" ? found : page.say(found);
      },
      (value) => typeof text(value) === "string",
    );
  });
}

/** As a person would look them up, by no machine's locale. */
function inOrder(names: readonly string[]): readonly string[] {
  const folded = new Map(names.map((name) => [name, fold(name)]));
  const keyOf = (name: string) => folded.get(name) ?? name;
  return [...names].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : keyOf(a) > keyOf(b) ? 1 : a < b ? -1 : 1));
}

/** A question of yes or no: `ja` is its value. There is a choice if the answer can be yes. */
export function yesFilter(
  page: Page,
  name: string,
  rows: readonly Values[],
  label: Bilingual,
  text: Bilingual,
): readonly Filter[] {
  const options = [{ value: "ja", text: page.say(text), german: false }];
  const choice = rows.some((row) => valuesIn(row[`data-${name}`]).includes("ja"));
  return [{ name, label: page.say(label), options, choice }];
}

/** Value of a site or a target object: without one, something belongs to the domain as a whole. */
export function scopeValue(id: string | null): string {
  return id ?? domain;
}

/** A responsible person's or role's value: that of a missing one can be asked for, too. */
export function responsibleValue(name: string | null): string {
  return name ?? nobody;
}

/**
 * Anchor of an item on its requirement's page, in the words that officers name a scope by: `rz-raum@rz-a`. No other id of a
 * page has an @.
 */
export function anchorOf({ object, site }: Pick<ReportItem, "object" | "site">): string {
  return `${scopeValue(object)}@${scopeValue(site)}`;
}

/** An item as a thing that a row shows (`valuesOf`): once for each date of an open action. */
export function itemThings(item: ReportItem) {
  const actions = assessmentsOf([item]).flatMap(({ assessment }) => assessment.actions);
  const dates = new Set(actions.map(({ due }) => due ?? ""));
  return [...(dates.size === 0 ? [""] : dates)].map((due) => ({
    site: scopeValue(item.site),
    layer: layerOf(item.requirement),
    module: moduleOf(item.requirement),
    requirement: item.requirement,
    level: item.level as string,
    state: item.state as string,
    certificate: item.inherited ?? "",
    object: scopeValue(item.object),
    responsible: responsibleValue(item.responsible),
    due,
    stops: item.essential && isGap(item) ? "ja" : "",
  }));
}

/**
 * Things of a row for what is done about requirements: those of its items; without items on the day it still belongs to the
 * modules of its requirements.
 */
export function thingsOf(items: readonly ReportItem[], requirements: readonly string[]) {
  if (items.length > 0) {
    return items.flatMap(itemThings).map(({ object, stops, ...thing }) => thing);
  }
  const nowhere = { site: "", level: "", state: "", due: "" };
  return (requirements.length > 0 ? requirements : [null]).map((id) => ({
    ...nowhere,
    layer: id === null ? "" : layerOf(id),
    module: id === null ? "" : moduleOf(id),
  }));
}

/** The filters of a table of items. */
export function itemFilters(page: Page, rows: readonly Values[]): readonly Filter[] {
  return [
    ...filtersOf(page, rows, [
      "site",
      "layer",
      "module",
      "requirement",
      "level",
      "state",
      "object",
      "responsible",
      "certificate",
      "due",
    ]),
    ...yesFilter(
      page,
      "stops",
      rows,
      { de: "Zertifikat", en: "Certificate" },
      { de: "nur was es verhindert", en: "only what stops it" },
    ),
  ];
}

const itemsByEvidence = new Map<string, ReportItem[]>();
for (const item of report.items) {
  for (const path of item.evidence) {
    const found = itemsByEvidence.get(path);
    if (found) found.push(item);
    else itemsByEvidence.set(path, [item]);
  }
}

/** What tables of evidence are filtered by; module and responsible are those of the items that it proves. */
export function evidenceValues(entry: ReportEvidence): Values {
  const own = {
    site: scopeValue(entry.site),
    type: entry.type ?? "",
    validity: entry.validity as string,
    used: entry.usedBy.length > 0 ? "ja" : "nein",
    issued: entry.issued ?? "",
    expires: entry.validUntil ?? "",
  };
  const items = itemsByEvidence.get(entry.path) ?? [];
  if (items.length === 0) return valuesOf([own]);
  return valuesOf(
    items.map((item) => ({
      ...own,
      layer: layerOf(item.requirement),
      module: moduleOf(item.requirement),
      responsible: responsibleValue(item.responsible),
    })),
  );
}
