import type { ErrorObject } from "ajv/dist/2020.js";
import type { Catalogue } from "../model/catalogue.ts";
import type { RelatedPlace } from "../model/finding.ts";
import { firstPlace, knownPlace } from "../model/places.ts";
import type { Bilingual, Position } from "../model/position.ts";
import type { Domain, Problem, RatingData, Risk, Sourced, TargetObject } from "../model/project.ts";
import { basicValues, frequencies, impacts, riskCategories } from "../model/vocabulary.ts";
import { replaceWord } from "../text/edits.ts";
import { escapePointer } from "../text/json-pointer.ts";
import { explainViolation } from "./violation-message.ts";

/** What of a content root the levels of risks are checked in. */
interface RiskContent {
  readonly domain: Domain;
  readonly risks: readonly Risk[];
  readonly objects: readonly TargetObject[];
}

/**
 * Checks what no schema of one file can: that the domain's matrix is whole, that risks name its levels, and objects
 * elementary threats. What does not hold is left out and reported, as everything that breaks a schema.
 *
 * @param catalogue the one whose elementary threats objects name
 * @param texts text of every file by path, to offer corrections in
 */
export function checkRiskAnalysis(
  content: RiskContent,
  catalogue: Pick<Catalogue, "threats">,
  texts: ReadonlyMap<string, string>,
  problems: Problem[],
): RiskContent {
  const threats = catalogue.threats.map(({ id }) => id);
  const domain = withWholeMatrix(content.domain, problems);
  return {
    domain,
    risks: content.risks.map((risk) => withKnownLevels(risk, domain, texts, problems)),
    objects: content.objects.map((object) => withKnownThreats(object, threats, problems)),
  };
}

function invalidate<S extends Sourced<unknown>>(sourced: S, key: string): S {
  return { ...sourced, invalid: new Set([...sourced.invalid, key]) };
}

function placeAt(sourced: Sourced<unknown>, pointer: string): Position {
  return firstPlace(sourced, pointer, `#${pointer}`);
}

/** A matrix counts only as a whole: with no level twice, a row for each impact, a category for each frequency. */
function withWholeMatrix(domain: Domain, problems: Problem[]): Domain {
  const matrix = domain.data["risk-matrix"];
  if (matrix === undefined || domain.invalid.has("risk-matrix")) return domain;
  const before = problems.length;
  const report = (pointer: string, message: Bilingual, help: Bilingual): void => {
    problems.push({
      rule: "front-matter-invalid",
      at: placeAt(domain, `/risk-matrix${pointer}`),
      message: { de: `Die Risikomatrix: ${message.de}`, en: `The risk matrix: ${message.en}` },
      help,
    });
  };
  for (const scale of ["frequency", "impact", "categories"] as const)
    for (const [i, { id }] of matrix[scale].entries())
      if (matrix[scale].findIndex((level) => level.id === id) < i)
        report(
          `/${scale}/${i}/id`,
          { de: `Die Kennung „${id}“ steht zweimal.`, en: `The id “${id}” stands twice.` },
          { de: "Geben Sie jeder Stufe eine eigene Kennung.", en: "Give each level an id of its own." },
        );
  const categories = matrix.categories.map(({ id }) => id);
  for (const { id } of matrix.impact)
    if (!Object.hasOwn(matrix.table, id))
      report(
        "/table",
        {
          de: `Für die Auswirkung „${id}“ fehlt die Zeile.`,
          en: `The row of the impact “${id}” is missing.`,
        },
        {
          de: `Ergänzen Sie unter table eine Zeile „${id}: […]“ mit einer Kategorie je Häufigkeit.`,
          en: `Add a line “${id}: […]” under table, with a category for each frequency.`,
        },
      );
  for (const [impact, row] of Object.entries(matrix.table)) {
    const at = `/table/${escapePointer(impact)}`;
    if (matrix.impact.every(({ id }) => id !== impact))
      report(
        at,
        { de: `Die Auswirkung „${impact}“ gibt es nicht.`, en: `There is no impact “${impact}”.` },
        {
          de: `Erlaubt sind: ${matrix.impact.map(({ id }) => id).join(", ")}.`,
          en: `Allowed are: ${matrix.impact.map(({ id }) => id).join(", ")}.`,
        },
      );
    else if (row.length !== matrix.frequency.length)
      report(
        at,
        {
          de: `In der Zeile „${impact}“ stehen ${row.length} Kategorien für ${matrix.frequency.length} Häufigkeiten.`,
          en: `The row “${impact}” has ${row.length} categories for ${matrix.frequency.length} frequencies.`,
        },
        { de: "Nennen Sie je Häufigkeit eine Kategorie.", en: "Name one category for each frequency." },
      );
    for (const [i, category] of row.entries())
      if (!categories.includes(category))
        report(
          `${at}/${i}`,
          { de: `Die Kategorie „${category}“ gibt es nicht.`, en: `There is no category “${category}”.` },
          { de: `Erlaubt sind: ${categories.join(", ")}.`, en: `Allowed are: ${categories.join(", ")}.` },
        );
  }
  return problems.length === before ? domain : invalidate(domain, "risk-matrix");
}

/** A risk without the levels that the matrix does not have. While that can't be read, nobody can say. */
function withKnownLevels(
  risk: Risk,
  { data, invalid, positions, file }: Domain,
  texts: ReadonlyMap<string, string>,
  problems: Problem[],
): Risk {
  if (invalid.has("risk-matrix") || invalid.has("*")) return risk;
  const own = data["risk-matrix"];
  const at = knownPlace(positions, file, "#/risk-matrix");
  const related: readonly RelatedPlace[] =
    own && at ? [{ ...at, message: { de: "Die Matrix des Verbunds.", en: "The domain’s matrix." } }] : [];
  const ids = (scale: "frequency" | "impact" | "categories", standard: readonly string[]) =>
    own ? own[scale].map(({ id }) => id) : standard;
  const scales = {
    frequency: ids("frequency", frequencies),
    impact: ids("impact", impacts),
    category: ids("categories", riskCategories),
  };
  const wrong = new Set<string>();
  const isKnown = (value: string, scale: readonly string[], pointer: string): boolean => {
    if (scale.includes(value)) return true;
    wrong.add(pointer.split("/")[1] ?? "");
    problems.push(unknownLevel(risk, pointer, value, scale, texts, related));
    return false;
  };
  const withKnown = <T extends Partial<RatingData>>(rating: T, pointer: string): T => {
    const kept: { -readonly [K in keyof T]: T[K] } = { ...rating };
    const { frequency, impact, category } = rating;
    if (frequency !== undefined && !isKnown(frequency, scales.frequency, `${pointer}/frequency`))
      delete kept.frequency;
    if (category !== undefined && !isKnown(category, scales.category, `${pointer}/category`))
      delete kept.category;
    const levels =
      typeof impact === "string"
        ? [isKnown(impact, scales.impact, `${pointer}/impact`)]
        : basicValues.map((value) => {
            const its = impact?.[value];
            return its === undefined || isKnown(its, scales.impact, `${pointer}/impact/${value}`);
          });
    // One that is unknown may be the highest: then none of them counts.
    if (!levels.every(Boolean)) delete kept.impact;
    return kept;
  };
  const { residual } = risk.data;
  const checked = {
    ...withKnown(risk.data, ""),
    ...(residual === undefined ? {} : { residual: withKnown(residual, "/residual") }),
  };
  return wrong.size === 0 ? risk : { ...risk, data: checked, invalid: new Set([...risk.invalid, ...wrong]) };
}

function unknownLevel(
  risk: Risk,
  pointer: string,
  value: string,
  allowed: readonly string[],
  texts: ReadonlyMap<string, string>,
  related: readonly RelatedPlace[],
): Problem {
  const { file } = risk;
  const at = firstPlace(risk, pointer);
  const error: ErrorObject = {
    keyword: "enum",
    instancePath: pointer,
    schemaPath: "",
    params: { allowedValues: allowed },
    data: value,
  };
  const { message, help, replacement } = explainViolation(error);
  const edit = replacement && replaceWord(texts.get(file) ?? "", at, value, replacement.text);
  return {
    rule: "front-matter-invalid",
    at,
    message,
    help,
    related,
    ...(edit ? { suggestion: { file, ...edit } } : {}),
  };
}

/** An object without what it judges that is no elementary threat. */
function withKnownThreats(object: TargetObject, known: readonly string[], problems: Problem[]): TargetObject {
  const written = Object.entries(object.data.threats ?? {});
  const wrong = written.filter(([id]) => !known.includes(id));
  for (const [id] of wrong)
    problems.push({
      rule: "front-matter-invalid",
      at: placeAt(object, `#/threats/${escapePointer(id)}`),
      message: {
        de: `„threats“: „${id}“ ist keine elementare Gefährdung.`,
        en: `“threats”: “${id}” is no elementary threat.`,
      },
      help: {
        de: "Schreiben Sie G 0.1 bis G 0.47, zum Beispiel „G 0.8“.",
        en: "Write G 0.1 to G 0.47, for example “G 0.8”.",
      },
    });
  if (wrong.length === 0) return object;
  const threats = Object.fromEntries(written.filter(([id]) => known.includes(id)));
  return invalidate({ ...object, data: { ...object.data, threats } }, "threats");
}
