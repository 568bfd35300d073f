import { type Clearance, type ReportEvidence, type ReportModule, report } from "./data.ts";
import {
  assessmentsOf,
  audits,
  controls,
  evidence,
  itemsByControl,
  itemsByObject,
  itemsByRequirement,
  itemsBySite,
  modules,
  objects,
  risks,
} from "./lookup.ts";
import type { Route } from "./routes.ts";

const order: readonly Clearance[] = ["public", "internal", "confidential", "vs-nfd"];

/**
 * The highest of the levels; internal if there are none, as content without a classification counts as internal. Never above
 * the report's clearance: what is left of content above it (a neutral title, numbers) may be shown at that level.
 */
function highest(levels: Iterable<Clearance>): Clearance {
  let found = -1;
  for (const level of levels) found = Math.max(found, order.indexOf(level));
  if (found < 0) found = order.indexOf("internal");
  const cleared = report.withheld ? order.indexOf(report.withheld.clearance) : order.length;
  return order[Math.min(found, cleared)] ?? "internal";
}

const evidenceLevels = report.evidence.map(levelOf);
const everything = highest([
  report.domain.classification,
  ...report.objects.map((entry) => entry.classification),
  ...report.controls.map((entry) => entry.classification),
  ...evidenceLevels,
  ...report.risks.map((entry) => entry.classification),
  ...report.audits.map((entry) => entry.classification),
]);

/**
 * The highest classification of what a page holds. Pages of counts and states hold what the domain is; a page that lists
 * many things counts as holding all there is.
 */
export function classificationOf(route: Route): Clearance {
  switch (route.kind) {
    case "requirements":
    case "sites":
    case "about":
    case "rule":
      return highest([report.domain.classification]);
    case "modules":
      return highest([report.domain.classification, ...report.modules.flatMap(ofHolders)]);
    case "module":
      return highest([report.domain.classification, ...ofHolders(modules.get(route.id))]);
    case "requirement":
      return highest([report.domain.classification, ...ofItems(itemsByRequirement.get(route.id) ?? [])]);
    case "control":
      return highest([
        controls.get(route.id)?.classification ?? "internal",
        ...ofItems(itemsByControl.get(route.id) ?? []),
      ]);
    case "object":
      return highest([
        objects.get(route.id)?.classification ?? "internal",
        ...ofItems(itemsByObject.get(route.id) ?? []),
      ]);
    case "site":
      return highest([report.domain.classification, ...ofItems(itemsBySite.get(route.id) ?? [])]);
    case "evidence":
      return highest([levelOf(evidence.get(route.id))]);
    case "risk":
      return highest([risks.get(route.id)?.classification ?? "internal"]);
    case "audit":
      return highest([audits.get(route.id)?.classification ?? "internal"]);
    case "changes":
      // What went may have been classified higher than all there is.
      return highest([everything, report.changes?.classification ?? "public"]);
    default:
      return everything;
  }
}

function ofItems(items: Parameters<typeof assessmentsOf>[0]): readonly Clearance[] {
  return [
    ...assessmentsOf(items).map(({ control }) => control.classification),
    ...items.flatMap((item) => item.evidence.map((path) => levelOf(evidence.get(path)))),
  ];
}

/** Why an object has a module stands in the object. */
function ofHolders(module: ReportModule | undefined): readonly Clearance[] {
  return (module?.objects ?? []).map((id) => objects.get(id)?.classification ?? "internal");
}

/** Of withheld evidence nothing is left that would be classified. */
function levelOf(entry: ReportEvidence | undefined): Clearance {
  if (entry === undefined) return "internal";
  return entry.withheld ? "public" : entry.classification;
}
