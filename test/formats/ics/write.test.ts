import ICAL from "ical.js";
import { describe, expect, it } from "vitest";
import { toIcs } from "../../../src/formats/ics/write.ts";
import type { Forecast, ForecastEntry } from "../../../src/model/forecast.ts";
import type { Language } from "../../../src/model/position.ts";
import { entriesByPerson } from "../../../src/report/forecast-persons.ts";
import { addDays } from "../../../src/text/date.ts";

const entry: ForecastEntry = {
  id: '["action","X"]',
  kind: "action",
  day: "2026-12-31",
  past: false,
  subject: "Wartung; Prüfung, \\Abnahme\nEND:VEVENT\u0007 – 日本語 🔥 ".repeat(6),
  text: { de: "Fällig.", en: "Due." },
  help: { de: "Umsetzen.", en: "Do it." },
  responsible: ["Haustechnik, Elektro"],
  sites: ["rz-a"],
  about: [],
  requirements: ["INF.2.A3"],
  file: "controls/catalog/inf.md",
};
const forecast: Forecast = {
  format: "nachweis-forecast/1",
  asOf: "2026-11-23",
  until: "2027-11-23",
  title: "Verbund",
  responsible: null,
  entries: [entry, { ...entry, id: "2", day: "2028-02-29" }],
  unread: [],
};

function icsOf(made: Forecast, language: Language): string {
  return toIcs(made, entriesByPerson(made), language);
}

function eventsOf(text: string): ICAL.Event[] {
  const calendar = new ICAL.Component(ICAL.parse(text));
  return calendar.getAllSubcomponents("vevent").map((component) => new ICAL.Event(component));
}

describe("iCalendar", () => {
  it("is read back by Thunderbird's parser as it was meant", () => {
    const events = eventsOf(icsOf({ ...forecast, responsible: "Haustechnik, Elektro" }, "de"));
    expect(events).toHaveLength(2);
    const [first, second] = events;
    const subject = entry.subject.replaceAll("\n", " ").replaceAll("\u0007", " ");
    expect(first?.summary).toBe(`${subject}: Fällig.`.slice(0, 149).concat("…"));
    expect(first?.description).toBe(
      "Fällig.\nUmsetzen.\nZuständig: Haustechnik, Elektro\nStandorte: rz-a\nAnforderungen: INF.2.A3\ncontrols/catalog/inf.md",
    );
    expect([first?.startDate.toString(), first?.endDate.toString()]).toEqual(["2026-12-31", "2027-01-01"]);
    expect(first?.startDate.isDate).toBe(true);
    expect(second?.endDate.toString()).toBe("2028-03-01");
  });

  it("has one event for what one person must do on a day", () => {
    const of = (id: string, day: string, ...responsible: readonly string[]): ForecastEntry => ({
      ...entry,
      id,
      day,
      subject: id,
      kind: id === "c" ? "evidence" : "action",
      responsible,
    });
    const entries = [
      of("a", "2026-12-01", "Haustechnik"),
      of("b", "2026-12-01", "ISB", "haustechnik"),
      of("c", "2026-12-01"),
      of("d", "2026-12-02", "Haustechnik"),
    ];
    const events = eventsOf(icsOf({ ...forecast, entries }, "de"));
    expect(events.map(({ summary, startDate }) => [startDate.toString(), summary])).toEqual([
      ["2026-12-01", "Haustechnik: 2 Fristen: a; b"],
      ["2026-12-02", "Haustechnik: d: Fällig."],
      ["2026-12-01", "ISB: b: Fällig."],
      ["2026-12-01", "c: Fällig."],
    ]);
    expect(events[0]?.description).toContain("1. a\nFällig.");
    expect(events[0]?.description).toContain("\n\n2. b\nFällig.");
    expect(eventsOf(icsOf({ ...forecast, entries, responsible: "ISB" }, "en"))[0]?.summary).toBe("b: Due.");
  });

  it("reminds two weeks and a day before, at nine, and nobody of what is over", () => {
    const past = { ...entry, id: "3", day: "2026-11-22", past: true };
    const [over, ...others] = eventsOf(icsOf({ ...forecast, entries: [past, ...forecast.entries] }, "de"));
    expect(over?.component.getAllSubcomponents("valarm")).toEqual([]);
    for (const event of others) {
      const alarms = event.component.getAllSubcomponents("valarm");
      expect(alarms.map((alarm) => alarm.getFirstPropertyValue("action"))).toEqual(["DISPLAY", "DISPLAY"]);
      const start = event.startDate.clone();
      start.isDate = false;
      const at = alarms.map((alarm) => {
        const time = start.clone();
        time.addDuration(alarm.getFirstPropertyValue("trigger") as ICAL.Duration);
        return time.toString();
      });
      const day = event.startDate.toString();
      expect(at).toEqual([`${addDays(day, -14)}T09:00:00`, `${addDays(day, -1)}T09:00:00`]);
    }
  });

  it("says with one event that nothing is due: programs refuse a calendar without any", () => {
    const [event, ...others] = eventsOf(icsOf({ ...forecast, entries: [] }, "de"));
    expect(others).toEqual([]);
    expect(event?.summary).toBe("Verbund: läuft bis 2027-11-23 nichts ab");
    const [own] = eventsOf(icsOf({ ...forecast, responsible: "Haustechnik", entries: [] }, "de"));
    expect(own?.summary).toBe("Verbund: für Haustechnik läuft bis 2027-11-23 nichts ab");
    expect(event?.startDate.toString()).toBe("2026-11-23");
  });

  it.each([0, 2])("says with one event more that files were not read, beside %d due dates", (dates) => {
    const made = {
      ...forecast,
      entries: forecast.entries.slice(0, dates),
      unread: ["controls/a.md", "controls/b.md"],
    };
    const events = eventsOf(icsOf(made, "de"));
    expect(events).toHaveLength(dates + 1);
    const last = events.at(-1);
    expect(last?.summary).toBe(
      "Verbund: 2 Dateien sind nicht oder nicht ganz gelesen; was darin abläuft, fehlt hier",
    );
    expect(last?.description).toBe("controls/a.md\ncontrols/b.md");
    expect(events.filter(({ summary }) => summary.includes("nichts ab"))).toEqual([]);
  });

  it("has lines of at most 75 octets that end with CRLF, and breaks no character", () => {
    const lines = icsOf(forecast, "en").split("\r\n");
    expect(lines.pop()).toBe("");
    for (const line of lines) {
      expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
      expect(line).not.toMatch(/[\n\r\ufffd]/);
      expect(line.isWellFormed()).toBe(true);
    }
  });

  it("depends on nothing but the forecast, and keeps the UID of what a person must do on a day", () => {
    expect(icsOf(forecast, "de")).toBe(icsOf(structuredClone(forecast), "de"));
    const uidsOf = (of: Forecast) => eventsOf(icsOf(of, "de")).map(({ uid }) => uid);
    const more = { ...entry, id: "4", subject: "Noch etwas" };
    expect(uidsOf({ ...forecast, asOf: "2026-12-01", entries: [...forecast.entries, more] })).toEqual(
      uidsOf(forecast),
    );
    expect(new Set([...uidsOf(forecast), ...uidsOf({ ...forecast, title: "Anderer" })]).size).toBe(4);
    expect(icsOf(forecast, "de")).toContain("DTSTAMP:20261123T000000Z\r\n");
  });
});
