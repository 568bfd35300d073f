/** What the remarks say, in the page's language. */
import type { RemarkSeverity, RemarkVerdict } from "../../../src/model/remarks.ts";
import { formatDate } from "../../src/format-date.ts";
import { language } from "../language.ts";
import type { Merged, RemarkBook } from "./remark-book.ts";
import type { Place, Trouble } from "./remark-store.ts";
import type { RemarksFault } from "./remarks-file.ts";

const say = <T>(text: { readonly de: T; readonly en: T }): T => text[language];

/** A number of remarks. */
const count = (number: number) =>
  say({
    de: number === 1 ? "1 Anmerkung" : `${number} Anmerkungen`,
    en: number === 1 ? "1 remark" : `${number} remarks`,
  });

/** A day as the page's language writes it. */
export const dayText = (day: string) => formatDate(day, language);

/** What verdicts are called. */
export const verdictWords: Readonly<Record<RemarkVerdict, string>> = {
  accepted: say({ de: "akzeptiert", en: "accepted" }),
  flagged: say({ de: "auffällig", en: "flagged" }),
  question: say({ de: "Frage", en: "question" }),
};

/** What the scheme's severities are called: letters and words. */
export const severityWords: Readonly<Record<RemarkSeverity, string>> = {
  AS: say({ de: "AS: schwerwiegende Abweichung", en: "AS: major deviation" }),
  AG: say({ de: "AG: geringfügige Abweichung", en: "AG: minor deviation" }),
  E: say({ de: "E: Empfehlung", en: "E: recommendation" }),
};

/** All else that is said. */
export const remarkWords = {
  add: say({ de: "Anmerken", en: "Remark" }),
  addAnother: say({ de: "Weitere Anmerkung", en: "Another remark" }),
  legend: say({ de: "Anmerkung", en: "Remark" }),
  own: say({ de: "Anmerkung, nicht Teil dieser Ausgabe", en: "Remark, not part of this edition" }),
  where: say({ de: "Ändern, wo sie behalten werden", en: "Change where they are kept" }),
  verdict: say({ de: "Urteil", en: "Verdict" }),
  text: say({ de: "Text", en: "Text" }),
  severity: say({
    de: "Schwere nach Auditierungsschema (freiwillig)",
    en: "Severity of the audit scheme (optional)",
  }),
  noSeverity: say({ de: "keine", en: "none" }),
  noNames: say({
    de: "Bitte keine Personen nennen, sondern Rollen: Die Datei der Anmerkungen wird weitergegeben.",
    en: "Please name no persons but roles: the file of remarks is passed on.",
  }),
  save: say({ de: "Übernehmen", en: "Save" }),
  cancel: say({ de: "Abbrechen", en: "Cancel" }),
  edit: say({ de: "Ändern", en: "Change" }),
  remove: say({ de: "Löschen", en: "Delete" }),
  sureOne: say({ de: "Diese Anmerkung löschen?", en: "Delete this remark?" }),
  yesDelete: say({ de: "Ja, löschen", en: "Yes, delete" }),
  saved: say({ de: "Anmerkung übernommen.", en: "Remark saved." }),
  removed: say({ de: "Anmerkung gelöscht.", en: "Remark deleted." }),
  noVerdict: say({ de: "Wählen Sie ein Urteil.", en: "Choose a verdict." }),
  noText: say({
    de: "Schreiben Sie, was auffällt oder was die Frage ist.",
    en: "Write what is noticeable, or what the question is.",
  }),
  notAccepted: say({
    de: "Eine Abweichung (AS, AG) ist nicht akzeptiert: Ändern Sie Urteil oder Schwere.",
    en: "A deviation (AS, AG) is not accepted: change the verdict or the severity.",
  }),
  otherState: (state: string) =>
    say({
      de: `bei anderem Zustand angemerkt: ${state}`,
      en: `made on another state: ${state}`,
    }),
  otherBytes: say({
    de: "zu einem anderen Inhalt der Datei angemerkt (andere SHA-256)",
    en: "made on other bytes of the file (another SHA-256)",
  }),
  missing: say({
    de: "In dieser Ausgabe gibt es das nicht, oder sie hält es zurück. Die Anmerkung bleibt.",
    en: "This edition does not have it, or withholds it. The remark stays.",
  }),
  all: say({ de: "Alle Anmerkungen", en: "All remarks" }),
  export: say({ de: "Als Datei sichern", en: "Export as file" }),
  exported: (name: string) =>
    say({
      de: `Gesichert als „${name}“. Sehen Sie nach, ob die Datei bei Ihren Downloads liegt: Sie ist die Aufzeichnung.`,
      en: `Exported as “${name}”. Check that the file is among your downloads: it is the record.`,
    }),
  status: ({ remarks, exported, changed }: RemarkBook) => {
    if (remarks.length === 0) return say({ de: "Noch keine Anmerkung.", en: "No remark yet." });
    if (exported === null)
      return `${count(remarks.length)}, ${say({ de: "noch nicht als Datei gesichert.", en: "not yet exported." })}`;
    const last = say({ de: "zuletzt als Datei gesichert am", en: "last exported" });
    const since = changed ? say({ de: ", seither geändert", en: ", changed since" }) : "";
    return `${count(remarks.length)}, ${last} ${dayText(exported)}${since}.`;
  },
  question: say({
    de: "Sollen die Anmerkungen in diesem Browser behalten werden?",
    en: "Keep the remarks in this browser?",
  }),
  explained: say({
    de: "Die Aufzeichnung ist die Datei, die Sie sichern; der Browser ist nur ein Zwischenlager. Ja: Sie bleiben auf diesem Rechner, bis jemand sie oder die Daten des Browsers löscht. Nein: Sie sind weg, sobald dieser Tab geschlossen wird.",
    en: "The file that you export is the record; the browser is a convenience. Yes: they stay on this machine until somebody deletes them or the browser's data. No: they are gone as soon as this tab is closed.",
  }),
  overFile: say({
    de: "Diese Seiten sind aus einem Ordner geöffnet. Manche Browser geben dann allen Dateien dieses Rechners denselben Speicher: Jede andere HTML-Datei, die Sie öffnen, könnte die Anmerkungen lesen. Andere trennen ihn nach Ordner oder Datei: Dann fehlen die Anmerkungen auf anderen Seiten oder nach dem Verschieben des Ordners. Sichern Sie darum oft.",
    en: "These pages were opened from a folder. Some browsers then give all files of this machine the same storage: any other HTML file that you open could read the remarks. Others split it by folder or file: then remarks are missing on other pages, or after the folder was moved. So export often.",
  }),
  keep: say({ de: "Ja, in diesem Browser behalten", en: "Yes, keep them in this browser" }),
  tabOnly: say({ de: "Nein, nur in diesem Tab", en: "No, only in this tab" }),
  places: {
    browser: say({ de: "Behalten in diesem Browser.", en: "Kept in this browser." }),
    tab: say({
      de: "Nur in diesem Tab: Wird er geschlossen, sind sie weg.",
      en: "Only in this tab: they are gone when it is closed.",
    }),
    page: say({
      de: "Nur auf dieser Seite: Wird sie verlassen, sind sie weg. Sichern Sie sie vorher.",
      en: "Only on this page: they are gone when it is left. Export them before.",
    }),
  } satisfies Record<Place, string>,
  troubles: {
    full: say({
      de: "Der Speicher des Browsers ist voll.",
      en: "The browser's storage is full.",
    }),
    forbidden: say({
      de: "Der Browser lässt hier nichts speichern.",
      en: "The browser does not allow anything to be stored here.",
    }),
    damaged: say({
      de: "Was im Browser unter Anmerkungen gespeichert ist, lässt sich nicht lesen; es bleibt, wie es ist, bis Sie alles löschen.",
      en: "What the browser has stored as remarks can't be read; it stays as it is until you delete all.",
    }),
  } satisfies Record<Trouble, string>,
  none: say({
    de: "Noch keine Anmerkung. Anmerken lässt sich jeder Prüfpunkt auf der Seite seiner Anforderung und jeder Nachweis auf seiner Seite.",
    en: "No remark yet. Each item can be remarked on at the page of its requirement, each piece of evidence at its own page.",
  }),
  noneOfThese: say({ de: "Keine davon.", en: "None of these." }),
  domain: say({ de: "Verbund", en: "Domain" }),
  sureAll: (book: RemarkBook) =>
    `${say({ de: "Wirklich alles löschen?", en: "Really delete all?" })} ${remarkWords.status(book)}`,
  removeAll: say({ de: "Alle löschen", en: "Delete all" }),
  damagedFile: say({
    de: "Was gespeichert und nicht lesbar ist, als Datei sichern",
    en: "Export what is stored and can't be read",
  }),
  allRemoved: say({
    de: "Alle Anmerkungen sind gelöscht, auch im Browser.",
    en: "All remarks are deleted, in the browser, too.",
  }),
  merged: ({ taken, renewed, same, older, both, otherAudit }: Merged, missing: number) =>
    [
      say({ de: `Übernommen: ${taken}.`, en: `Taken: ${taken}.` }),
      renewed > 0 &&
        say({
          de: `In der Datei neuer und erneuert: ${renewed}.`,
          en: `Newer in the file and renewed: ${renewed}.`,
        }),
      older > 0 && say({ de: `Hier neuer und belassen: ${older}.`, en: `Newer here and left: ${older}.` }),
      both > 0 &&
        say({
          de: `Am selben Tag verschieden, beide behalten: ${both}.`,
          en: `Different on the same day, both kept: ${both}.`,
        }),
      same > 0 && say({ de: `Schon da: ${same}.`, en: `Already there: ${same}.` }),
      missing > 0 &&
        say({
          de: `Zu etwas, das es in dieser Ausgabe nicht gibt: ${missing}; behalten.`,
          en: `On something that this edition does not have: ${missing}; kept.`,
        }),
      otherAudit &&
        say({
          de: "Die Datei nennt ein anderes Audit; hier bleiben die Angaben, wie sie sind.",
          en: "The file names another audit; what is entered here stays.",
        }),
    ]
      .filter((part) => part !== false)
      .join(" "),
  otherDomain: (title: string) =>
    say({
      de: `Nichts übernommen: Die Datei gehört zu einem anderen Verbund, „${title}“.`,
      en: `Nothing taken: the file is of another domain, “${title}”.`,
    }),
  fault: ({ kind, place }: RemarksFault) =>
    `${say({ de: "Nichts übernommen:", en: "Nothing taken:" })} ${
      {
        form: say({
          de: "Das ist keine Datei von Anmerkungen.",
          en: "this is no file of remarks.",
        }),
        newer: say({
          de: "Die Datei ist von einer neueren Version von nachweis.",
          en: "the file is of a newer version of nachweis.",
        }),
        size: say({ de: "Die Datei ist zu groß.", en: "the file is too large." }),
        value: say({
          de: `An der Stelle „${place}“ steht etwas anderes als erwartet.`,
          en: `at “${place}” is something else than expected.`,
        }),
      }[kind]
    }`,
  unreadable: say({
    de: "Nichts übernommen: Der Browser kann die Datei nicht lesen.",
    en: "Nothing taken: the browser can't read the file.",
  }),
};
