import type { Bilingual } from "../../model/position.ts";
import type { State, Status } from "../../model/vocabulary.ts";
import type { Icon, Tone } from "../layout/definition.ts";

/** How a state is shown: a word, an icon and a colour, so that none of them stands alone. */
export const stateLooks: Readonly<Record<State, { word: Bilingual; icon: Icon; tone: Tone }>> = {
  proven: { word: { de: "belegt", en: "proven" }, icon: "check", tone: "success" },
  unproven: { word: { de: "unbelegt", en: "unproven" }, icon: "warning", tone: "warning" },
  open: { word: { de: "offen", en: "open" }, icon: "cross", tone: "danger" },
  unassessed: { word: { de: "unbewertet", en: "unassessed" }, icon: "question", tone: "accent" },
  dispensable: { word: { de: "entbehrlich", en: "dispensable" }, icon: "dash", tone: "muted" },
};

/** Declared status (BSI-Standard 200-2, 6.3). */
export const statusWords: Readonly<Record<Status, Bilingual>> = {
  yes: { de: "ja", en: "yes" },
  partial: { de: "teilweise", en: "partial" },
  no: { de: "nein", en: "no" },
  dispensable: { de: "entbehrlich", en: "dispensable" },
};

const vocabulary: Readonly<Record<string, Bilingual>> = {
  process: { de: "Geschäftsprozesse", en: "Business processes" },
  application: { de: "Anwendungen", en: "Applications" },
  "it-system": { de: "IT-Systeme", en: "IT systems" },
  ics: { de: "ICS-Systeme", en: "Industrial control systems" },
  network: { de: "Netze und Kommunikationsverbindungen", en: "Networks and communication links" },
  room: { de: "Räume", en: "Rooms" },
  building: { de: "Gebäude und Verkabelung", en: "Buildings and cabling" },
  service: { de: "Dienste", en: "Services" },
  provider: { de: "Dienstleister", en: "Providers" },
  planned: { de: "geplant", en: "planned" },
  transition: { de: "im Umzug", en: "in transition" },
  active: { de: "in Betrieb", en: "active" },
  retired: { de: "außer Betrieb", en: "retired" },
  normal: { de: "normal", en: "normal" },
  high: { de: "hoch", en: "high" },
  "very-high": { de: "sehr hoch", en: "very high" },
  confidentiality: { de: "Vertraulichkeit", en: "Confidentiality" },
  integrity: { de: "Integrität", en: "Integrity" },
  availability: { de: "Verfügbarkeit", en: "Availability" },
  "active-active": { de: "aktiv-aktiv", en: "active-active" },
  "active-passive": { de: "aktiv-passiv", en: "active-passive" },
  none: { de: "keine", en: "none" },
  rare: { de: "selten", en: "rare" },
  medium: { de: "mittel", en: "medium" },
  frequent: { de: "häufig", en: "frequent" },
  "very-frequent": { de: "sehr häufig", en: "very frequent" },
  negligible: { de: "vernachlässigbar", en: "negligible" },
  limited: { de: "begrenzt", en: "limited" },
  considerable: { de: "beträchtlich", en: "considerable" },
  existential: { de: "existenzbedrohend", en: "existential" },
  avoid: { de: "Risikovermeidung", en: "risk avoidance" },
  reduce: { de: "Risikoreduktion", en: "risk reduction" },
  transfer: { de: "Risikotransfer", en: "risk transfer" },
  accept: { de: "Risikoakzeptanz", en: "risk acceptance" },
  basic: { de: "Basis-Absicherung", en: "basic protection" },
  standard: { de: "Standard-Absicherung", en: "standard protection" },
  core: { de: "Kern-Absicherung", en: "core protection" },
  public: { de: "öffentlich", en: "public" },
  internal: { de: "intern", en: "internal" },
  confidential: { de: "vertraulich", en: "confidential" },
  "vs-nfd": { de: "VS – NUR FÜR DEN DIENSTGEBRAUCH", en: "VS – NUR FÜR DEN DIENSTGEBRAUCH (restricted)" },
  sufficient: { de: "ausreichend", en: "sufficient" },
  "sufficient-until": { de: "ausreichend bis", en: "sufficient until" },
  "not-shown": { de: "nicht gezeigt", en: "not shown" },
  "not-sufficient": { de: "nicht ausreichend", en: "not sufficient" },
  approval: { de: "Abnahme", en: "approval" },
  certificate: { de: "Zertifikat", en: "certificate" },
  contract: { de: "Vertrag", en: "contract" },
  document: { de: "Dokument", en: "document" },
  exercise: { de: "Übung", en: "exercise" },
  export: { de: "Export", en: "export" },
  inspection: { de: "Begehung oder Prüfung", en: "inspection" },
  log: { de: "Aufzeichnung", en: "log" },
  maintenance: { de: "Wartung", en: "maintenance" },
  measurement: { de: "Messung", en: "measurement" },
  photo: { de: "Foto oder Plan", en: "photo" },
  restore: { de: "Wiederherstellung", en: "restore" },
  test: { de: "Test", en: "test" },
  training: { de: "Schulung", en: "training" },
};

/** A word of the content format in the reader's language; „–“ for none. */
export function word(value: string | null): Bilingual {
  if (value === null) return { de: "–", en: "–" };
  return vocabulary[value] ?? { de: value, en: value };
}
