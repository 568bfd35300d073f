import type { AssessedDay, Index, Needs, ThreatCoverage, UnanalysedObject } from "../model/assessed.ts";
import { isManagement } from "../model/management.ts";
import type { Risk, TargetObject } from "../model/project.ts";
import type { ReportRisk } from "../model/report.ts";
import { basicValues, type ObjectType } from "../model/vocabulary.ts";
import { addToList } from "../text/list-by-key.ts";

/** Types of objects that need an analysis where no module fits them (FORMAT.md, `risk-analysis-missing`). */
const modelledTypes: ReadonlySet<ObjectType> = new Set([
  "application",
  "it-system",
  "ics",
  "room",
  "building",
  "service",
]);

/** Whether an object is of a type that modules are made for and has none: all elementary threats are to be judged. */
function isWithoutModule({ data, invalid }: TargetObject): boolean {
  const isRead = ["type", "modules", "*"].every((key) => !invalid.has(key));
  return (
    isRead &&
    data.type !== undefined &&
    modelledTypes.has(data.type) &&
    (data.modules === undefined || data.modules.length === 0)
  );
}

/** Whether threats are to be judged for it at all: not for processes, links and providers (FORMAT.md, `risk-unanalysed`). */
function hasThreats({ data }: TargetObject): boolean {
  const isLink = data.type === "network" && data.connects !== undefined && data.connects.length > 0;
  return data.type !== undefined && data.type !== "process" && data.type !== "provider" && !isLink;
}

/**
 * For every object what is known of the threats to it, by id. Which ones are to be judged, the modules' marks in the BSI's
 * cross-reference say; without a module all are; without the cross-reference nobody can say, and only what is written counts.
 */
export function coverThreats({
  project,
  catalogue,
  risks: byId,
  asOf,
}: Index): ReadonlyMap<string, ThreatCoverage> {
  const risksOf = new Map<string, Risk[]>();
  for (const risk of byId.values())
    for (const id of new Set(risk.data.objects ?? [])) addToList(risksOf, id, [risk]);
  const order = new Map(catalogue.threats.map(({ id }, i) => [id, i]));
  const inOrder = (ids: Iterable<string>): string[] =>
    [...new Set(ids)].sort((a, b) => (order.get(a) ?? order.size) - (order.get(b) ?? order.size));
  const coverage = (object: TargetObject): ThreatCoverage => {
    const risks = risksOf.get(object.id) ?? [];
    const written = object.data.threats ?? {};
    const judged = inOrder([...Object.keys(written), ...risks.flatMap(({ data }) => data.threats ?? [])]);
    const { source, threats } = threatsToJudge(object, catalogue);
    const known = new Set(judged);
    const search = object.data["further-threats"];
    return {
      source,
      judged: judged.map((id) => {
        const own = Object.hasOwn(written, id) ? written[id] : undefined;
        return {
          id,
          relevance: own?.relevance ?? null,
          reason: own?.reason ?? null,
          risks: risks.filter(({ data }) => data.threats?.includes(id)).map((risk) => risk.id),
        };
      }),
      undecided: inOrder(threats).filter((id) => !known.has(id)),
      further: search !== undefined && search.on <= asOf ? search : null,
      begun: risks.length > 0 || object.data.threats !== undefined,
    };
  };
  return new Map(project.objects.map((object) => [object.id, coverage(object)]));
}

function threatsToJudge(
  object: TargetObject,
  { threats, crossReference }: Index["catalogue"],
): Pick<ThreatCoverage, "source"> & { readonly threats: readonly string[] } {
  if (!hasThreats(object)) return { source: "not-asked", threats: [] };
  if (isWithoutModule(object)) return { source: "all", threats: threats.map(({ id }) => id) };
  const modules = (object.data.modules ?? []).map(({ id }) => id);
  const isMarked = (id: string): boolean => crossReference !== undefined && Object.hasOwn(crossReference, id);
  if (modules.length === 0 || object.invalid.has("modules") || !modules.every(isMarked))
    return { source: "written", threats: [] };
  return { source: "cross-reference", threats: modules.flatMap((id) => crossReference?.[id] ?? []) };
}

/**
 * Objects that need a risk analysis and are in no risk (BSI-Standard 200-2, 8.5): with a need above normal in any value, or
 * without a module that fits them. One of which each threat was judged, and none works on it, has been analysed.
 */
export function unanalysedObjects(
  { project }: Index,
  needs: ReadonlyMap<string, Needs>,
  threats: ReadonlyMap<string, ThreatCoverage>,
): UnanalysedObject[] {
  const inRisk = new Set(project.risks.flatMap(({ data }) => data.objects ?? []));
  return project.objects.flatMap((object) => {
    const raised = basicValues.filter(
      (value) => (needs.get(object.id)?.[value].value ?? "normal") !== "normal",
    );
    const withoutModule = isWithoutModule(object);
    if (inRisk.has(object.id) || (raised.length === 0 && !withoutModule)) return [];
    const coverage = threats.get(object.id);
    const isDone =
      coverage !== undefined &&
      (coverage.source === "all" || coverage.source === "cross-reference") &&
      coverage.undecided.length === 0 &&
      coverage.judged.every(({ relevance }) => relevance === "none");
    return isDone ? [] : [{ object, raised, withoutModule }];
  });
}

/**
 * Why the acceptance of a risk does not hold on the day. Where the domain names who may accept, nobody else may; where
 * that can't be read, nobody can say that it holds.
 */
function acceptanceFault(
  { data: { accepted } }: Risk,
  { project, asOf }: Index,
): ReportRisk["acceptanceFault"] {
  if (!accepted) return null;
  if (!isManagement(project.domain, accepted.by)) return "not-management";
  if (asOf < accepted.on) return "early";
  return accepted.until < asOf ? "over" : null;
}

/** Which risks are accepted on the day, and why the acceptance of others does not hold. */
export function judgeAcceptances(index: Index): Pick<AssessedDay, "acceptedRisks" | "acceptanceFaults"> {
  const faults = new Map(index.project.risks.map((risk) => [risk.id, acceptanceFault(risk, index)]));
  const accepted = index.project.risks.filter(({ id, data }) => data.accepted && faults.get(id) === null);
  return { acceptedRisks: new Set(accepted.map(({ id }) => id)), acceptanceFaults: faults };
}
