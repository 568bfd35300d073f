import { unreadFilesOf } from "../../model/forecast.ts";
import type { Bilingual, Language } from "../../model/position.ts";
import type { Report } from "../../model/report.ts";
import type { Block } from "../layout/definition.ts";

/** What an empty list has to say where something of the content was not read; null where all was. */
export function unreadText({ blockers, summary }: Pick<Report, "blockers" | "summary">): Bilingual | null {
  const isUnread =
    unreadFilesOf({ blockers }).length > 0 || Object.values(summary.unformed).some((number) => number > 0);
  if (!isUnread) return null;
  return {
    de: "Ein Teil des Inhalts ist nicht oder nicht ganz gelesen; was dort steht, fehlt hier.",
    en: "A part of the content was not read, or not wholly; what stands there is missing here.",
  };
}

/** A block that says that there is nothing: a warning with what follows from it, where something was not read. */
export function unlessUnread(
  { report, language }: { readonly report: Report; readonly language: Language },
  nothing: Block,
): Block {
  const unread = unreadText(report);
  if (unread === null || (nothing.kind !== "paragraph" && nothing.kind !== "note")) return nothing;
  return {
    kind: "note",
    icon: "warning",
    tone: "warning",
    text: [...[nothing.text].flat(), ` ${unread[language]}`],
  };
}
