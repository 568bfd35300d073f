import { resolve } from "node:path";
import { type Command, Option } from "commander";
import { fileOf } from "../../model/content-kinds.ts";
import type { Bilingual, Language } from "../../model/position.ts";
import type { Problem, Project } from "../../model/project.ts";
import { CommandError } from "../../publish/command-error.ts";
import { checkIds } from "../../source/ids.ts";
import { frontMatterText, metadataFaults, valueFaults } from "../../source/metadata-text.ts";
import { readProject } from "../../source/read-project.ts";
import { type Change, writeChanges } from "../../source/write.ts";
import { languageOption } from "../language.ts";
import { rootOption } from "../options.ts";
import { asking, canAsk } from "./ask.ts";
import { gather } from "./new-answers.ts";
import { controlFields, newControl } from "./new-control.ts";
import type { Answers, Field, Surroundings } from "./new-field.ts";
import { type Kind, kinds } from "./new-kinds.ts";

type NewOptions = Readonly<Record<string, string>> & { readonly root: string; readonly lang: Language };

/** Adds `nachweis new site|object|control|evidence|risk|audit`. */
export function addNewCommand(program: Command): Command {
  const command = program
    .command("new")
    .description(
      "eine gültige Datei anlegen; fragt, was sie braucht / write a valid file; asks for what it needs",
    );
  for (const kind of kinds) {
    addKind(command, kind.name, kind.description, kind.fields, (id, options) => writeKind(kind, id, options));
  }
  const description = {
    de: "eine Maßnahme, im Katalog ihres Bausteins",
    en: "a control, in the catalogue of its module",
  };
  addKind(command, "control", description, controlFields.slice(1), writeControl);
  return command;
}

function addKind(
  parent: Command,
  name: string,
  description: Bilingual,
  fields: readonly Field[],
  write: (id: string | undefined, options: NewOptions) => Promise<string>,
): void {
  const command = parent
    .command(name)
    .description(`${description.de} / ${description.en}`)
    .argument("[id]", "Kennung / id");
  for (const { key, question, choices } of fields) {
    const words = choices ? `: ${choices.join(", ")}` : "";
    command.addOption(new Option(`--${key} <text>`, `${question.de} / ${question.en}${words}`));
  }
  command
    .addOption(rootOption())
    .addOption(languageOption())
    .action(async (id: string | undefined, options: NewOptions) => {
      const path = await write(id, options);
      process.stdout.write(`${path}\n`);
    });
}

/** Options by the names of the fields: commander turns `--depends-on` into `dependsOn`. */
function givenAnswers(fields: readonly Field[], options: NewOptions): Answers {
  return Object.fromEntries(
    fields.flatMap(({ key }) => {
      const value = options[new Option(`--${key} <text>`).attributeName()];
      return value === undefined ? [] : [[key, value.trim()]];
    }),
  );
}

async function surroundings(root: string): Promise<Surroundings> {
  return { project: await readProject(root) };
}

/** Gathers answers, from the terminal if there is one. */
function answersFor(
  fields: readonly Field[],
  given: Answers,
  gathering: {
    around: Surroundings;
    language: Language;
    fault?: (field: Field, answer: string) => Bilingual | null;
  },
): Promise<Answers> {
  return canAsk()
    ? asking((ask) => gather(fields, given, { ...gathering, ask }))
    : gather(fields, given, { ...gathering, ask: null });
}

async function writeKind(kind: Kind, id: string | undefined, options: NewOptions): Promise<string> {
  const root = resolve(options.root);
  const around = await surroundings(root);
  const fields = [idField(kind), ...kind.fields];
  const given = { ...givenAnswers(kind.fields, options), ...(id === undefined ? {} : { id }) };
  const answers = await answersFor(fields, given, {
    around,
    language: options.lang,
    fault: ({ key }, answer) => valueFaults(kind.name, kind.metadata({ [key]: answer }))[0] ?? null,
  });
  const metadata = kind.metadata(answers);
  const [fault] = metadataFaults(kind.name, metadata);
  if (fault) throw new CommandError(fault);
  const body = kind.body(answers, options.lang);
  const path = pathOf(kind, answers.id ?? "", answers);
  const content = frontMatterText(metadata) + (body === "" ? "" : `\n${body}`);
  await writeChanges(root, [{ kind: "create", path, content }]);
  return path;
}

async function writeControl(id: string | undefined, options: NewOptions): Promise<string> {
  const root = resolve(options.root);
  const around = await surroundings(root);
  const given = { ...givenAnswers(controlFields, options), ...(id === undefined ? {} : { id }) };
  const answers = await answersFor(controlFields, given, { around, language: options.lang });
  const change: Change = newControl(answers, around, options.lang);
  await writeChanges(root, [change]);
  return change.path;
}

function idField(kind: Kind): Field {
  return {
    key: "id",
    question: {
      de: "Kennung (Kleinbuchstaben, Ziffern, Bindestriche)",
      en: "id (lower-case letters, digits, hyphens)",
    },
    needed: () => true,
    fault: (id, { project }) => idFault(kind, id, project),
  };
}

function pathOf({ name }: Kind, id: string, { site }: Answers): string {
  return fileOf(name, name === "evidence" ? `${site}/${id}` : id);
}

/** What the check would say against the new file's name. */
function idFault(kind: Kind, id: string, project: Project): Bilingual | null {
  const entry = { id, file: pathOf(kind, id, {}) };
  const problems: Problem[] = [];
  const taken = ["site", "object"].includes(kind.name) ? [...project.objects, ...project.sites] : [];
  checkIds([...taken, entry], [], problems);
  const found = problems.find(({ at }) => at.file === entry.file);
  return found ? { de: `${found.message.de}`, en: `${found.message.en}` } : null;
}
