import type { Assessed, Item, ScopedAssessment } from "../../model/assessed.ts";
import { germanDay } from "../../model/languages.ts";
import { levelName } from "../../model/method.ts";
import type { Bilingual } from "../../model/position.ts";
import type { ProbableDeviation, ReportBlocker } from "../../model/report.ts";
import { only } from "../../text/only.ts";
import { obstacle } from "./obstacle.ts";

const stateWords: Readonly<Record<string, Bilingual>> = {
  open: { de: "ist nicht oder nur teilweise erfüllt", en: "is not met, or only partly" },
  unproven: { de: "ist nicht belegt", en: "is not proven" },
  unassessed: { de: "ist nicht bewertet", en: "is not assessed" },
};

/** Essential items that are not met or not shown to be. */
export function unmetItems({ index, items }: Assessed): ReportBlocker[] {
  const { method } = index;
  const { levels, must } = method.essential;
  return items
    .filter(({ essential, state }) => essential && state in stateWords)
    .map((item) => {
      const { level } = item.requirement;
      const kind =
        must === null || levels.includes(level)
          ? levelName(method, level)
          : { de: `${level}, mit ${must.all.de}`, en: `${level}, with ${must.all.en}` };
      return obstacle("requirement", item.at, sentence(item, kind), place(item));
    });
}

/** Items that are to be planned, not met or not shown to be, and have neither an action nor a risk that is accepted. */
export function unplannedItems({ index, items, acceptedRisks }: Assessed): ProbableDeviation[] {
  const { method } = index;
  const isPlanned = ({ assessments }: Item): boolean =>
    assessments.some(
      (scoped) => hasAction(scoped) || scoped.assessment.risks.some(({ value }) => acceptedRisks.has(value)),
    );
  return items
    .filter(
      (item) =>
        method.planned.includes(item.requirement.level) && !item.essential && item.state in stateWords,
    )
    .filter((item) => !isPlanned(item))
    .map((item) =>
      obstacle(
        "standard-unplanned",
        item.at,
        sentence(item, levelName(method, item.requirement.level)),
        place(item),
      ),
    );
}

/** An action that says by when and by whom (FORMAT.md, `gap-without-action`). */
function hasAction({ assessment, mapped }: ScopedAssessment): boolean {
  const somebody = assessment.responsible.length + mapped.control.responsible.length > 0;
  return assessment.actions.some(
    ({ value }) => value.due !== null && (value.responsible !== null || somebody),
  );
}

/** Assessments of which a certificate could not make use any more (Auditierungsschema: age of A.4). */
export function oldAssessments({ index, controls }: Assessed): ReportBlocker[] {
  const { words } = index.method.ages.assessment;
  return controls.flatMap(({ assessments }) =>
    assessments
      .filter(({ items, current }) => items.length > 0 && !current)
      .map((scoped) => oldAssessment(scoped, words)),
  );
}

function oldAssessment(
  { mapped, assessment, assessedOn, items }: ScopedAssessment,
  allowed: Bilingual,
): ReportBlocker {
  const { id } = mapped.control;
  const text = assessedOn
    ? {
        de: `Die Bewertung von ${id} vom ${germanDay(assessedOn.value.date)} ist älter als ${allowed.de}.`,
        en: `The assessment of ${id} of ${assessedOn.value.date} is older than ${allowed.en}.`,
      }
    : {
        de: `Wann ${id} bewertet wurde, ist nicht angegeben.`,
        en: `It is not said when ${id} was assessed.`,
      };
  return obstacle("assessment-old", assessedOn?.at ?? assessment.at, text, {
    requirement: only(items.map(({ requirement }) => requirement.id)),
    object: only(items.map(({ object }) => object)),
    site: only(items.map(({ site }) => site)),
  });
}

function sentence({ requirement: { id, title }, state }: Item, kind: Bilingual): Bilingual {
  const word = stateWords[state] ?? { de: state, en: state };
  return { de: `${id} ${title} (${kind.de}) ${word.de}.`, en: `${id} ${title} (${kind.en}) ${word.en}.` };
}

function place({ requirement, object, site }: Item): Pick<ReportBlocker, "requirement" | "object" | "site"> {
  return { requirement: requirement.id, object, site };
}
