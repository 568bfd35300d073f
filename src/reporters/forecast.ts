import type { Forecast, LapseKind } from "../model/forecast.ts";
import type { Bilingual, Language } from "../model/position.ts";
import { clean } from "../text/clean.ts";

const kindWords: Readonly<Record<LapseKind, Bilingual>> = {
  action: { de: "Aufgabe", en: "action" },
  assessment: { de: "Bewertung", en: "assessment" },
  "audit-finding": { de: "Feststellung", en: "audit finding" },
  certificate: { de: "Zertifikat", en: "certificate" },
  document: { de: "Dokument", en: "document" },
  evidence: { de: "Nachweis", en: "evidence" },
  exercise: { de: "Übung", en: "exercise" },
  interval: { de: "Frist", en: "interval" },
  risk: { de: "Risiko", en: "risk" },
  surveillance: { de: "Überwachung", en: "surveillance" },
};

/** A forecast for a person: by day, what lapses, who must act and where it stands. */
export function forecastText(forecast: Forecast, language: Language): string {
  const german = language === "de";
  const { asOf, until, title, responsible, entries } = forecast;
  const lines = [
    german ? `${title}: Fristen vom ${asOf} bis ${until}` : `${title}: due dates from ${asOf} to ${until}`,
    ...(responsible === null ? [] : [`${german ? "Zuständig" : "Responsible"}: ${responsible}`]),
    "",
  ];
  for (const entry of entries) {
    const past = entry.past ? (german ? " (verstrichen)" : " (past)") : "";
    const who = entry.responsible.join(", ") || (german ? "niemand benannt" : "nobody named");
    lines.push(`${entry.day}${past}  ${kindWords[entry.kind][language]}: ${entry.subject}`);
    lines.push(`            ${entry.text[language]} ${entry.help[language]}`);
    const about = [entry.sites.join(", "), entry.requirements.join(", "), entry.file].filter(
      (text) => text !== "",
    );
    lines.push(`            ${german ? "Zuständig" : "Responsible"}: ${who}  [${about.join(" | ")}]`, "");
  }
  const count = entries.length;
  lines.push(
    german
      ? `${count} ${count === 1 ? "Frist" : "Fristen"}`
      : `${count} due ${count === 1 ? "date" : "dates"}`,
  );
  return `${lines.map(clean).join("\n")}\n`;
}
