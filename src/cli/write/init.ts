import { readdir, readFile } from "node:fs/promises";
import type { Command } from "commander";
import { defaultCatalogue, loadCatalogue } from "../../catalogue/index.ts";
import { presetNames } from "../../model/placeholders.ts";
import type { Bilingual, Language } from "../../model/position.ts";
import { CommandError, fileError } from "../../publish/command-error.ts";
import { makeFolder } from "../../publish/make-folder.ts";
import { writeChanges } from "../../source/edit/write.ts";
import { today } from "../clock.ts";
import { addCommand } from "../command.ts";
import { option, options } from "../options.ts";
import { note, printLines } from "../print.ts";
import { asking, canAsk } from "./ask.ts";
import { starterContent } from "./starter-content.ts";

/** What may lie in a folder that counts as empty: what git and the installation of the package put there. */
const allowed = new Set([".git", "node_modules", "package.json", "package-lock.json", ".npmrc"]);

/** CI examples of the package, which a new content root gets too. */
const ciExamples = ["gitlab-ci.yml", "github-workflow.yml", "pre-commit-config.yaml"];

/** Adds `nachweis init`. */
export function addInitCommand(program: Command): Command {
  return addCommand<"init", { readonly yes?: boolean }>(program, "init", {
    does: {
      de: "in einem leeren Ordner einen Inhalt beginnen (frei für jede Verwendung: CC0)",
      en: "begin content in an empty folder (free for any use: CC0)",
    },
    options: [
      options.root({ de: "der leere Ordner", en: "the empty folder" }),
      option("--yes", {
        de: "ohne Rückfragen, mit Platzhaltern",
        en: "without questions, with placeholders",
      }),
    ],
    async run({ root, yes, lang }) {
      await requireEmpty(root);
      printLines(await writeStarter(root, lang, !yes && canAsk()));
      note(done, lang);
    },
  });
}

const done = {
  de: "Alles Platzhalter, frei für jede Verwendung (CC0). Weiter mit: npx nachweis check, npx nachweis build",
  en: "All placeholders, free for any use (CC0). Go on with: npx nachweis check, npx nachweis build",
};

async function requireEmpty(root: string): Promise<void> {
  const entries = await readdir(root).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return [];
    throw fileError(root, error);
  });
  const [first] = entries.filter((entry) => !allowed.has(entry)).sort();
  if (first === undefined) return;
  throw new CommandError({
    de: `${root} ist nicht leer (${first}); „nachweis init“ beginnt in einem leeren Ordner`,
    en: `${root} is not empty (${first}); “nachweis init” begins in an empty folder`,
  });
}

async function writeStarter(root: string, language: Language, ask: boolean): Promise<string[]> {
  const { organisation: institution, siteA: first, siteB: second } = presetNames;
  const presets = [institution[language], first[language], second[language]] as const;
  const [organisation, siteA, siteB] = ask ? await askNames(language, presets) : presets;
  const files = starterContent({
    language,
    today: today(),
    organisation,
    sites: [siteA, siteB],
    catalogue: loadCatalogue(defaultCatalogue),
  });
  for (const name of ciExamples) files.push({ path: `examples/ci/${name}`, content: await ciExample(name) });
  await makeFolder(root);
  await writeChanges(
    root,
    files.map((file) => ({ kind: "create", ...file })),
  );
  return files.map(({ path }) => path);
}

type Names = readonly [organisation: string, siteA: string, siteB: string];

const questions = [
  { de: "Name der Institution", en: "name of the institution" },
  { de: "Titel des ersten Rechenzentrums", en: "title of the first data centre" },
  { de: "Titel des zweiten Rechenzentrums", en: "title of the second data centre" },
] as const satisfies readonly Bilingual[];

function askNames(language: Language, [organisation, siteA, siteB]: Names): Promise<Names> {
  return asking(async (ask) => {
    const answer = async (question: Bilingual, preset: string): Promise<string> =>
      (await ask(`${question[language]} (Enter: ${preset}): `)) || preset;
    return [
      await answer(questions[0], organisation),
      await answer(questions[1], siteA),
      await answer(questions[2], siteB),
    ];
  });
}

/** An example as the package has it; a content root has no npm script of its own, so it calls the program with npx. */
async function ciExample(name: string): Promise<string> {
  const text = await readFile(new URL(`../../../examples/ci/${name}`, import.meta.url), "utf8");
  return text.replaceAll("npm run -s nachweis --", "npx nachweis");
}
