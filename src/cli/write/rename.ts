import type { Command } from "commander";
import { CommandError } from "../../publish/command-error.ts";
import { type ProvenRename, proveRename } from "../../rename/rename.ts";
import { RenameRefusal, type RenameRequest, renamedKinds } from "../../rename/request.ts";
import { moveChange, writeChanges } from "../../source/edit/write.ts";
import { clean } from "../../text/clean.ts";
import { today } from "../clock.ts";
import { addCommand, type Given } from "../command.ts";
import { argument, inBoth, option, options } from "../options.ts";
import { note } from "../print.ts";
import { toolVersion } from "../version.ts";
import { differenceOf, mayWrite, type Writing } from "./difference.ts";

type RenameOptions = Given & Writing;

/** Adds `nachweis rename site|object|control`. */
export function addRenameCommand(program: Command): Command {
  const command = program.command("rename").description(
    inBoth({
      de: "umbenennen, mit jedem Verweis, Bereich und Ordner",
      en: "rename, with every reference, scope and folder",
    }),
  );
  for (const kind of renamedKinds)
    addCommand<"rename", RenameOptions, [from: string, to: string]>(command, "rename", {
      name: kind,
      does: kinds[kind],
      arguments: [
        argument("<old>", { de: "die Kennung", en: "the id" }),
        argument("<new>", { de: "die neue Kennung", en: "the new id" }),
      ],
      options: [
        options.root(),
        options.asOf(),
        option("--yes", { de: "ohne Rückfrage schreiben", en: "write without asking" }),
        option("--dry-run", { de: "nur zeigen", en: "only show" }),
      ],
      run: (given, from, to) => rename(given, { kind, from, to }),
    });
  return command;
}

const kinds = {
  site: { de: "einen Standort umbenennen", en: "rename a site" },
  object: { de: "ein Zielobjekt umbenennen", en: "rename an object" },
  control: { de: "eine Maßnahme umbenennen", en: "rename a control" },
} as const;

async function rename(given: RenameOptions, request: RenameRequest): Promise<void> {
  const { root, asOf, lang } = given;
  const { from, to } = request;
  const checking = { asOf, today: today(), version: toolVersion() };
  const proven = await proveRename(root, request, checking).catch(refused);
  const { moves, replacements } = proven;
  for (const move of moves) process.stdout.write(`${move.from} -> ${move.to}\n`);
  process.stdout.write(moves.length > 0 ? "\n" : "");
  for (const change of replacements) process.stdout.write(differenceOf(change));
  showLeft(proven, from, given);
  const question = {
    de: `„${from}“ so in „${to}“ umbenennen (${replacements.length} Datei(en) geändert, ${moves.length} umbenannt)?`,
    en: `Rename "${from}" to "${to}" like this (${replacements.length} file(s) changed, ${moves.length} renamed)?`,
  };
  if (!(await mayWrite(question, given))) return;
  await writeChanges(root, [...replacements, ...moves.map(moveChange)]);
  note(
    {
      de: `„${from}“ heißt jetzt „${to}“; die Prüfung findet dasselbe wie vorher.`,
      en: `"${from}" is now called "${to}"; the check finds the same as before.`,
    },
    lang,
  );
}

/** Says what a person has to know before it is written: where the word stays, and what else has the name in it. */
function showLeft({ left, approvals }: ProvenRename, from: string, { lang }: RenameOptions): void {
  if (approvals > 0)
    note(
      {
        de: `Referenzdokumente, deren Freigabe gilt, zeigen den Namen: ${approvals} Prüfsumme(n) der Freigaben werden nachgeführt.`,
        en: `Reference documents with an approval that holds show the name: ${approvals} digest(s) of approvals follow.`,
      },
      lang,
    );
  if (left.length === 0) return;
  note(
    {
      de: `An ${left.length} Stelle(n) steht „${from}“ als Wort im Text; dort bleibt es, sehen Sie selbst nach:`,
      en: `In ${left.length} place(s) "${from}" stands as a word in text; there it stays, have a look yourself:`,
    },
    lang,
  );
  for (const { file, line } of left.slice(0, mostShown))
    process.stderr.write(`${clean(`${file}:${line}`)}\n`);
  if (left.length > mostShown) process.stderr.write("…\n");
}

/** Places that are named one by one. */
const mostShown = 20;

function refused(error: unknown): never {
  throw error instanceof RenameRefusal ? new CommandError(error.explanation) : error;
}
