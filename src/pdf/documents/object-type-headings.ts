import type { Bilingual } from "../../model/position.ts";
import type { ObjectType } from "../../model/vocabulary.ts";

/** Headings of the groups of target objects, as BSI-Standard 200-2, 8.1, goes through them. */
export const objectTypeHeadings: Readonly<Record<ObjectType, Bilingual>> = {
  process: { de: "Geschäftsprozesse", en: "Business processes" },
  application: { de: "Anwendungen", en: "Applications" },
  "it-system": { de: "IT-Systeme", en: "IT systems" },
  ics: { de: "ICS-Systeme", en: "Industrial control systems" },
  network: { de: "Netze und Kommunikationsverbindungen", en: "Networks and communication links" },
  room: { de: "Räume", en: "Rooms" },
  building: { de: "Gebäude und Verkabelung", en: "Buildings and cabling" },
  service: { de: "Dienste", en: "Services" },
  provider: { de: "Dienstleister", en: "Providers" },
};
