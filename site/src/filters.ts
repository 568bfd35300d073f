import type { ReportEvidence, ReportItem } from "./data.ts";
import { levelLabels, stateLabels } from "./labels.ts";
import { layerOf, moduleOf, objects, sites } from "./lookup.ts";
import type { Page } from "./page.ts";

/** A choice above a table. Its name is the key of the address and of the rows' `data-…` attribute. */
export interface Filter {
  readonly name: string;
  readonly label: string;
  readonly options: readonly { readonly value: string; readonly text: string }[];
}

/** Values of a row, by filter name: several are separated by `|`. */
export type Values = Readonly<Record<`data-${string}`, string>>;

/** A filter over the values that occur, in the order of their first occurrence; null where there is no choice. */
export function filterOf(
  name: string,
  label: string,
  values: readonly string[],
  text: (value: string) => string = (value) => value,
): readonly Filter[] {
  const options = [...new Set(values.flatMap((value) => value.split("|")))].filter((value) => value !== "");
  return options.length < 2
    ? []
    : [{ name, label, options: options.map((value) => ({ value, text: text(value) })) }];
}

/** What item tables are filtered by. */
export function itemValues(item: ReportItem): Values {
  return {
    "data-site": item.site ?? "verbund",
    "data-layer": layerOf(item.requirement),
    "data-module": moduleOf(item.requirement),
    "data-level": item.level,
    "data-state": item.state,
    "data-object": item.object ?? "verbund",
    "data-responsible": item.responsible ?? "",
    "data-stops": item.essential && isGap(item) ? "ja" : "",
  };
}

/** What tables of evidence are filtered by. */
export function evidenceValues(entry: ReportEvidence): Values {
  return {
    "data-site": entry.site ?? "verbund",
    "data-type": entry.type ?? "",
    "data-validity": entry.validity,
    "data-used": entry.usedBy.length > 0 ? "ja" : "nein",
  };
}

/** True for what an auditor asks about: neither proven nor dispensable. */
export function isGap(item: ReportItem): boolean {
  return item.state === "unproven" || item.state === "open" || item.state === "unassessed";
}

/** The filters of a table of items. */
export function itemFilters(items: readonly ReportItem[], page: Page): readonly Filter[] {
  const { say } = page;
  const domain = say({ de: "ohne Standort (Verbund)", en: "no site (domain)" });
  const of = (name: keyof ReturnType<typeof itemValues>) => items.map((item) => itemValues(item)[name] ?? "");
  const sortedOf = (name: `data-${string}`) => [...of(name)].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  return [
    ...filterOf(
      "site",
      say({ de: "Standort", en: "Site" }),
      of("data-site"),
      (id) => sites.get(id)?.title ?? domain,
    ),
    ...filterOf("layer", say({ de: "Schicht", en: "Layer" }), of("data-layer")),
    ...filterOf("module", say({ de: "Baustein", en: "Module" }), of("data-module")),
    ...filterOf("level", say({ de: "Stufe", en: "Level" }), of("data-level"), (level) =>
      say(levelLabels[level as keyof typeof levelLabels]),
    ),
    ...filterOf("state", say({ de: "Zustand", en: "State" }), of("data-state"), (state) =>
      say(stateLabels[state as keyof typeof stateLabels]),
    ),
    ...filterOf(
      "object",
      say({ de: "Zielobjekt", en: "Target object" }),
      of("data-object"),
      (id) => objects.get(id)?.title ?? say({ de: "Verbund", en: "Domain" }),
    ),
    ...filterOf("responsible", say({ de: "Zuständig", en: "Responsible" }), sortedOf("data-responsible")),
    ...(items.some((item) => item.essential && isGap(item))
      ? [
          {
            name: "stops",
            label: say({ de: "Zertifikat", en: "Certificate" }),
            options: [{ value: "ja", text: say({ de: "nur was es verhindert", en: "only what stops it" }) }],
          },
        ]
      : []),
  ];
}
