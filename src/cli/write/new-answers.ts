import type { Bilingual, Language } from "../../model/position.ts";
import { CommandError } from "../../publish/command-error.ts";
import { type Ask, asking, canAsk } from "./ask.ts";
import type { Answers, Field, Surroundings } from "./new-field.ts";

/** What the answers are gathered with. */
interface Gathering {
  readonly around: Surroundings;
  readonly language: Language;
  /** Asks the person; null where there is nobody to ask. */
  readonly ask: Ask | null;
  /** What is wrong with an answer beside what its field says itself. */
  readonly fault?: (field: Field, answer: string) => Bilingual | null;
}

/**
 * Gathers an answer for every field, from the terminal if there is one.
 *
 * @throws {CommandError} as `gather`
 */
export function gatherHere(
  fields: readonly Field[],
  given: Answers,
  gathering: Omit<Gathering, "ask">,
): Promise<Answers> {
  return canAsk()
    ? asking((ask) => gather(fields, given, { ...gathering, ask }))
    : gather(fields, given, { ...gathering, ask: null });
}

/**
 * Gathers an answer for every field: what was given as an option counts, the rest is asked, or is the preset.
 *
 * @throws {CommandError} if a given answer is wrong, or needed ones are missing and nobody can be asked
 */
export async function gather(
  fields: readonly Field[],
  given: Answers,
  { around, language, ask, fault }: Gathering,
): Promise<Answers> {
  const answers: Record<string, string> = {};
  const missing: string[] = [];
  const faultOf = (field: Field, answer: string): Bilingual | null =>
    choiceFault(field, answer) ?? field.fault?.(answer, around, answers) ?? fault?.(field, answer) ?? null;
  for (const field of fields) {
    if (field.asked && !field.asked(answers) && given[field.key] === undefined) continue;
    const needed = field.needed?.(answers) ?? false;
    const preset = field.preset?.(answers, around);
    const option = given[field.key];
    if (option !== undefined && option !== "") {
      const wrong = faultOf(field, option);
      if (wrong) throw new CommandError(named(field, wrong));
      answers[field.key] = option;
    } else if (ask) {
      const answer = await askUntilRight(field, { ask, language, needed, preset, faultOf });
      if (answer !== "") answers[field.key] = answer;
    } else if (preset !== undefined) answers[field.key] = preset;
    else if (needed) missing.push(nameOf(field));
  }
  if (missing.length > 0) {
    throw new CommandError({
      de: `es fehlt: ${missing.join(", ")} (an einem Terminal wird danach gefragt)`,
      en: `missing: ${missing.join(", ")} (on a terminal you are asked for it)`,
    });
  }
  return answers;
}

const optional: Bilingual = { de: "leer: keine Angabe", en: "empty: none" };

async function askUntilRight(
  field: Field,
  {
    ask,
    language,
    needed,
    preset,
    faultOf,
  }: {
    ask: Ask;
    language: Language;
    needed: boolean;
    preset: string | undefined;
    faultOf: (field: Field, answer: string) => Bilingual | null;
  },
): Promise<string> {
  const notes = [
    ...(field.choices ? [field.choices.join(", ")] : []),
    ...(preset === undefined ? (needed ? [] : [optional[language]]) : [`Enter: ${preset}`]),
  ];
  const question = `${field.question[language]}${notes.length > 0 ? ` (${notes.join("; ")})` : ""}: `;
  for (let remark = ""; ; ) {
    const answer = (await ask(remark + question)) || (preset ?? "");
    if (answer === "" && !needed) return "";
    const wrong =
      answer === "" ? { de: "Diese Angabe wird gebraucht", en: "This is needed" } : faultOf(field, answer);
    if (wrong === null) return answer;
    remark = `  ${wrong[language]}\n`;
  }
}

function choiceFault({ choices }: Field, answer: string): Bilingual | null {
  if (!choices || choices.includes(answer)) return null;
  return {
    de: `„${answer}“ ist nicht möglich; erlaubt sind ${choices.join(", ")}`,
    en: `“${answer}” is not possible; allowed are ${choices.join(", ")}`,
  };
}

function named(field: Field, { de, en }: Bilingual): Bilingual {
  return { de: `${nameOf(field)}: ${de}`, en: `${nameOf(field)}: ${en}` };
}

function nameOf({ key }: Field): string {
  return key === "id" ? "<id>" : `--${key}`;
}
