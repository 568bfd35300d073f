import type { Bilingual } from "../model/position.ts";
import { wrap } from "../text/wrap.ts";
import { inBoth } from "./options.ts";

/** What a command's exit codes mean. */
type ExitCodes = Readonly<Partial<Record<0 | 1 | 2, Bilingual>>>;

const failed = {
  de: "der Befehl konnte seine Arbeit nicht tun; eine Zeile sagt, warum",
  en: "the command could not do its work; one line says why",
};
const shown = { 0: { de: "ausgegeben, was es auch sagt", en: "printed, whatever it says" }, 2: failed };
const written = { 0: { de: "geschrieben", en: "written" }, 2: failed };
const taken = {
  0: {
    de: "übernommen oder gezeigt; auch, wenn Zeilen nicht übernommen wurden (import-report.md)",
    en: "taken or shown; also if rows were not taken (import-report.md)",
  },
  2: failed,
};

/** Every command with its exit codes: a command returns these alone, and its help names them. */
const exitCodes = {
  check: {
    0: { de: "kein Fehler, den keine Baseline hinnimmt", en: "no error but those that a baseline accepts" },
    1: { de: "mindestens ein solcher Fehler", en: "at least one such error" },
    2: failed,
  },
  baseline: written,
  diff: shown,
  forecast: shown,
  calendar: written,
  failover: shown,
  relocation: shown,
  certificate: shown,
  catalogue: shown,
  explain: shown,
  rules: shown,
  "import kompendium": written,
  "import xlsx": taken,
  "import checklists": taken,
  "import crossreference": taken,
  "import remarks": taken,
  "import verinice": taken,
  init: written,
  new: written,
  "evidence add": written,
  "evidence move": written,
  "evidence hash": {
    0: { de: "eingetragen; auch, wenn nichts fehlte", en: "recorded; also if none was missing" },
    2: {
      de: "der Befehl konnte seine Arbeit nicht oder nicht ganz tun; je Nachweis sagt eine Zeile, warum",
      en: "the command could not do its work, or not all of it; one line for each evidence says why",
    },
  },
  approve: written,
  fix: {
    0: {
      de: "behoben oder gezeigt, was sich sicher beheben lässt; auch, wenn Befunde bleiben",
      en: "mended or shown what can be mended safely; also if findings remain",
    },
    2: failed,
  },
  rename: {
    0: { de: "umbenannt oder gezeigt, was sich ändern würde", en: "renamed, or shown what would change" },
    2: failed,
  },
  "key new": written,
  seal: written,
  package: written,
  verify: {
    0: { de: "unverändert, seit es besiegelt wurde", en: "unaltered since it was sealed" },
    1: { de: "weicht ab; eine Zeile je Abweichung", en: "differs; one line a difference" },
    2: {
      de: "kein Siegel, oder etwas lässt sich nicht lesen; eine Zeile sagt, was",
      en: "no seal, or something can't be read; one line says what",
    },
  },
  lsp: {
    0: { de: "der Editor hat den Server beendet", en: "the editor has ended the server" },
    1: { de: "der Editor war fort, ohne ihn zu beenden", en: "the editor was gone without ending it" },
    2: failed,
  },
  build: {
    0: { de: "veröffentlicht; auch, wenn es Lücken gibt", en: "published; also if there are gaps" },
    2: failed,
  },
  dev: { 2: failed },
  pdf: written,
  "export xlsx": written,
} as const satisfies Readonly<Record<string, ExitCodes>>;

/** A command by its words, such as `evidence add`; `new` is all of its kinds. */
export type CommandPath = keyof typeof exitCodes;

/** What a command may return. */
export type ExitCodeOf<Path extends CommandPath> = Extract<keyof (typeof exitCodes)[Path], number>;

/** The part of a command's help that names its exit codes. */
export function exitCodeHelp(path: CommandPath): string {
  const rows = Object.entries<Bilingual>(exitCodes[path]).map(
    ([code, meaning]) => `  ${code}  ${wrap(inBoth(meaning), 75).join("\n     ")}`,
  );
  return `\nRückgabewerte / Exit codes:\n${rows.join("\n")}`;
}
