import { resolve } from "node:path";
import type { Command } from "commander";
import { createTwoFilesPatch, FILE_HEADERS_ONLY } from "diff";
import type { Finding } from "../../model/finding.ts";
import type { Language } from "../../model/position.ts";
import type { Project } from "../../model/project.ts";
import { allFindings, judgeInFull } from "../../pipeline.ts";
import { CommandError } from "../../publish/command-error.ts";
import { readProject } from "../../source/read-project.ts";
import { type Change, writeChanges } from "../../source/write.ts";
import { clean } from "../../text/clean.ts";
import { applyEdits } from "../../text/edits.ts";
import { today } from "../clock.ts";
import { languageOption } from "../language.ts";
import { asOfOption, rootOption } from "../options.ts";
import { toolVersion } from "../version.ts";
import { asking, canAsk } from "./ask.ts";
import { changedClaims } from "./fix-claims.ts";

interface FixOptions {
  readonly root: string;
  readonly asOf?: string;
  readonly lang: Language;
  readonly yes?: boolean;
  readonly dryRun?: boolean;
}

/** Adds `nachweis fix`: exit 0 when done, with findings left too. */
export function addFixCommand(program: Command): Command {
  return program
    .command("fix")
    .description(
      "beheben, was nichts behauptet: verschriebene Angaben und Schlüssel, Daten wie 14.09.2026, fehlende Prüfsummen / mend what makes no claim: misspelt labels and keys, dates such as 14.09.2026, missing hashes",
    )
    .addOption(rootOption())
    .addOption(asOfOption())
    .option("--yes", "ohne Rückfrage schreiben / write without asking")
    .option("--dry-run", "nur zeigen / only show")
    .addOption(languageOption())
    .action(async (options: FixOptions) => {
      await fix(resolve(options.root), options);
    });
}

async function fix(root: string, options: FixOptions): Promise<void> {
  const { project, findings } = await findingsOf(root, options);
  const changes = safeChanges(project, findings);
  if (changes.length === 0) {
    say(options, "Nichts, was sich sicher beheben lässt.", "Nothing that can be mended safely.");
    showSuggestions(findings, options);
    return;
  }
  const [changed] = changedClaims(project, await readProject(root, { open: changedTexts(changes) }));
  if (changed !== undefined) {
    throw new CommandError({
      de: `nichts geändert: In ${changed} würde sich ändern, was schon lesbar ist, und das darf eine Korrektur nie. Das ist ein Fehler im Programm; bitte melden Sie ihn`,
      en: `nothing changed: in ${changed} something would change that can be read already, which a fix never may. That is a bug in the program; please report it`,
    });
  }
  for (const change of changes) process.stdout.write(differenceOf(change));
  if (options.dryRun || !(await confirmed(changes.length, options))) return;
  await writeChanges(root, changes);
  const { findings: left } = await findingsOf(root, options);
  const errors = left.filter(({ severity }) => severity === "error").length;
  const more = left.some((finding) => finding.fix !== null);
  say(
    options,
    `${changes.length} ${changes.length === 1 ? "Datei" : "Dateien"} geändert; ${errors} Fehler bleiben.${more ? " „nachweis fix“ kann noch mehr beheben." : ""}`,
    `${changes.length} ${changes.length === 1 ? "file" : "files"} changed; ${errors} errors remain.${more ? " “nachweis fix” can mend more." : ""}`,
  );
  showSuggestions(left, options);
}

/** Names what a person has to decide on: a fix never makes these changes. */
function showSuggestions(findings: readonly Finding[], options: FixOptions): void {
  const suggested = findings.filter(({ suggestion }) => suggestion !== null);
  if (suggested.length === 0) return;
  say(
    options,
    "Vorschläge, die jemand prüfen und selbst eintragen muss:",
    "Suggestions that somebody has to check and to enter:",
  );
  for (const { file, line, column, message } of suggested) {
    const text = clean(`${file}:${line}:${column} ${message[options.lang]}`);
    say(options, text, text);
  }
}

function changedTexts(changes: readonly Extract<Change, { kind: "replace" }>[]): Map<string, string> {
  return new Map(changes.map(({ path, after }) => [path, after]));
}

async function findingsOf(
  root: string,
  { asOf }: FixOptions,
): Promise<{ project: Project; findings: readonly Finding[] }> {
  const project = await readProject(root);
  const checked = judgeInFull(project, { asOf, today: today(), version: toolVersion() });
  return { project, findings: allFindings(checked) };
}

/** What the fixes of findings change, one change per file, sorted by path. */
export function safeChanges(
  project: Project,
  findings: readonly Finding[],
): Extract<Change, { kind: "replace" }>[] {
  const edits = findings.flatMap(({ fix }) => fix ?? []);
  return [...Map.groupBy(edits, ({ file }) => file)].sort().flatMap(([path, ofFile]) => {
    const before = project.texts.get(path);
    if (before === undefined) return [];
    const after = applyEdits(before, ofFile);
    return after === before ? [] : [{ kind: "replace", path, before, after }];
  });
}

function differenceOf({ path, before, after }: Extract<Change, { kind: "replace" }>): string {
  const patch = createTwoFilesPatch(path, path, before, after, undefined, undefined, {
    context: 1,
    headerOptions: FILE_HEADERS_ONLY,
  });
  // Content is untrusted: a control character in it could steer the terminal.
  return `${patch.replace(/[^\P{Cc}\n\t]/gu, "")}\n`;
}

async function confirmed(files: number, options: FixOptions): Promise<boolean> {
  if (options.yes) return true;
  if (!canAsk()) {
    throw new CommandError({
      de: "hier kann niemand gefragt werden: --yes schreibt die Änderungen, --dry-run zeigt sie nur",
      en: "there is nobody to ask here: --yes writes the changes, --dry-run only shows them",
    });
  }
  const question =
    options.lang === "de"
      ? `${files} Datei(en) so ändern? [j/N] `
      : `Change ${files} file(s) like this? [y/N] `;
  return /^(j|ja|y|yes)$/i.test(await asking((ask) => ask(question)));
}

function say({ lang }: FixOptions, de: string, en: string): void {
  process.stderr.write(`${lang === "de" ? de : en}\n`);
}
