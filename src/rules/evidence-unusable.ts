import type { EvidenceFlaw } from "../model/evidence.ts";
import type { FindingDraft } from "../model/finding.ts";
import type { Bilingual } from "../model/position.ts";
import type { Evidence } from "../model/project.ts";
import { itemsOfLinks } from "./items-of-links.ts";
import { obstacle, type Rule } from "./rule.ts";

/** What a finding says about one kind of flaw. */
interface Words {
  readonly message: (evidence: Evidence, found: Bilingual) => Bilingual;
  readonly help: Bilingual;
}

const name = ({ path }: Evidence): string => path.slice(path.lastIndexOf("/") + 1);
const ending = ({ path }: Evidence): string => path.slice(path.lastIndexOf("."));

const anew: Bilingual = {
  de: "Holen Sie das Original noch einmal, öffnen Sie es zur Probe, und ersetzen Sie die Datei.",
  en: "Get the original once more, open it to see that it works, and replace the file.",
};
const otherName: Bilingual = {
  de: "Ersetzen Sie die Datei durch das Original; stimmt nur die Endung nicht, benennt „nachweis evidence move“ sie um.",
  en: "Replace the file by the original; if only the ending is wrong, “nachweis evidence move” renames it.",
};

const words: Readonly<Record<Exclude<EvidenceFlaw["kind"], "locked">, Words>> = {
  empty: {
    message: (evidence) => ({
      de: `Die Datei ${name(evidence)} ist leer (0 Bytes) und belegt nichts.`,
      en: `The file ${name(evidence)} is empty (0 bytes) and proves nothing.`,
    }),
    help: anew,
  },
  html: {
    message: (evidence) => ({
      de: `Die Datei heißt ${name(evidence)}, ist aber eine Webseite (HTML), vielleicht eine Anmeldeseite; sie belegt nichts.`,
      en: `The file is called ${name(evidence)}, but is a web page (HTML), perhaps a login page; it proves nothing.`,
    }),
    help: {
      de: "Laden Sie das Original noch einmal herunter, angemeldet, und ersetzen Sie die Datei. Soll eine Webseite belegen, geben Sie ihr die Endung .html.",
      en: "Download the original once more, logged in, and replace the file. If a web page is to be the proof, give it the ending .html.",
    },
  },
  damaged: {
    message: (evidence) => ({
      de: `Die Datei ${name(evidence)} ist beschädigt oder unvollständig: Kein Programm öffnet sie.`,
      en: `The file ${name(evidence)} is damaged or incomplete: no program opens it.`,
    }),
    help: anew,
  },
  password: {
    message: (evidence) => ({
      de: `Die Datei ${name(evidence)} öffnet sich nur mit einem Kennwort.`,
      en: `The file ${name(evidence)} opens with a password only.`,
    }),
    help: {
      de: "Legen Sie die Datei ohne Kennwort ab. Ist die Verschlüsselung gewollt, ergänzen Sie „location: wo der Schlüssel liegt“, damit ein Auditor sie öffnen kann.",
      en: "Store the file without the password. If the encryption is intended, add “location: where the key is”, so that an auditor can open it.",
    },
  },
  "other-kind": {
    message: (evidence, found) => ({
      de: `Die Datei heißt ${name(evidence)}, ihr Inhalt ist aber ${found.de}; Programme für „${ending(evidence)}“ öffnen sie nicht.`,
      en: `The file is called ${name(evidence)}, but its content is ${found.en}; programs for “${ending(evidence)}” don't open it.`,
    }),
    help: otherName,
  },
  pointer: {
    message: (evidence) => ({
      de: `${name(evidence)} beginnt wie ein Platzhalter von Git LFS, ist aber keiner: Er wurde geändert, oder ein Konflikt steht darin.`,
      en: `${name(evidence)} begins like a Git LFS pointer, but is none: it was edited, or holds a conflict.`,
    }),
    help: {
      de: "Stellen Sie den Platzhalter aus Git wieder her („git checkout“ auf den richtigen Stand), und holen Sie die Datei mit „git lfs pull“.",
      en: "Restore the pointer from Git (“git checkout” of the right state), and fetch the file with “git lfs pull”.",
    },
  },
  renamed: {
    message: (evidence, found) => ({
      de: `Die Datei heißt ${name(evidence)}, ihr Inhalt ist aber ${found.de}. Die meisten Programme öffnen sie trotzdem.`,
      en: `The file is called ${name(evidence)}, but its content is ${found.en}. Most programs open it all the same.`,
    }),
    help: {
      de: "Geben Sie der Datei mit „nachweis evidence move“ die Endung, die zu ihrem Inhalt passt.",
      en: "Give the file the ending that fits its content with “nachweis evidence move”.",
    },
  },
  "no-page": {
    message: (evidence) => ({
      de: `Die Datei ${name(evidence)} ist ein PDF ohne eine einzige Seite, wie ein Platzhalter.`,
      en: `The file ${name(evidence)} is a PDF without a single page, like a placeholder.`,
    }),
    help: anew,
  },
};

/** The bytes of an evidence file show nothing, or are not what its name says. */
export const evidenceUnusable: Rule = {
  id: "evidence-unusable",
  severity: "error",
  fix: "none",
  summary: {
    de: "Eine Nachweisdatei ist leer, beschädigt, gesperrt oder nicht das, was ihr Name sagt.",
    en: "An evidence file is empty, damaged, locked, or not what its name says.",
  },
  *check(assessed) {
    const items = itemsOfLinks(assessed);
    const locked: Evidence[] = [];
    for (const evidence of assessed.index.project.evidence) {
      const { flaw } = evidence;
      if (flaw?.kind === "locked") locked.push(evidence);
      else if (flaw) {
        const unusable = assessed.evidenceFacts.get(evidence.path)?.unusable === true;
        yield {
          ...about(evidence),
          ...severityOf(flaw, unusable),
          message: words[flaw.kind].message(evidence, foundIn(flaw)),
          help: words[flaw.kind].help,
          ...(unusable ? obstacle(items.of(evidence.path)) : {}),
        };
      }
    }
    const [first, ...others] = locked;
    if (first)
      yield { ...lockedBy(first, others), ...obstacle(locked.flatMap(({ path }) => items.of(path))) };
  },
};

function about({ path }: Evidence): Pick<FindingDraft, "at" | "evidence"> {
  return { at: { file: path, line: 1, column: 1 }, evidence: path };
}

/** What proves all the same is a warning; what is encrypted on purpose, with its key at hand, no more than worth knowing. */
function severityOf({ kind }: EvidenceFlaw, unusable: boolean): Pick<FindingDraft, "severity"> {
  if (unusable) return {};
  return { severity: kind === "password" ? "info" : "warning" };
}

function foundIn({ found }: EvidenceFlaw): Bilingual {
  return found === null
    ? { de: "in einem anderen, unbekannten Format", en: "in another format, which is unknown" }
    : { de: found, en: found };
}

/** One cause, one finding: a key that is not there locks them all. */
function lockedBy(first: Evidence, others: readonly Evidence[]): FindingDraft {
  const more = others.length;
  return {
    ...about(first),
    evidence: more === 0 ? first.path : null,
    message: {
      de: `Die Datei ist mit git-crypt verschlüsselt und hier nicht entsperrt${more === 0 ? "" : `, ebenso ${more} ${more === 1 ? "weitere Datei" : "weitere Dateien"}`}; so lässt sich nicht prüfen, was sie belegt.`,
      en: `The file is encrypted by git-crypt and not unlocked here${more === 0 ? "" : `, nor ${more} ${more === 1 ? "other file" : "other files"}`}; what it proves can't be checked like this.`,
    },
    help: {
      de: "Entsperren Sie den Ordner mit „git-crypt unlock“, und prüfen Sie dann noch einmal. Prüfsummen bleiben, wie sie sind.",
      en: "Unlock the folder with “git-crypt unlock”, then check again. Hashes stay as they are.",
    },
    related: others.slice(0, mostRelated).map(({ path }) => ({
      file: path,
      line: 1,
      column: 1,
      message: { de: "auch diese", en: "this one too" },
    })),
  };
}

/** Places that a finding about many files names. */
const mostRelated = 20;
