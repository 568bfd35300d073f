import type { Command } from "commander";
import { fileOf } from "../../model/content-kinds.ts";
import type { Bilingual } from "../../model/position.ts";
import type { Problem, Project } from "../../model/project.ts";
import { CommandError } from "../../publish/command-error.ts";
import { writeChanges } from "../../source/edit/write.ts";
import { checkIds } from "../../source/ids.ts";
import { frontMatterText, metadataFaults, valueFaults } from "../../source/metadata-text.ts";
import { readProject } from "../../source/read-project.ts";
import { addCommand, type Given } from "../command.ts";
import { argument, inBoth, options } from "../options.ts";
import { printLines } from "../print.ts";
import { gatherHere } from "./new-answers.ts";
import { controlFields, newControl, requireRead } from "./new-control.ts";
import { type Answers, type Field, fieldOption, givenAnswers } from "./new-field.ts";
import { type Kind, kinds } from "./new-kinds.ts";

type NewOptions = Given & Readonly<Record<string, unknown>>;

/** Adds `nachweis new site|object|control|evidence|risk|audit`. */
export function addNewCommand(program: Command): Command {
  const command = program.command("new").description(
    inBoth({
      de: "eine gültige Datei anlegen; fragt, was sie braucht",
      en: "write a valid file; asks for what it needs",
    }),
  );
  for (const kind of kinds)
    addKind(command, kind.name, kind.description, kind.fields, (given, id) => writeKind(kind, given, id));
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
  does: Bilingual,
  fields: readonly Field[],
  write: (given: NewOptions, id: string | undefined) => Promise<string>,
): void {
  addCommand<"new", NewOptions, [id?: string]>(parent, "new", {
    name,
    does,
    arguments: [argument("[id]", { de: "Kennung", en: "id" })],
    options: [...fields.map(fieldOption), options.root()],
    run: async (given, id) => printLines([await write(given, id)]),
  });
}

async function writeKind(kind: Kind, given: NewOptions, id: string | undefined): Promise<string> {
  const around = { project: await readProject(given.root) };
  const fields = [idField(kind), ...kind.fields];
  const answers = await gatherHere(fields, answersOf(kind.fields, given, id), {
    around,
    language: given.lang,
    fault: ({ key }, answer) => valueFaults(kind.name, kind.metadata({ [key]: answer }))[0] ?? null,
  });
  const metadata = kind.metadata(answers);
  const [fault] = metadataFaults(kind.name, metadata);
  if (fault) throw new CommandError(fault);
  const body = kind.body(answers, given.lang);
  const path = pathOf(kind, answers.id ?? "", answers);
  const content = frontMatterText(metadata) + (body === "" ? "" : `\n${body}`);
  await writeChanges(given.root, [{ kind: "create", path, content }]);
  return path;
}

async function writeControl(given: NewOptions, id: string | undefined): Promise<string> {
  const around = { project: await readProject(given.root) };
  const answers = await gatherHere(controlFields, answersOf(controlFields, given, id), {
    around,
    language: given.lang,
  });
  const change = newControl(answers, around, given.lang);
  await requireRead(change, answers, around);
  await writeChanges(given.root, [change]);
  return change.path;
}

function answersOf(fields: readonly Field[], given: NewOptions, id: string | undefined): Answers {
  return { ...givenAnswers(fields, given), ...(id === undefined ? {} : { id }) };
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
  checkIds([...sharingIds(kind, project), entry], [], problems);
  const found = problems.find(({ at }) => at.file === entry.file);
  return found ? { de: `${found.message.de}`, en: `${found.message.en}` } : null;
}

/** What a new file of a kind must not share its id with. */
function sharingIds(
  { name }: Kind,
  { sites, objects, risks, audits }: Project,
): Parameters<typeof checkIds>[0] {
  switch (name) {
    case "site":
    case "object":
      return [...objects, ...sites];
    case "risk":
      return risks;
    case "audit":
      return audits;
    case "evidence":
      return [];
  }
}
