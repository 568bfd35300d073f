import type { Assessed, Item, ScopedAssessment } from "../model/assessed.ts";
import type { Bilingual } from "../model/position.ts";
import type { Audit, AuditFinding } from "../model/project.ts";
import type { ReportBlocker } from "../model/report.ts";
import { only } from "../text/only.ts";
import { compareBy, compareText } from "../text/order.ts";

/**
 * Everything that stops a certificate (Zertifikatshindernisse), whether it is a finding or a gap with an action in time:
 * essential items that are not met or not shown to be, open major deviations, and assessments of which a certificate
 * could not make use any more (Kompendium, "IT-Grundschutz – Basis"; Auditierungsschema). Sorted by file, line, kind.
 */
export function reportBlockers(assessed: Assessed): ReportBlocker[] {
  const { items, controls, index } = assessed;
  const blockers = [
    ...items.filter(({ essential, state }) => essential && state in stateWords).map(unmetItem),
    ...controls.flatMap(({ assessments }) =>
      assessments.filter((scoped) => scoped.items.length > 0 && !scoped.current).map(oldAssessment),
    ),
    ...index.project.audits.flatMap((audit) =>
      audit.findings
        .filter(({ severity, closed }) => severity?.value === "major" && !isPast(closed?.value, index.asOf))
        .map((finding) => majorDeviation(audit, finding)),
    ),
  ];
  return blockers.sort(
    compareBy(
      (a, b) => compareText(a.file, b.file),
      (a, b) => a.line - b.line,
      (a, b) => compareText(a.kind, b.kind),
    ),
  );
}

const stateWords: Readonly<Record<string, Bilingual>> = {
  open: { de: "ist nicht oder nur teilweise erfüllt", en: "is not met, or only partly" },
  unproven: { de: "ist nicht belegt", en: "is not proven" },
  unassessed: { de: "ist nicht bewertet", en: "is not assessed" },
};

function unmetItem({ requirement, object, site, state, at }: Item): ReportBlocker {
  const { id, title, level } = requirement;
  const word = stateWords[state] ?? { de: state, en: state };
  const kind =
    level === "B"
      ? { de: "Basis", en: "Basis" }
      : { de: `${level}, mit MUSS oder DARF`, en: `${level}, with MUSS or DARF` };
  return {
    kind: "unmet",
    requirement: id,
    object,
    site,
    audit: null,
    text: { de: `${id} ${title} (${kind.de}) ${word.de}.`, en: `${id} ${title} (${kind.en}) ${word.en}.` },
    file: at.file,
    line: at.line,
  };
}

function oldAssessment({ mapped, assessment, assessedOn, items }: ScopedAssessment): ReportBlocker {
  const { id } = mapped.control;
  const at = assessedOn?.at ?? assessment.at;
  return {
    kind: "old-assessment",
    requirement: only(items.map(({ requirement }) => requirement.id)),
    object: only(items.map(({ object }) => object)),
    site: only(items.map(({ site }) => site)),
    audit: null,
    text: assessedOn
      ? {
          de: `Die Bewertung von ${id} vom ${assessedOn.value.date} ist älter als zwölf Monate.`,
          en: `The assessment of ${id} of ${assessedOn.value.date} is older than twelve months.`,
        }
      : {
          de: `Wann ${id} bewertet wurde, ist nicht angegeben.`,
          en: `It is not said when ${id} was assessed.`,
        },
    file: at.file,
    line: at.line,
  };
}

function majorDeviation(audit: Audit, { id, title, at, requirements }: AuditFinding): ReportBlocker {
  return {
    kind: "major-deviation",
    requirement: only(requirements.map(({ value }) => value)),
    object: null,
    site: null,
    audit: audit.id,
    text: {
      de: `Die schwerwiegende Abweichung ${id} ${title} ist nicht behoben.`,
      en: `The major deviation ${id} ${title} is not mended.`,
    },
    file: at.file,
    line: at.line,
  };
}

function isPast(day: string | undefined, asOf: string): boolean {
  return day !== undefined && day <= asOf;
}
