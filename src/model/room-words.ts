import type { Bilingual } from "./position.ts";
import type { RoomType } from "./vocabulary.ts";

/** What rooms are for, as readers know it. */
export const roomTypeNames: Readonly<Record<RoomType, Bilingual>> = {
  "data-centre": { de: "Rechenzentrum", en: "data centre" },
  "server-room": { de: "Serverraum", en: "server room" },
  "technical-room": { de: "Technikraum", en: "technical room" },
  office: { de: "Büroraum", en: "office" },
  archive: { de: "Archiv", en: "archive" },
};
