import { readdir, readFile, realpath, stat } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import type { Command } from "commander";
import { defaultCatalogue, loadCatalogue } from "../../catalogue/index.ts";
import { domainFile } from "../../model/content-kinds.ts";
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
import { type ImportOptions, importedBytes, importList } from "./import-list.ts";
import { mapFileOf } from "./list-mapping.ts";
import { starterContent } from "./starter-content.ts";
import { pathFrom, starterPackage } from "./starter-package.ts";

/**
 * What may lie in a folder that counts as empty beside package files: what git, the installation of the package and whoever
 * looks at a folder put there.
 */
const allowed = new Set([
  ...[".git", "node_modules", "package.json", "package-lock.json", ".npmrc"],
  ...[".DS_Store", "Thumbs.db", "desktop.ini"],
]);
/** Likewise by their endings: the package itself, and a list to begin with beside its mapping. */
const allowedEndings = [".tgz", ".xlsx", ".csv", ".yaml", ".yml"];

/** CI examples of the package, which a new content root gets too. */
const ciExamples = ["gitlab-ci.yml", "github-workflow.yml", "pre-commit-config.yaml"];

interface InitOptions extends ImportOptions {
  readonly yes?: boolean;
  /** A list to begin with. */
  readonly from?: string;
  readonly map?: string;
}

/** Adds `nachweis init`. */
export function addInitCommand(program: Command): Command {
  return addCommand<"init", InitOptions>(program, "init", {
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
      option("--from <file>", {
        de: "mit einer eigenen Liste beginnen (.xlsx oder CSV), wie „import xlsx“",
        en: "begin with a list of your own (.xlsx or CSV), as “import xlsx” does",
      }),
      option("--map <file>", { de: "Zuordnung dieser Liste (YAML)", en: "mapping of that list (YAML)" }),
    ],
    async run(given) {
      const { root, yes, lang } = given;
      await requireEmpty(root);
      await requireOutside(root);
      const ask = !yes && canAsk();
      const from = given.from ?? (ask ? await askSource(lang) : "");
      // What can't be read is said before anything is written.
      const bytes = from === "" ? null : await importedBytes(from);
      if (bytes !== null && given.map === undefined && !canAsk()) throw needsMap;
      printLines(await writeStarter(root, lang, ask, bytes !== null));
      if (bytes !== null)
        await importList(given, from, bytes, await mapFileOf(given, from, bytes, given.map));
      note(done, lang);
      if (!(await isFile(join(root, "package.json")))) note(install, lang);
    },
  });
}

const done = {
  de: "Alles Platzhalter, frei für jede Verwendung (CC0). Weiter mit: npx --no-install nachweis check, npx --no-install nachweis build",
  en: "All placeholders, free for any use (CC0). Go on with: npx --no-install nachweis check, npx --no-install nachweis build",
};

const install = {
  de: "Damit „npx --no-install nachweis“ hier und in jedem Klon läuft, installieren Sie das Werkzeug mit seiner Prüfsumme: npm install --save-exact ADRESSE (Paketdatei .tgz oder Git-Adresse; siehe README.md)",
  en: "For “npx --no-install nachweis” to run here and in every clone, install the toolkit with its digest: npm install --save-exact ADDRESS (package file .tgz or Git address; see README.md)",
};

const needsMap = new CommandError({
  de: "--from braucht --map DATEI, wo niemand gefragt werden kann",
  en: "--from needs --map FILE where nobody can be asked",
});

/** Asks whether to begin from nothing or with a list; empty for nothing. */
function askSource(language: Language): Promise<string> {
  const question = {
    de: "Womit beginnen? Pfad einer Liste (.xlsx, .csv), oder Enter für einen leeren Anfang: ",
    en: "What to begin with? Path of a list (.xlsx, .csv), or Enter for an empty beginning: ",
  };
  return asking((ask) => ask(question[language]));
}

async function isFile(path: string): Promise<boolean> {
  return (await stat(path).catch(() => null))?.isFile() === true;
}

/** The files that pin the toolkit, if the running one was installed as a package; none where npm has put its own. */
async function packageFiles(root: string): Promise<{ path: string; content: string }[]> {
  if (await isFile(join(root, "package.json"))) return [];
  // lib/cli/write/init.js in node_modules/nachweis/ of the installation.
  const installation = new URL("../../../../../", import.meta.url);
  const lock = await readFile(new URL("package-lock.json", installation), "utf8").catch(() => null);
  return lock === null
    ? []
    : (starterPackage(lock, pathFrom(resolve(root), fileURLToPath(installation))) ?? []);
}

/** Among the files of another content each one of a new content would be read as one of its own. */
async function requireOutside(root: string): Promise<void> {
  let folder = resolve(root);
  // What is not there yet has no other name.
  const above: string[] = [];
  while (folder !== dirname(folder)) {
    above.push(folder);
    const real = await realpath(folder).catch(() => null);
    folder = dirname(real ?? folder);
    if (real !== null) above.push(real);
  }
  for (const each of above) {
    const content = dirname(each);
    const isPart = /^(?:controls|evidence|seals)$/i.test(basename(each));
    if (isPart && (await isFile(join(content, domainFile))))
      throw new CommandError({
        de: `${root} liegt im Inhalt von ${content}; beginnen Sie einen eigenen außerhalb von ${basename(each)}/`,
        en: `${root} lies in the content of ${content}; begin one of its own outside of ${basename(each)}/`,
      });
  }
}

async function requireEmpty(root: string): Promise<void> {
  const entries = await readdir(root).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return [];
    throw fileError(root, error);
  });
  const isAllowed = (entry: string): boolean =>
    allowed.has(entry) || allowedEndings.some((ending) => entry.toLowerCase().endsWith(ending));
  const [first] = entries.filter((entry) => !isAllowed(entry)).sort();
  if (first === undefined) return;
  throw new CommandError({
    de: `${root} ist nicht leer (${first}); „nachweis init“ beginnt in einem leeren Ordner`,
    en: `${root} is not empty (${first}); “nachweis init” begins in an empty folder`,
  });
}

async function writeStarter(
  root: string,
  language: Language,
  ask: boolean,
  withList: boolean,
): Promise<string[]> {
  const { organisation: institution, siteA: first, siteB: second } = presetNames;
  const presets = [institution[language], first[language], second[language]] as const;
  const [organisation, siteA, siteB] = ask ? await askNames(language, presets) : presets;
  const files = [...(await packageFiles(root))];
  const content = starterContent({
    language,
    today: today(),
    organisation,
    sites: [siteA, siteB],
    catalogue: loadCatalogue(defaultCatalogue),
  });
  // A list brings its own controls: those of the example would stand beside them.
  const isExample = (path: string): boolean => /^(?:controls\/catalog|evidence)\//.test(path);
  files.push(...content.filter(({ path }) => !withList || !isExample(path)));
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
  return text.replaceAll("npm run -s nachweis --", "npx --no-install nachweis");
}
