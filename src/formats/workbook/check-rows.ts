import { toString as textOf } from "mdast-util-to-string";
import type { Method } from "../../model/method.ts";
import { levelName } from "../../model/method.ts";
import type { Language } from "../../model/position.ts";
import type { Prose } from "../../model/prose.ts";
import type { Report, ReportAssessment, ReportItem } from "../../model/report.ts";
import { scopeOf, scopeWords } from "../../model/scope-words.ts";
import { words } from "../../model/words.ts";
import { withoutHidden } from "../../text/hidden-characters.ts";
import { type CheckColumnKey, longestText, metWords } from "./check-columns.ts";

/** A row of a check list: an item of the IT-Grundschutz-Check with what its columns show. */
export interface CheckRow {
  readonly item: ReportItem;
  /** What tells the item apart: `INF.2.A3 raum-a@rz-a`. */
  readonly key: string;
  readonly values: Readonly<Record<CheckColumnKey, string>>;
}

/** The rows of every item of a report, in its order. */
export function checkRows(report: Report, method: Method, language: Language): CheckRow[] {
  const controls = new Map(report.controls.map((control) => [control.id, control]));
  const requirements = new Map(report.requirements.map((one) => [one.id, one]));
  const evidence = new Map(report.evidence.map(({ path, title }) => [path, title]));
  const sites = new Map(report.sites.map(({ id, title }) => [id, title]));
  return report.items.map((item) => {
    const sources = item.assessments.flatMap(({ control, index }) => {
      const found = controls.get(control);
      const assessment = found?.assessments[index];
      return found && assessment ? [{ control: found, assessment }] : [];
    });
    const [only, ...others] = sources;
    const single = others.length === 0 ? only : undefined;
    return {
      item,
      key: checkKey(item),
      values: {
        id: item.requirement,
        title: text(requirements.get(item.requirement)?.title ?? ""),
        content: "",
        level: levelName(method, item.level)[language],
        site: text(item.site === null ? "" : (sites.get(item.site) ?? item.site)),
        ...assessedValues(item, single?.assessment, language),
        state: words.state[item.state][language],
        evidence: text(item.evidence.map((path) => evidence.get(path) ?? path).join("\n")),
        control: sources.map(({ control }) => control.id).join(", "),
        note: others.length > 0 ? severalControls[language] : "",
        key: checkKey(item),
      },
    };
  });
}

/** What tells an item apart in a workbook: its requirement, and its scope as an assessment would name it. */
function checkKey({ requirement, object, site }: ReportItem): string {
  return `${requirement} ${scopeOf(object, site) ?? scopeWords.domain.de}`;
}

const severalControls = {
  de: "mehrere Maßnahmen: hier nicht zu ändern",
  en: "several controls: not to be changed here",
};

type AssessedKey = "dispensable" | "reason" | "status" | "due" | "responsible" | "remarks" | "cost";

function assessedValues(
  item: ReportItem,
  assessment: ReportAssessment | undefined,
  language: Language,
): Readonly<Record<AssessedKey, string>> {
  const { declared } = item;
  const action = assessment?.actions[0];
  const prose = assessment ? proseText(assessment.prose) : "";
  const isDispensable = declared === "dispensable";
  return {
    dispensable: isDispensable ? metWords.yes[language] : "",
    reason: isDispensable ? text(prose) : "",
    status: declared === null || isDispensable ? "" : metWords[declared][language],
    due: action?.due ?? "",
    responsible: text(action?.responsible ?? assessment?.responsible[0] ?? ""),
    remarks: isDispensable ? "" : text(action ? action.text : prose),
    cost: text(action?.effort ?? ""),
  };
}

/** Prose as lines of plain text. */
function proseText(prose: Prose): string {
  return prose
    .map((node) => textOf(node).trim())
    .filter((line) => line !== "")
    .join("\n");
}

/** A text as a cell holds it. */
export function text(value: string): string {
  const plain = withoutHidden(value);
  return plain.length > longestText ? `${plain.slice(0, longestText)}…` : plain;
}
