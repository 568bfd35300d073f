import type { Bilingual } from "../../model/position.ts";
import { type Block, heading, type Run } from "../layout/definition.ts";
import type { DocumentSource } from "./document-frame.ts";

/** Says that something is missing, what to write, and in which file. */
export function lacking({ say }: DocumentSource, what: string, file: string): Run[] {
  return [
    { text: say({ de: "fehlt", en: "missing" }), bold: true, icon: "warning", tone: "warning" },
    { text: say({ de: `: ${what} in `, en: `: ${what} in ` }), tone: "muted" },
    { text: file, code: true },
  ];
}

/** Chapters of an emergency manual that no content of this kind can fill: what belongs there, and where it is kept. */
const chapters: readonly {
  readonly title: Bilingual;
  readonly what: Bilingual;
  readonly where: Bilingual;
}[] = [
  {
    title: { de: "Alarmierung und Erreichbarkeit", en: "Alarm and reachability" },
    what: {
      de: "Namen, Vertretungen und Rufnummern der Rollen, Reihenfolge und Wege der Alarmierung",
      en: "names, deputies and phone numbers of the roles, order and ways of the alarm",
    },
    where: {
      de: "Alarmierungsplan, ausgedruckt an jedem Standort; als Nachweis (type: document) ohne Rufnummern",
      en: "alarm plan, printed at every site; as evidence (type: document) without phone numbers",
    },
  },
  {
    title: { de: "Besondere Aufbauorganisation", en: "Crisis organisation" },
    what: {
      de: "Zusammensetzung des Krisenstabs, Ausrufen und Aufheben des Notfalls, Stabsraum, Lagebild, Protokoll",
      en: "members of the crisis team, declaring and ending the emergency, its room, situation picture, minutes",
    },
    where: {
      de: "Notfallhandbuch als Nachweis (type: document)",
      en: "emergency manual as evidence (type: document)",
    },
  },
  {
    title: { de: "Sofortmaßnahmen", en: "Immediate measures" },
    what: {
      de: "Räumung, erste Hilfe, Meldung an Feuerwehr und Polizei, Sichern der Lage am Standort",
      en: "evacuation, first aid, calling fire brigade and police, securing the site",
    },
    where: { de: "Notfallhandbuch; Aushang am Standort", en: "emergency manual; notice at the site" },
  },
  {
    title: { de: "Krisenkommunikation", en: "Crisis communication" },
    what: {
      de: "wer wen unterrichtet: Beschäftigte, Leitung, Träger, Aufsicht, Presse, Meldepflichten",
      en: "who informs whom: staff, management, owners, supervision, press, duties to report",
    },
    where: { de: "Notfallhandbuch", en: "emergency manual" },
  },
  {
    title: { de: "Business-Impact-Analyse", en: "Business impact analysis" },
    what: {
      de: "woraus MTPD, RTO und RPO folgen: Schadensverlauf, Spitzenzeiten, Mindestleistung (MBCO)",
      en: "what MTPD, RTO and RPO follow from: damage over time, peak times, minimum output (MBCO)",
    },
    where: { de: "als Nachweis (type: document)", en: "as evidence (type: document)" },
  },
  {
    title: { de: "Personal und Arbeitsplätze", en: "Staff and workplaces" },
    what: {
      de: "Mindestbesetzung, Schichten über Tage, Ersatzarbeitsplätze, Zutritt am anderen Standort",
      en: "minimum staff, shifts over days, replacement workplaces, access to the other site",
    },
    where: { de: "Notfallhandbuch", en: "emergency manual" },
  },
];

/** What a manual needs beside this extract. */
export function* unknownChapters({ say }: DocumentSource): Generator<Block> {
  yield {
    kind: "keep-together",
    blocks: [
      heading(1, say({ de: "Was dieser Auszug nicht enthält", en: "What this extract does not hold" })),
      {
        kind: "paragraph",
        text: say({
          de: "Diese Kapitel braucht ein Notfallhandbuch nach BSI-Standard 200-4 außerdem. Der Informationsverbund sagt dazu nichts.",
          en: "An emergency manual by BSI-Standard 200-4 needs these chapters as well. The information domain says nothing about them.",
        }),
      },
      {
        kind: "table",
        columns: [
          { title: say({ de: "Kapitel", en: "Chapter" }), share: 2.4, header: true },
          { title: say({ de: "fehlt: was zu schreiben ist", en: "missing: what to write" }), share: 4 },
          { title: say({ de: "wo", en: "where" }), share: 3.4 },
        ],
        rows: chapters.map(({ title, what, where }) => ({
          cells: [
            say(title),
            [
              { text: say({ de: "fehlt", en: "missing" }), bold: true, icon: "warning", tone: "warning" },
              `: ${say(what)}`,
            ],
            say(where),
          ],
        })),
      },
    ],
  };
}
