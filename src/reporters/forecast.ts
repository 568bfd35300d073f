import type { Forecast, LapseKind } from "../model/forecast.ts";
import { sayIn } from "../model/languages.ts";
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
  const say = sayIn(language);
  const { asOf, until, title, responsible, entries } = forecast;
  const lines = [
    say({
      de: `${title}: Fristen vom ${asOf} bis ${until}`,
      en: `${title}: due dates from ${asOf} to ${until}`,
    }),
    ...(responsible === null ? [] : [`${say({ de: "Zuständig", en: "Responsible" })}: ${responsible}`]),
    "",
  ];
  for (const entry of entries) {
    const past = entry.past ? say({ de: " (verstrichen)", en: " (past)" }) : "";
    const who = entry.responsible.join(", ") || say({ de: "niemand benannt", en: "nobody named" });
    lines.push(`${entry.day}${past}  ${kindWords[entry.kind][language]}: ${entry.subject}`);
    lines.push(`            ${entry.text[language]} ${entry.help[language]}`);
    const about = [entry.sites.join(", "), entry.requirements.join(", "), entry.file].filter(
      (text) => text !== "",
    );
    lines.push(
      `            ${say({ de: "Zuständig", en: "Responsible" })}: ${who}  [${about.join(" | ")}]`,
      "",
    );
  }
  const count = entries.length;
  lines.push(
    say({
      de: `${count} ${count === 1 ? "Frist" : "Fristen"}`,
      en: `${count} due ${count === 1 ? "date" : "dates"}`,
    }),
  );
  return `${lines.map(clean).join("\n")}\n`;
}
