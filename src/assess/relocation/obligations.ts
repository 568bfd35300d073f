import type { AssessedDay } from "../../model/assessed.ts";
import type { ProcessLoss } from "../../model/failover.ts";
import { isMet } from "../../model/item-states.ts";
import { germanDay } from "../../model/languages.ts";
import type { Bilingual, Language } from "../../model/position.ts";
import type { Evidence } from "../../model/project.ts";
import type { RelocationObligation } from "../../model/relocation.ts";
import { compareText } from "../../text/order.ts";
import { holdsOn } from "../evidence-use.ts";
import { countingExercise, exercisesByLoss, lossKey } from "../failover/exercises.ts";
import { type Named, namesIn, siteCalled } from "../names.ts";
import type { RelocationPlan } from "./plan.ts";

/** Where the obligations come from. */
const certificationScheme: Bilingual = {
  de: "Zertifizierungsschema des BSI: wesentliche Änderungen des Informationsverbunds",
  en: "BSI certification scheme: substantial changes of the information domain",
};
const referenceDocuments: Bilingual = {
  de: "Referenzdokumente A.1 und A.5 des BSI",
  en: "BSI reference documents A.1 and A.5",
};

/** What a relocation asks for beside the items of the new site, by the day on which it is due. */
export function obligationsOf(
  plan: RelocationPlan,
  today: AssessedDay,
  then: AssessedDay,
): RelocationObligation[] {
  const named = namesIn(then.index);
  const all = [
    changeNotice(plan, then, named),
    ...movingObligations(plan, today, then),
    networkPlan(plan, then, named),
    riskAnalysis(plan, then, named),
    ...outsourcing(plan, then),
    ...exercises(plan, then, named),
  ];
  return all.toSorted((a, b) => compareText(a.due, b.due));
}

/** First day of the move. */
function begin({ transitionFrom, cutOver }: RelocationPlan): string {
  return transitionFrom ?? cutOver;
}

/** A certified domain that changes substantially must be reported; the tool can't know whether it is certified. */
function changeNotice(plan: RelocationPlan, then: AssessedDay, named: Named): RelocationObligation {
  const notices = then.index.project.evidence.filter(
    (evidence) => evidence.data["change-notice"] === plan.to.id && holdsOn(evidence, then.index.asOf),
  );
  return {
    kind: "change-notice",
    text: {
      de: `Dem BSI den Umzug (${named(plan.from.id)} → ${named(plan.to.id)}) als wesentliche Änderung melden; Nachweis ist die abgeschickte Meldung.`,
      en: `Report the move (${named(plan.from.id)} → ${named(plan.to.id)}) to the BSI as a substantial change; the notice that was sent is the evidence.`,
    },
    hint: {
      de: `in den Metadaten der Meldung change-notice: ${plan.to.id}`,
      en: `in the metadata of the notice change-notice: ${plan.to.id}`,
    },
    source: certificationScheme,
    requirement: null,
    due: plan.cutOver,
    met: notices.length > 0,
    evidence: paths(notices),
  };
}

function movingObligations(
  plan: RelocationPlan,
  today: AssessedDay,
  then: AssessedDay,
): RelocationObligation[] {
  const { method } = then.index;
  return method.moving.flatMap(({ requirement: id, at, due }) => {
    const requirement = then.index.requirements.get(id);
    if (!requirement || requirement.withdrawn) return [];
    // The old site has items only while it is in use, the new one from its transition on.
    const items = (at === "to" ? then : today).items.filter(
      (item) =>
        item.requirement.id === id &&
        (item.site === null || item.site === plan[at === "to" ? "to" : "from"].id),
    );
    return [
      {
        kind: "requirement" as const,
        text: {
          de: `${id} ${requirement.title} ${items.length > 0 ? "erfüllen und belegen" : "betrachten: Kein Zielobjekt hat diese Anforderung"}.`,
          en: `${items.length > 0 ? "Meet and prove" : "Consider"} ${id} ${requirement.title}${items.length > 0 ? "" : ": no object has this requirement"}.`,
        },
        hint: null,
        source: {
          de: `${method.name.de}, ${requirement.module}`,
          en: `${method.name.en}, ${requirement.module}`,
        },
        requirement: id,
        due: due === "begin" ? begin(plan) : (plan.retired ?? plan.cutOver),
        met: items.length === 0 ? null : items.every(isMet),
        evidence: paths(items.flatMap(({ evidence }) => evidence)),
      },
    ];
  });
}

/** The move changes the network plan: one of before the move does not show the new site. */
function networkPlan(plan: RelocationPlan, then: AssessedDay, named: Named): RelocationObligation {
  const plans = then.index.project.evidence.filter(
    (evidence) =>
      evidence.data.document === "A.1" &&
      (evidence.data.issued ?? "") >= begin(plan) &&
      holdsOn(evidence, then.index.asOf),
  );
  return {
    kind: "network-plan",
    text: {
      de: `Netzplan und Strukturanalyse mit dem ${siteCalled(named(plan.to.id)).de} neu erstellen; Nachweis ist ein Netzplan, der seit Beginn des Umzugs (${germanDay(begin(plan))}) entstanden ist.`,
      en: `Make the network plan and structure analysis anew with ${named(plan.to.id)}; a network plan made since the move began (${begin(plan)}) is the evidence.`,
    },
    hint: {
      de: `in den Metadaten des Netzplans document: A.1, issued ab ${begin(plan)}`,
      en: `in the metadata of the network plan document: A.1, issued from ${begin(plan)} on`,
    },
    source: referenceDocuments,
    requirement: null,
    due: plan.cutOver,
    met: plans.length > 0,
    evidence: paths(plans),
  };
}

function riskAnalysis(plan: RelocationPlan, then: AssessedDay, named: Named): RelocationObligation {
  const place = then.index.project.objects.filter(
    ({ data }) => (data.type === "building" || data.type === "room") && data.sites?.includes(plan.to.id),
  );
  const considered = new Set(then.index.project.risks.flatMap(({ data }) => data.objects ?? []));
  const without = place.filter(({ id }) => !considered.has(id)).map(({ id }) => named(id));
  return {
    kind: "risk-analysis",
    text: {
      de: `Risiken der Gebäude und Räume am ${siteCalled(named(plan.to.id)).de} betrachten${without.length > 0 ? `; in keinem Risiko stehen ${without.join(", ")}` : ""}.`,
      en: `Consider the risks of buildings and rooms at ${named(plan.to.id)}${without.length > 0 ? `; in no risk are ${without.join(", ")}` : ""}.`,
    },
    hint: null,
    source: referenceDocuments,
    requirement: null,
    due: plan.cutOver,
    met: place.length === 0 ? null : without.length === 0,
    evidence: [],
  };
}

/** Somebody else runs the new building: outsourcing stays with the customer, as whom colocation counts too. */
function outsourcing(plan: RelocationPlan, then: AssessedDay): RelocationObligation[] {
  const { operator } = plan.to.data;
  const { name, outsourcing: module } = then.index.method;
  if (module === null || operator === undefined || operator === plan.from.data.operator) return [];
  const items = then.items.filter(({ requirement }) => requirement.module === module);
  const unmet = items.filter((item) => !isMet(item)).map(({ requirement }) => requirement.id);
  const ids = [...new Set(unmet)].join(", ");
  return [
    {
      kind: "outsourcing",
      text: {
        de: `${operator} betreibt das neue Gebäude: ${module} erfüllen und belegen${ids ? ` (offen: ${ids})` : ""}.`,
        en: `${operator} runs the new building: meet and prove ${module}${ids ? ` (open: ${ids})` : ""}.`,
      },
      hint: null,
      source: { de: `${name.de}, ${module}`, en: `${name.en}, ${module}` },
      requirement: null,
      due: plan.cutOver,
      met: items.length === 0 ? null : unmet.length === 0,
      evidence: paths(items.flatMap(({ evidence }) => evidence)),
    },
  ];
}

/**
 * Both directions with the new site, for every loss that the critical processes must survive. What only the old site carried counts no
 * more once it is given up: it does not show that the new one takes over.
 */
function exercises(plan: RelocationPlan, then: AssessedDay, named: Named): RelocationObligation[] {
  const concerned = then.failover.processes.filter(
    ({ lost, remaining }) => lost === plan.to.id || remaining.includes(plan.to.id),
  );
  const known = exercisesByLoss(then.index);
  const siteStates = new Map(then.index.siteStates).set(plan.from.id, "retired");
  const afterwards = { ...then.index, siteStates };
  /** Path of the exercise that shows it without the old site too. */
  const shownBy = ({ process: id, lost, exercise }: ProcessLoss): string | null => {
    const process = then.index.objects.get(id);
    if (lost === plan.from.id || !process) return exercise?.evidence ?? null;
    const counting = countingExercise(known.get(lossKey(id, lost)) ?? [], process, lost, afterwards);
    return counting?.faults.length === 0 ? counting.evidence.path : null;
  };
  const namesOf = (losses: readonly ProcessLoss[]): string =>
    losses.map(({ process }) => named(process)).join(", ");
  return [...Map.groupBy(concerned, ({ lost }) => lost)].map(([lost, losses]) => {
    const unshown = losses.filter(({ exercise }) => exercise?.shows !== true);
    const shown = losses.filter((loss) => loss.exercise?.shows === true);
    const before = shown.filter((loss) => shownBy(loss) === null);
    const lacks = [
      { of: unshown, de: "noch nicht gezeigt für", en: "not shown yet for" },
      { of: before, de: "nur mit dem alten Standort gezeigt für", en: "shown only with the old site for" },
    ].filter(({ of }) => of.length > 0);
    const lacking = (language: Language): string => {
      const said = lacks.map((lack) => `${lack[language]} ${namesOf(lack.of)}`).join("; ");
      return said === "" ? "" : `: ${said}`;
    };
    return {
      kind: "exercise" as const,
      text: {
        de: `Den Ausfall von ${named(lost)} üben${lacking("de")}.`,
        en: `Exercise the loss of ${named(lost)}${lacking("en")}.`,
      },
      hint: null,
      source: then.index.method.alternativeSite.source,
      requirement: null,
      due: plan.cutOver,
      met: lacks.length === 0,
      evidence: [...new Set(shown.flatMap((loss) => shownBy(loss) ?? []))].sort(compareText),
    };
  });
}

function paths(evidence: readonly Evidence[]): string[] {
  return [...new Set(evidence.map(({ path }) => path))].sort(compareText);
}
