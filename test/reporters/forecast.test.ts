import { expect, it } from "vitest";
import type { Forecast, ForecastEntry } from "../../src/model/forecast.ts";
import type { Language } from "../../src/model/position.ts";
import { entriesByPerson } from "../../src/report/forecast-persons.ts";
import { forecastText } from "../../src/reporters/forecast.ts";

const of = (subject: string, day: string, ...responsible: readonly string[]): ForecastEntry => ({
  id: subject,
  kind: "action",
  day,
  past: day < "2026-11-23",
  subject,
  text: { de: "Fällig.", en: "Due." },
  help: { de: "Umsetzen.", en: "Do it." },
  responsible,
  sites: ["rz-a"],
  about: [],
  requirements: [],
  file: "controls/a.md",
});
const forecast: Forecast = {
  format: "nachweis-forecast/1",
  asOf: "2026-11-23",
  until: "2027-11-23",
  title: "Verbund",
  responsible: null,
  entries: [
    of("Altes", "2026-10-01"),
    of("Dach", "2026-12-01", "Haustechnik"),
    of("Tor", "2026-12-24", "ISB", "Haustechnik"),
    of("USV", "2027-03-01", "haustechnik"),
  ],
  unread: [],
};

const textOf = (made: Forecast, language: Language) => forecastText(made, entriesByPerson(made), language);

it("a forecast stands by person and month, and says what several must do", () => {
  expect(textOf(forecast, "de")).toBe(`Verbund: Fristen vom 2026-11-23 bis 2027-11-23

Zuständig: Haustechnik (3 Fristen)

  Dezember 2026
  2026-12-01  Aufgabe: Dach
              Fällig. Umsetzen.
              [rz-a | controls/a.md]
  2026-12-24  Aufgabe: Tor
              Fällig. Umsetzen.
              [rz-a | controls/a.md] mit ISB

  März 2027
  2027-03-01  Aufgabe: USV
              Fällig. Umsetzen.
              [rz-a | controls/a.md]

Zuständig: ISB (1 Frist)

  Dezember 2026
  2026-12-24  Aufgabe: Tor
              Fällig. Umsetzen.
              [rz-a | controls/a.md] mit Haustechnik

Zuständig: niemand benannt (1 Frist)

  Oktober 2026
  2026-10-01 (verstrichen)  Aufgabe: Altes
              Fällig. Umsetzen.
              [rz-a | controls/a.md]

4 Fristen; was mehrere angeht, steht bei jedem
`);
});

it("a forecast for one has that one alone, in the language asked for", () => {
  const text = textOf({ ...forecast, responsible: "isb", entries: forecast.entries.slice(2, 3) }, "en");
  expect(text).toContain("Responsible: ISB (1 due date)\n\n  December 2026\n  2026-12-24  action: Tor\n");
  expect(text).toContain("with Haustechnik");
  expect(text.match(/Responsible:/g)).toHaveLength(1);
  expect(text).toMatch(/\n1 due date\n$/);
  expect(textOf({ ...forecast, entries: [] }, "de")).toMatch(/\n\n0 Fristen\n$/);
});

it("a forecast says which files were not read, since due dates may be missing", () => {
  const text = textOf({ ...forecast, entries: [], unread: ["controls/audits/a.md"] }, "de");
  expect(text).toContain(
    "0 Fristen\n\nEine Datei ist nicht oder nicht ganz gelesen; was darin abläuft, fehlt hier:\n  controls/audits/a.md\n",
  );
});
