import { basename } from "node:path";
import type { EvidenceType } from "../model/vocabulary.ts";
import { dateWrittenAs, isDate } from "../text/date.ts";

/** What a file's name tells of the evidence in it: a proposal, which a person confirms. */
export interface EvidenceProposal {
  readonly title: string;
  /** `document` where no word of the name says more. */
  readonly type: EvidenceType;
  /** Day, `YYYY-MM-DD`, that the name says; null where it says none, or several: the day of writing is no day that evidence speaks for. */
  readonly issued: string | null;
}

/** Words in names of files, German and English, by what they mean; a longer word of another type counts before a shorter one in it. */
const typeWords: readonly (readonly [EvidenceType, readonly string[]])[] = [
  ["approval", ["abnahme", "freigabe", "approval"]],
  ["certificate", ["zertifikat", "certificate"]],
  ["contract", ["vertrag", "vereinbarung", "contract"]],
  ["exercise", ["übung", "uebung", "exercise"]],
  ["export", ["auszug", "export"]],
  ["inspection", ["begehung", "prüfung", "pruefung", "prüfprotokoll", "pruefprotokoll", "inspection"]],
  ["log", ["logdatei", "protokolldatei", "logfile"]],
  ["maintenance", ["wartung", "instandhaltung", "maintenance"]],
  ["measurement", ["messung", "messprotokoll", "measurement"]],
  ["photo", ["foto", "lageplan", "photo"]],
  ["restore", ["rücksicherung", "ruecksicherung", "wiederherstellung", "restore"]],
  ["training", ["schulung", "unterweisung", "training"]],
];

/** Days as names of files write them: 2026-03-14, 2026_03_14, 20260314, 14.03.2026. */
const dayInName = /(?<!\d)(?:\d{4}-\d{2}-\d{2}|\d{4}_\d{2}_\d{2}|20\d{6}|\d{1,2}\.\d{1,2}\.\d{4})(?!\d)/g;

/** What the name of a file proposes. */
export function proposalOf(file: string): EvidenceProposal {
  const name = basename(file)
    .normalize("NFC")
    .replace(/\.[^.]{1,10}$/, "");
  const days = new Set([...name.matchAll(dayInName)].flatMap(([written]) => dayOf(written) ?? []));
  const [day = null] = days;
  const issued = days.size === 1 ? day : null;
  const plain = (text: string): string => text.replace(/[_-]/g, " ").trim();
  const title = issued === null ? plain(name) : name.split(dayInName).map(plain).join(` ${issued} `).trim();
  const lower = name.toLowerCase();
  const found = typeWords
    .flatMap(([type, words]) => words.filter((word) => lower.includes(word)).map((word) => ({ type, word })))
    .sort((a, b) => b.word.length - a.word.length)[0];
  return {
    title: title || name,
    type: found?.type ?? "document",
    issued,
  };
}

function dayOf(written: string): string | null {
  const iso =
    written.includes("_") || !written.includes(".") ? isoOf(written.replaceAll(/[_-]/g, "")) : written;
  return isDate(iso) ? iso : dateWrittenAs(iso);
}

function isoOf(digits: string): string {
  return `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}`;
}
