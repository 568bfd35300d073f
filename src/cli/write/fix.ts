import type { Command } from "commander";
import type { Finding } from "../../model/finding.ts";
import type { Language } from "../../model/position.ts";
import type { Project } from "../../model/project.ts";
import { allFindings, judgeInFull } from "../../pipeline.ts";
import { CommandError } from "../../publish/command-error.ts";
import { changedClaims, safeChanges, textsAfter } from "../../source/edit/safe-changes.ts";
import { writeChanges } from "../../source/edit/write.ts";
import { readProject } from "../../source/read-project.ts";
import { clean } from "../../text/clean.ts";
import { today } from "../clock.ts";
import { addCommand, type Given } from "../command.ts";
import { option, options } from "../options.ts";
import { note } from "../print.ts";
import { toolVersion } from "../version.ts";
import { differenceOf, mayWrite, type Writing } from "./difference.ts";

type FixOptions = Given & Writing;

/** Adds `nachweis fix`. */
export function addFixCommand(program: Command): Command {
  return addCommand<"fix", FixOptions>(program, "fix", {
    does: {
      de: "beheben, was nichts behauptet: verschriebene Angaben und Schlüssel, Daten wie 14.09.2026, fehlende Prüfsummen",
      en: "mend what makes no claim: misspelt labels and keys, dates such as 14.09.2026, missing hashes",
    },
    options: [
      options.root(),
      options.asOf(),
      option("--yes", { de: "ohne Rückfrage schreiben", en: "write without asking" }),
      option("--dry-run", { de: "nur zeigen", en: "only show" }),
    ],
    run: fix,
  });
}

async function fix(given: FixOptions): Promise<void> {
  const { root, lang } = given;
  const { project, findings } = await findingsOf(given);
  const changes = safeChanges(project, findings);
  if (changes.length === 0) {
    note({ de: "Nichts, was sich sicher beheben lässt.", en: "Nothing that can be mended safely." }, lang);
    showSuggestions(findings, lang);
    return;
  }
  const [changed] = changedClaims(project, await readProject(root, { open: textsAfter(changes) }));
  if (changed !== undefined) {
    throw new CommandError({
      de: `nichts geändert: In ${changed} würde sich ändern, was schon lesbar ist, und das darf eine Korrektur nie. Das ist ein Fehler im Programm; bitte melden Sie ihn`,
      en: `nothing changed: in ${changed} something would change that can be read already, which a fix never may. That is a bug in the program; please report it`,
    });
  }
  for (const change of changes) process.stdout.write(differenceOf(change));
  const files = changes.length;
  const question = { de: `${files} Datei(en) so ändern?`, en: `Change ${files} file(s) like this?` };
  if (!(await mayWrite(question, given))) return;
  await writeChanges(root, changes);
  const { findings: left } = await findingsOf(given);
  const errors = left.filter(({ severity }) => severity === "error").length;
  const more = left.some((finding) => finding.fix !== null);
  note(
    {
      de: `${changes.length} ${changes.length === 1 ? "Datei" : "Dateien"} geändert; ${errors} Fehler bleiben.${more ? " „nachweis fix“ kann noch mehr beheben." : ""}`,
      en: `${changes.length} ${changes.length === 1 ? "file" : "files"} changed; ${errors} errors remain.${more ? " “nachweis fix” can mend more." : ""}`,
    },
    lang,
  );
  showSuggestions(left, lang);
}

/** Names what a person has to decide on: a fix never makes these changes. */
function showSuggestions(findings: readonly Finding[], language: Language): void {
  const suggested = findings.filter(({ suggestion }) => suggestion !== null);
  if (suggested.length === 0) return;
  note(
    {
      de: "Vorschläge, die jemand prüfen und selbst eintragen muss:",
      en: "Suggestions that somebody has to check and to enter:",
    },
    language,
  );
  for (const { file, line, column, message } of suggested)
    process.stderr.write(`${clean(`${file}:${line}:${column} ${message[language]}`)}\n`);
}

async function findingsOf({
  root,
  asOf,
}: FixOptions): Promise<{ project: Project; findings: readonly Finding[] }> {
  const project = await readProject(root);
  const checked = judgeInFull(project, { asOf, today: today(), version: toolVersion() });
  return { project, findings: allFindings(checked) };
}
