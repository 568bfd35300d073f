import type { Option } from "commander";
import { matrixOf } from "../../assess/risk-matrix.ts";
import { namedKinds } from "../../model/content-kinds.ts";
import type { Bilingual } from "../../model/position.ts";
import type { Project } from "../../model/project.ts";
import type { SchemaNode } from "../../source/schemas.ts";
import { suggest } from "../../text/suggest.ts";
import { option } from "../options.ts";

/** Answers by field, as written. */
export type Answers = Readonly<Record<string, string>>;

/** What a new file is checked against. */
export interface Surroundings {
  readonly project: Project;
}

/** One thing that `nachweis new` needs to know. */
export interface Field {
  /** Also the name of the option: `--title`. */
  readonly key: string;
  readonly question: Bilingual;
  /** Words to choose from. */
  readonly choices?: readonly string[];
  readonly needed?: (answers: Answers) => boolean;
  /** Whether it makes sense to ask, after the answers so far; always, by default. */
  readonly asked?: (answers: Answers) => boolean;
  readonly preset?: (answers: Answers, around: Surroundings) => string | undefined;
  /** Says what is wrong with an answer. */
  readonly fault?: (answer: string, around: Surroundings, answers: Answers) => Bilingual | null;
}

/** The option that answers a field. */
export function fieldOption({ key, question, choices }: Field): Option {
  const words = choices ? `: ${choices.join(", ")}` : "";
  return option(`--${key} <text>`, { de: question.de, en: `${question.en}${words}` });
}

/** The answers given as options, by the names of the fields: commander turns `--depends-on` into `dependsOn`. */
export function givenAnswers(fields: readonly Field[], given: Readonly<Record<string, unknown>>): Answers {
  return Object.fromEntries(
    fields.flatMap((field) => {
      const value = given[fieldOption(field).attributeName()];
      return typeof value === "string" ? [[field.key, value.trim()]] : [];
    }),
  );
}

/** The entries of a comma-separated answer. */
export function entries(answer: string | undefined): string[] {
  return (answer ?? "")
    .split(",")
    .map((entry) => entry.trim())
    .filter((entry) => entry !== "");
}

/** The fault of an answer that names something that does not exist. */
export function unknownEntry(answer: string, known: Iterable<string>, kind: Bilingual): Bilingual | null {
  const words = [...known];
  const wrong = entries(answer).find((entry) => !words.includes(entry));
  if (wrong === undefined) return null;
  const meant = suggest(wrong, words);
  return meant === null
    ? { de: `${kind.de} „${wrong}“ gibt es nicht`, en: `there is no ${kind.en} “${wrong}”` }
    : {
        de: `${kind.de} „${wrong}“ gibt es nicht; meinten Sie „${meant}“?`,
        en: `there is no ${kind.en} “${wrong}”; did you mean “${meant}”?`,
      };
}

/** A check that an answer is a level of the domain's risk matrix; while that can't be read, any may be. */
function levelExists(scale: "frequency" | "impact"): NonNullable<Field["fault"]> {
  return (answer, { project }) => {
    const matrix = matrixOf(project.domain);
    const ids = (matrix?.[scale] ?? []).map(({ id }) => id);
    if (matrix === null || ids.includes(answer)) return null;
    return {
      de: `„${answer}“ ist nicht möglich; erlaubt sind ${ids.join(", ")}`,
      en: `“${answer}” is not possible; allowed are ${ids.join(", ")}`,
    };
  };
}

/** Checks that an answer names what exists, by what its entries name. */
export const existing = {
  site: (answer, { project }) => unknownEntry(answer, idsOf(project.sites), namedKinds.site),
  object: (answer, { project }) => unknownEntry(answer, idsOf(project.objects), namedKinds.object),
  control: (answer, { project }) =>
    unknownEntry(answer, idsOf(project.controls), { de: "die Maßnahme", en: "control" }),
  module: (answer, { project }) =>
    unknownEntry(answer, idsOf(project.catalogue.data.modules), { de: "den Baustein", en: "module" }),
  /** A withdrawn one is met by nobody. */
  requirement: (answer, { project }) => {
    const active = project.catalogue.data.requirements.filter(({ withdrawn }) => !withdrawn);
    return unknownEntry(answer, idsOf(active), { de: "die Anforderung", en: "requirement" });
  },
  frequency: levelExists("frequency"),
  impact: levelExists("impact"),
} satisfies Record<NonNullable<SchemaNode["names"]> | "control", Field["fault"]>;

function idsOf(named: readonly { readonly id: string }[]): string[] {
  return named.map(({ id }) => id);
}

/** A site, or the folder of what speaks for the whole domain. */
export const siteField: Field = {
  key: "site",
  question: { de: "Standort oder domain", en: "site or domain" },
  needed: () => true,
  fault: (answer, { project }) => unknownEntry(answer, ["domain", ...idsOf(project.sites)], namedKinds.site),
};
