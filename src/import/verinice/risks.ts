import type { Bilingual } from "../../model/position.ts";
import type { Project } from "../../model/project.ts";
import { standardMatrix } from "../../model/risk-matrix.ts";
import type { BasicValue } from "../../model/vocabulary.ts";
import type { CellNote, NotTaken } from "../outcome.ts";
import { RequirementIds } from "../requirement-ids.ts";
import { sourceLine } from "../source-text.ts";
import type { SaidFile } from "./metadata-files.ts";
import type { NewIds } from "./new-ids.ts";
import type { SourceRating, SourceRisk } from "./source-model.ts";

/** The risks of a source as files. */
export interface SaidRisks {
  readonly files: readonly SaidFile[];
  readonly notTaken: readonly NotTaken[];
  readonly cells: readonly CellNote[];
}

/** What becomes of rated threats: a risk each, with its levels by the domain's matrix. Who accepted it and until when, no source says. */
export function saidRisks(
  risks: readonly SourceRisk[],
  objects: ReadonlyMap<string, readonly string[]>,
  project: Project,
  newIds: NewIds,
): SaidRisks {
  const { catalogue, domain } = project;
  const matrix = domain.data["risk-matrix"] ?? standardMatrix;
  const ids = new RequirementIds(catalogue);
  const threats = new Set(catalogue.data.threats.map(({ id }) => id));
  const [files, notTaken, cells]: [SaidFile[], NotTaken[], CellNote[]] = [[], [], []];
  for (const risk of risks) {
    const { place, title, rating, residual, treatments } = risk;
    const refuse = (reason: NotTaken["reason"]): void => {
      notTaken.push({ place, reason, detail: same(`${risk.threat} ${sourceLine(title)}`.trim()) });
    };
    const note = (column: string, text: string): void => {
      cells.push({ place, column: `${column} `, detail: same(text) });
    };
    const level = (scale: readonly { readonly id: string }[], steps: number | null, what: string) => {
      const found = steps === null ? undefined : scale[steps]?.id;
      if (steps !== null && found === undefined) note(what, String(steps + 1));
      return found;
    };
    const rated = ({ frequency, impact, category }: SourceRating, what: string) => ({
      frequency: level(matrix.frequency, frequency, `${what}frequency`),
      impact:
        typeof impact === "object" && impact !== null
          ? given(
              (Object.entries(impact) as [BasicValue, number][]).map(
                ([value, steps]) => [value, level(matrix.impact, steps, `${what}impact`)] as const,
              ),
            )
          : level(matrix.impact, impact, `${what}impact`),
      category: level(matrix.categories, category, `${what}risk`),
    });
    const on = [...new Set(risk.objects.flatMap((object) => objects.get(object) ?? []))];
    const isRated = [rating, residual].some((one) => Object.values(one).some((steps) => steps !== null));
    if (!isRated && treatments.length === 0) refuse("unrated");
    else if (on.length === 0) refuse("scope-unknown");
    else {
      const [treatment, ...others] = [...new Set(treatments)];
      if (others.length > 0) note("treatment", [treatment, ...others].join(", "));
      const number = /\bG ?0\.(\d{1,3})\b/.exec(risk.threat)?.[1];
      const threat = number === undefined ? undefined : `G 0.${Number(number)}`;
      if (threat === undefined || !threats.has(threat)) note("threat", risk.threat);
      const measures = [...new Set(risk.measures.flatMap((text) => ids.in(text).known))];
      const left = given(Object.entries(rated(residual, "residual ")));
      files.push({
        place,
        kind: "risk",
        id: newIds.of("risk", risk.id, `${sourceLine(title)} ${on[0]}`),
        values: {
          title: sourceLine(title),
          objects: on,
          threats: threat !== undefined && threats.has(threat) ? [threat] : undefined,
          ...rated(rating, ""),
          treatment: others.length === 0 ? treatment : undefined,
          measures: measures.length > 0 ? measures : undefined,
          residual: left,
          source: risk.id,
        },
        text: risk.prose,
      });
    }
  }
  return { files, notTaken, cells };
}

/** The entries that have a value; undefined if none has. */
function given(
  entries: readonly (readonly [string, unknown])[],
): Readonly<Record<string, unknown>> | undefined {
  const left = entries.filter(([, value]) => value !== undefined);
  return left.length === 0 ? undefined : Object.fromEntries(left);
}

function same(text: string): Bilingual {
  return { de: text, en: text };
}
