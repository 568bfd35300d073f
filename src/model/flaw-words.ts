import type { EvidenceFlaw } from "./evidence.ts";
import type { Bilingual } from "./position.ts";

/** What is said about one kind of flaw: of the file of this name, in which this format was found. */
interface Words {
  readonly message: (name: string, found: Bilingual) => Bilingual;
  readonly help: Bilingual;
}

const anew: Bilingual = {
  de: "Holen Sie das Original noch einmal, öffnen Sie es zur Probe, und ersetzen Sie die Datei.",
  en: "Get the original once more, open it to see that it works, and replace the file.",
};
const otherName: Bilingual = {
  de: "Ersetzen Sie die Datei durch das Original; stimmt nur die Endung nicht, benennt „nachweis evidence move“ sie um.",
  en: "Replace the file by the original; if only the ending is wrong, “nachweis evidence move” renames it.",
};

/** The format that a name stands for: `PDF`; of one without an ending that of text, as which programs open it. */
function endingOf(name: string): string {
  return /[^.]\.([a-z0-9]+)$/i.exec(name)?.[1]?.toUpperCase() ?? "Text";
}

const words: Readonly<Record<EvidenceFlaw["kind"], Words>> = {
  empty: {
    message: (name) => ({
      de: `Die Datei ${name} ist leer (0 Bytes) und belegt nichts.`,
      en: `The file ${name} is empty (0 bytes) and proves nothing.`,
    }),
    help: anew,
  },
  blank: {
    message: (name) => ({
      de: `In der Datei ${name} steht kein Buchstabe und keine Ziffer, nur Leerraum oder Zeichen; sie belegt nichts.`,
      en: `The file ${name} has no letter and no digit in it, only blanks or signs; it proves nothing.`,
    }),
    help: anew,
  },
  "metadata-only": {
    message: (name) => ({
      de: `In der Datei ${name} steht außer Metadaten und Überschriften nichts, und „location“ sagt nicht, wo das Original ist; sie belegt nichts.`,
      en: `The file ${name} has nothing in it but metadata and headings, and no “location” says where the original is; it proves nothing.`,
    }),
    help: {
      de: "Schreiben Sie unter die Metadaten, was festgestellt wurde, oder nennen Sie unter „location“, wo das Original aufbewahrt wird.",
      en: "Write below the metadata what was found, or name under “location” where the original is kept.",
    },
  },
  html: {
    message: (name) => ({
      de: `Die Datei ${name} ist keine ${endingOf(name)}-Datei, sondern eine Webseite (HTML), vielleicht eine Anmeldeseite; sie belegt nichts.`,
      en: `The file ${name} is no ${endingOf(name)} file, but a web page (HTML), perhaps a login page; it proves nothing.`,
    }),
    help: {
      de: "Laden Sie das Original noch einmal herunter, angemeldet, und ersetzen Sie die Datei. Soll eine Webseite belegen, geben Sie ihr die Endung .html.",
      en: "Download the original once more, logged in, and replace the file. If a web page is to be the proof, give it the ending .html.",
    },
  },
  damaged: {
    message: (name) => ({
      de: `Die Datei ${name} ist beschädigt oder unvollständig: Kein Programm öffnet sie.`,
      en: `The file ${name} is damaged or incomplete: no program opens it.`,
    }),
    help: anew,
  },
  password: {
    message: (name) => ({
      de: `Die Datei ${name} öffnet sich nur mit einem Kennwort.`,
      en: `The file ${name} opens with a password only.`,
    }),
    help: {
      de: "Legen Sie die Datei ohne Kennwort ab. Ist die Verschlüsselung gewollt, ergänzen Sie „location: wo der Schlüssel liegt“, damit ein Auditor sie öffnen kann.",
      en: "Store the file without the password. If the encryption is intended, add “location: where the key is”, so that an auditor can open it.",
    },
  },
  encrypted: {
    message: (name) => ({
      de: `Die Datei ${name} ist verschlüsselt; nur wer den Schlüssel hat, liest sie.`,
      en: `The file ${name} is encrypted; only those who have the key read it.`,
    }),
    help: {
      de: "Legen Sie die Datei entschlüsselt ab. Ist die Verschlüsselung gewollt, ergänzen Sie „location: wo der Schlüssel liegt“, damit ein Auditor sie lesen kann.",
      en: "Store the file decrypted. If the encryption is intended, add “location: where the key is”, so that an auditor can read it.",
    },
  },
  cut: {
    message: (name) => ({
      de: `Die Datei ${name} bricht mitten im Inhalt ab, wie eine unvollständige Kopie; sie belegt nichts.`,
      en: `The file ${name} ends in the middle of its content, like an incomplete copy; it proves nothing.`,
    }),
    help: anew,
  },
  shortcut: {
    message: (name) => ({
      de: `Die Datei ${name} ist nur eine Verknüpfung zu etwas, das anderswo liegt; sie belegt nichts.`,
      en: `The file ${name} is but a shortcut to something that lies elsewhere; it proves nothing.`,
    }),
    help: {
      de: "Legen Sie die Datei selbst ab. Muss das Original anderswo bleiben, beschreiben Sie es in einer Notiz (.md) mit „location“ und „sha256“.",
      en: "Store the file itself. If the original has to stay elsewhere, describe it in a note (.md) with “location” and “sha256”.",
    },
  },
  "other-kind": {
    message: (name, found) => ({
      de: `Die Datei heißt ${name}, ihr Inhalt ist aber ${found.de}; Programme für „${name.slice(name.lastIndexOf("."))}“ öffnen sie nicht.`,
      en: `The file is called ${name}, but its content is ${found.en}; programs for “${name.slice(name.lastIndexOf("."))}” don't open it.`,
    }),
    help: otherName,
  },
  locked: {
    message: (name) => ({
      de: `Die Datei ${name} ist mit git-crypt verschlüsselt und hier nicht entsperrt; so lässt sich nicht prüfen, was sie belegt.`,
      en: `The file ${name} is encrypted by git-crypt and not unlocked here; what it proves can't be checked like this.`,
    }),
    help: {
      de: "Entsperren Sie den Ordner mit „git-crypt unlock“, und prüfen Sie dann noch einmal. Prüfsummen bleiben, wie sie sind.",
      en: "Unlock the folder with “git-crypt unlock”, then check again. Hashes stay as they are.",
    },
  },
  pointer: {
    message: (name) => ({
      de: `${name} beginnt wie ein Platzhalter von Git LFS, ist aber keiner: Er wurde geändert, oder ein Konflikt steht darin.`,
      en: `${name} begins like a Git LFS pointer, but is none: it was edited, or holds a conflict.`,
    }),
    help: {
      de: "Stellen Sie den Platzhalter aus Git wieder her („git checkout“ auf den richtigen Stand), und holen Sie die Datei mit „git lfs pull“.",
      en: "Restore the pointer from Git (“git checkout” of the right state), and fetch the file with “git lfs pull”.",
    },
  },
  deleted: {
    message: (name) => ({
      de: `Die Datei ${name} wurde gelöscht und belegt nichts mehr.`,
      en: `The file ${name} was deleted and proves nothing any more.`,
    }),
    help: {
      de: "Legen Sie einen neuen Nachweis ab, wenn die Bewertung einen braucht.",
      en: "File new evidence if the assessment needs some.",
    },
  },
  renamed: {
    message: (name, found) => ({
      de: `Die Datei heißt ${name}, ihr Inhalt ist aber ${found.de}. Die meisten Programme öffnen sie trotzdem.`,
      en: `The file is called ${name}, but its content is ${found.en}. Most programs open it all the same.`,
    }),
    help: {
      de: "Geben Sie der Datei mit „nachweis evidence move“ die Endung, die zu ihrem Inhalt passt.",
      en: "Give the file the ending that fits its content with “nachweis evidence move”.",
    },
  },
  "no-page": {
    message: (name) => ({
      de: `Die Datei ${name} ist ein PDF ohne eine einzige Seite, wie ein Platzhalter.`,
      en: `The file ${name} is a PDF without a single page, like a placeholder.`,
    }),
    help: anew,
  },
};

/** What is wrong with the bytes of evidence, as a sentence of its own, where the file is named already. */
export const flawNames: Readonly<Record<EvidenceFlaw["kind"], Bilingual>> = {
  empty: { de: "Die Datei ist leer.", en: "The file is empty." },
  blank: {
    de: "In der Datei steht nichts als Leerraum oder Zeichen.",
    en: "The file has nothing in it but blanks or signs.",
  },
  "metadata-only": {
    de: "In der Datei steht nichts als Metadaten und Überschriften.",
    en: "The file has nothing in it but metadata and headings.",
  },
  html: {
    de: "Die Datei ist eine Webseite (HTML), nicht, was ihr Name sagt.",
    en: "The file is a web page (HTML), not what its name says.",
  },
  damaged: { de: "Die Datei ist beschädigt.", en: "The file is damaged." },
  password: {
    de: "Die Datei öffnet sich nur mit einem Kennwort.",
    en: "The file opens with a password only.",
  },
  encrypted: {
    de: "Die Datei ist verschlüsselt; nur wer den Schlüssel hat, liest sie.",
    en: "The file is encrypted; only those who have the key read it.",
  },
  cut: {
    de: "Die Datei bricht mitten im Inhalt ab.",
    en: "The file ends in the middle of its content.",
  },
  shortcut: {
    de: "Die Datei ist nur eine Verknüpfung zu etwas anderem.",
    en: "The file is but a shortcut to something else.",
  },
  "other-kind": { de: "Die Datei ist nicht, was ihr Name sagt.", en: "The file is not what its name says." },
  locked: { de: "Die Datei ist mit git-crypt verschlüsselt.", en: "The file is encrypted by git-crypt." },
  pointer: {
    de: "Statt der Datei liegt hier ein beschädigter Platzhalter von Git LFS.",
    en: "A damaged Git LFS pointer lies here in place of the file.",
  },
  deleted: {
    de: "Die Datei wurde gelöscht; nur ihre Metadaten sind geblieben.",
    en: "The file was deleted; only its metadata are left.",
  },
  renamed: {
    de: "Der Inhalt der Datei hat ein anderes Format, als ihr Name sagt.",
    en: "The content of the file has another format than its name says.",
  },
  "no-page": { de: "Die Datei ist ein PDF ohne eine Seite.", en: "The file is a PDF without a page." },
};

/** What is wrong with a file of evidence. */
export function flawMessage(path: string, { kind, found }: EvidenceFlaw): Bilingual {
  const name = path.slice(path.lastIndexOf("/") + 1);
  const unknown = { de: "in einem anderen, unbekannten Format", en: "in another format, which is unknown" };
  return words[kind].message(name, found === null ? unknown : { de: found, en: found });
}

/** How to mend it. */
export function flawHelp({ kind }: EvidenceFlaw): Bilingual {
  return words[kind].help;
}
