import { type Duration, parseDuration } from "./duration.ts";

const units: Readonly<Record<keyof Duration, { de: [string, string]; en: [string, string] }>> = {
  years: { de: ["Jahr", "Jahre"], en: ["year", "years"] },
  months: { de: ["Monat", "Monate"], en: ["month", "months"] },
  weeks: { de: ["Woche", "Wochen"], en: ["week", "weeks"] },
  days: { de: ["Tag", "Tage"], en: ["day", "days"] },
  hours: { de: ["Stunde", "Stunden"], en: ["hour", "hours"] },
  minutes: { de: ["Minute", "Minuten"], en: ["minute", "minutes"] },
  seconds: { de: ["Sekunde", "Sekunden"], en: ["second", "seconds"] },
};

/** An ISO 8601 duration as people say it (`P1Y6M`: 1 Jahr 6 Monate), nominative or accusative; an unreadable one as it stands. */
export function durationWords(duration: string): { de: string; en: string } {
  const parsed = parseDuration(duration);
  if (!parsed) return { de: duration, en: duration };
  const words = (language: "de" | "en"): string => {
    const parts = (Object.keys(units) as (keyof Duration)[])
      .filter((unit) => parsed[unit] > 0)
      .map((unit) => `${parsed[unit]} ${units[unit][language][parsed[unit] === 1 ? 0 : 1]}`);
    return parts.join(" ") || `0 ${units[duration.includes("T") ? "seconds" : "days"][language][1]}`;
  };
  return { de: words("de"), en: words("en") };
}

/** The ISO 8601 duration that words such as `12 Monate` or `4 hours` mean; null for everything else. */
export function durationCalled(text: string): string | null {
  const match = /^(\d{1,5})\s*(\p{L}+)$/u.exec(text.trim());
  const word = match?.[2]?.toLowerCase();
  for (const [unit, letters] of Object.entries(isoUnits)) {
    const { de, en } = units[unit as keyof Duration];
    // „vor 12 Monaten“, „in 90 Tagen“: the dative adds an n.
    const called = [...de, `${de[1]}n`, ...en].map((name) => name.toLowerCase());
    if (match && word !== undefined && called.includes(word))
      return letters.replace("_", String(Number(match[1])));
  }
  return null;
}

const isoUnits: Readonly<Record<keyof Duration, string>> = {
  years: "P_Y",
  months: "P_M",
  weeks: "P_W",
  days: "P_D",
  hours: "PT_H",
  minutes: "PT_M",
  seconds: "PT_S",
};
