import { resolve } from "node:path";
import type { Command } from "commander";
import { addCommand } from "../command.ts";
import { argument, inBoth, option, options } from "../options.ts";
import { complain, note, printLines } from "../print.ts";
import { addEvidence } from "./evidence-add.ts";
import { addEvidenceFiles, filesIn } from "./evidence-add-many.ts";
import { evidenceFields } from "./evidence-fields.ts";
import { hashEvidence } from "./evidence-hash.ts";
import { moveEvidence } from "./evidence-move.ts";
import { fieldOption, givenAnswers } from "./new-field.ts";

/** Adds `nachweis evidence add`, `nachweis evidence move` and `nachweis evidence hash`. */
export function addEvidenceCommand(program: Command): Command {
  const command = program.command("evidence").description(
    inBoth({
      de: "Nachweise aufnehmen, verschieben und ihre Prüfsummen eintragen",
      en: "add and move evidence and record its hashes",
    }),
  );
  addAdd(command);
  addMove(command);
  addHash(command);
  return command;
}

function addAdd(parent: Command): void {
  addCommand<
    "evidence add",
    { readonly scope?: string; readonly to?: string; readonly yes?: boolean } & Readonly<
      Record<string, unknown>
    >,
    [files: string[]]
  >(parent, "evidence add", {
    does: {
      de: "Dateien als Nachweise aufnehmen und bei der Bewertung verlinken; mehrere zeigt der Befehl erst als Liste",
      en: "add files as evidence and link them to the assessment; several are listed first",
    },
    arguments: [argument("<files...>", { de: "Dateien oder Ordner", en: "files or folders" })],
    options: [
      ...evidenceFields.map(fieldOption),
      option("--scope <scope>", {
        de: "Bewertung, wenn mehrere infrage kommen",
        en: "assessment, if several are possible",
      }),
      option("--to <folder>", {
        de: "Ordner unter evidence/<standort>/",
        en: "folder below evidence/<site>/",
      }),
      option("--yes", {
        de: "mehrere Dateien: die Liste ohne Rückfrage bestätigen",
        en: "several files: confirm the list without being asked",
      }),
      options.root(),
    ],
    async run(given, paths) {
      const { root, lang, scope, to, yes = false } = given;
      const told = { given: givenAnswers(evidenceFields, given), scope, to, language: lang };
      const files = (await Promise.all(paths.map((path) => filesIn(resolve(path))))).flat();
      const [file] = paths;
      if (files.length !== 1 || file === undefined || files[0] !== resolve(file)) {
        note(await addEvidenceFiles(root, files, { ...told, yes }, printLines), lang);
        return;
      }
      const { lines, notices } = await addEvidence(root, resolve(file), told);
      printLines(lines);
      for (const notice of notices) note(notice, lang);
    },
  });
}

function addMove(parent: Command): void {
  addCommand<"evidence move", { readonly sites?: string }, [file: string, target: string]>(
    parent,
    "evidence move",
    {
      does: {
        de: "einen Nachweis verschieben, mit Metadaten und allen Verweisen",
        en: "move evidence with its sidecar and all links",
      },
      arguments: [
        argument("<file>", { de: "der Nachweis", en: "the evidence file" }),
        argument("<target>", {
          de: "neuer Pfad oder Ordner unter evidence/",
          en: "new path or folder below evidence/",
        }),
      ],
      options: [
        option("--sites <ids>", {
          de: "in domain/: Standorte, für die er spricht (a,b)",
          en: "in domain/: sites it speaks for (a,b)",
        }),
        options.root(),
      ],
      async run({ root, lang, sites }, file, target) {
        const { lines, notice } = await moveEvidence(root, file, target, {
          sites: sites?.split(",").map((id) => id.trim()) ?? null,
          language: lang,
        });
        printLines(lines);
        if (notice) note(notice, lang);
      },
    },
  );
}

function addHash(parent: Command): void {
  addCommand<"evidence hash", { readonly accept?: boolean }, [files: readonly string[]]>(
    parent,
    "evidence hash",
    {
      does: { de: "fehlende Prüfsummen (SHA-256) eintragen", en: "fill in missing hashes" },
      arguments: [argument("[files...]", { de: "nur diese Nachweise", en: "these evidence files alone" })],
      options: [
        option("--accept", {
          de: "auch eine abweichende ersetzen: die geänderte Datei gilt, Prüfung und Freigabe entfallen",
          en: "replace a differing one too: the changed file counts, review and approval go",
        }),
        options.root(),
      ],
      async run({ root, lang, accept }, files) {
        const { written, refused } = await hashEvidence(root, files, accept === true);
        printLines(written);
        for (const refusal of refused) complain(refusal, lang);
        if (refused.length > 0) return 2;
      },
    },
  );
}
