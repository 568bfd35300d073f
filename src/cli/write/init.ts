import { readdir, readFile } from "node:fs/promises";
import { resolve } from "node:path";
import type { Command } from "commander";
import { defaultCatalogue, loadCatalogue } from "../../catalogue/index.ts";
import type { Language } from "../../model/position.ts";
import { CommandError, fileError } from "../../publish/command-error.ts";
import { makeFolder } from "../../publish/make-folder.ts";
import { presetNames, starterContent } from "../../source/starter-content.ts";
import { writeChanges } from "../../source/write.ts";
import { today } from "../clock.ts";
import { languageOption } from "../language.ts";
import { asking, canAsk } from "./ask.ts";

/** What may lie in a folder that counts as empty: what git and the installation of the package put there. */
const allowed = new Set([".git", "node_modules", "package.json", "package-lock.json", ".npmrc"]);

/** CI examples of the package, which a new content root gets too. */
const ciExamples = ["gitlab-ci.yml", "github-workflow.yml", "pre-commit-config.yaml"];

/** Adds `nachweis init`. */
export function addInitCommand(program: Command): Command {
  return program
    .command("init")
    .description(
      "in einem leeren Ordner einen Inhalt beginnen / begin content in an empty folder (frei für jede Verwendung / free for any use: CC0)",
    )
    .option("--root <dir>", "der leere Ordner / the empty folder", ".")
    .option("--yes", "ohne Rückfragen, mit Platzhaltern / without questions, with placeholders")
    .addOption(languageOption())
    .action(async (options: { root: string; yes?: boolean; lang: Language }) => {
      const root = resolve(options.root);
      await requireEmpty(root);
      const paths = await writeStarter(root, options.lang, !options.yes && canAsk());
      process.stdout.write(paths.map((path) => `${path}\n`).join(""));
      process.stderr.write(`${done[options.lang]}\n`);
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

function askNames(language: Language, presets: Names): Promise<Names> {
  const [organisation, siteA, siteB] =
    language === "de"
      ? ["Name der Institution", "Titel des ersten Rechenzentrums", "Titel des zweiten Rechenzentrums"]
      : ["name of the institution", "title of the first data centre", "title of the second data centre"];
  return asking(async (ask) => {
    const answer = async (question: string | undefined, preset: string): Promise<string> =>
      (await ask(`${question} (Enter: ${preset}): `)) || preset;
    return [
      await answer(organisation, presets[0]),
      await answer(siteA, presets[1]),
      await answer(siteB, presets[2]),
    ];
  });
}

/** An example as the package has it; a content root has no npm script of its own, so it calls the program with npx. */
async function ciExample(name: string): Promise<string> {
  const text = await readFile(new URL(`../../../examples/ci/${name}`, import.meta.url), "utf8");
  return text.replaceAll("npm run -s nachweis --", "npx nachweis");
}
