import { resolve } from "node:path";
import { type Command, Option } from "commander";
import type { Language } from "../../model/position.ts";
import { languageOption } from "../language.ts";
import { rootOption } from "../options.ts";
import { addEvidence } from "./evidence-add.ts";
import { evidenceFields } from "./evidence-fields.ts";
import { hashEvidence } from "./evidence-hash.ts";
import { moveEvidence } from "./evidence-move.ts";

/** Adds `nachweis evidence add`, `nachweis evidence move` and `nachweis evidence hash`. */
export function addEvidenceCommand(program: Command): Command {
  const command = program
    .command("evidence")
    .description(
      "Nachweise aufnehmen, verschieben und ihre Prüfsummen eintragen / add and move evidence and record its hashes",
    );
  addAdd(command);
  addMove(command);
  command
    .command("hash")
    .description("fehlende Prüfsummen (SHA-256) eintragen / fill in missing hashes")
    .argument("[files...]", "nur diese Nachweise / these evidence files alone")
    .option(
      "--accept",
      "auch eine abweichende ersetzen: die geänderte Datei gilt, und ihre Prüfung entfällt / replace a differing one too: the changed file counts, and its review goes",
    )
    .addOption(rootOption())
    .addOption(languageOption())
    .action(async (files: string[], options: { root: string; lang: Language; accept?: boolean }) => {
      const result = await hashEvidence(resolve(options.root), files, options.accept === true);
      process.stdout.write(result.written.map((path) => `${path}\n`).join(""));
      for (const refusal of result.refused) process.stderr.write(`nachweis: ${refusal[options.lang]}\n`);
      if (result.refused.length > 0) process.exitCode = 2;
    });
  return command;
}

function addAdd(parent: Command): void {
  const command = parent
    .command("add")
    .description(
      "eine Datei als Nachweis aufnehmen und bei der Bewertung verlinken / add a file as evidence and link it to the assessment",
    )
    .argument("<file>", "die Datei / the file");
  for (const { key, question, choices } of evidenceFields) {
    const words = choices ? `: ${choices.join(", ")}` : "";
    command.addOption(new Option(`--${key} <text>`, `${question.de} / ${question.en}${words}`));
  }
  command
    .option("--scope <scope>", "Bewertung, wenn mehrere infrage kommen / assessment, if several are possible")
    .option("--to <folder>", "Ordner unter evidence/<standort>/ / folder below evidence/<site>/")
    .addOption(rootOption())
    .addOption(languageOption())
    .action(async (file: string, options: Record<string, string>) => {
      const { root = ".", lang, scope, to } = options;
      const given = Object.fromEntries(
        evidenceFields.flatMap(({ key }) => {
          const value = options[new Option(`--${key} <text>`).attributeName()];
          return value === undefined ? [] : [[key, value.trim()]];
        }),
      );
      const language: Language = lang === "en" ? "en" : "de";
      const { lines, notice } = await addEvidence(resolve(root), resolve(file), {
        given,
        scope,
        to,
        language,
      });
      process.stdout.write(lines.map((line) => `${line}\n`).join(""));
      if (notice) process.stderr.write(`${notice[language]}\n`);
    });
}

function addMove(parent: Command): void {
  parent
    .command("move")
    .description(
      "einen Nachweis verschieben, mit Metadaten und allen Verweisen / move evidence with its sidecar and all links",
    )
    .argument("<file>", "der Nachweis / the evidence file")
    .argument("<target>", "neuer Pfad oder Ordner unter evidence/ / new path or folder below evidence/")
    .option(
      "--sites <ids>",
      "in domain/: Standorte, für die er spricht (a,b) / in domain/: sites it speaks for (a,b)",
    )
    .addOption(rootOption())
    .addOption(languageOption())
    .action(
      async (file: string, target: string, options: { root: string; lang: Language; sites?: string }) => {
        const sites = options.sites?.split(",").map((id) => id.trim());
        const { lines, notice } = await moveEvidence(resolve(options.root), file, target, {
          sites: sites ?? null,
          language: options.lang,
        });
        process.stdout.write(lines.map((line) => `${line}\n`).join(""));
        if (notice) process.stderr.write(`${notice[options.lang]}\n`);
      },
    );
}
