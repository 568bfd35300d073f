import ICAL from "ical.js";
import { describe, expect, it } from "vitest";
import { toIcs } from "../../../src/formats/ics/write.ts";
import type { Forecast, ForecastEntry } from "../../../src/model/forecast.ts";

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
};

function eventsOf(text: string): ICAL.Event[] {
  const calendar = new ICAL.Component(ICAL.parse(text));
  return calendar.getAllSubcomponents("vevent").map((component) => new ICAL.Event(component));
}

describe("iCalendar", () => {
  it("is read back by Thunderbird's parser as it was meant", () => {
    const events = eventsOf(toIcs(forecast, "de"));
    expect(events).toHaveLength(2);
    const [first, second] = events;
    const subject = entry.subject.replaceAll("\n", " ").replaceAll("\u0007", " ");
    expect(first?.summary).toBe(`${subject}: Fällig.`);
    expect(first?.description).toBe(
      "Fällig.\nUmsetzen.\nZuständig: Haustechnik, Elektro\nStandorte: rz-a\nAnforderungen: INF.2.A3\ncontrols/catalog/inf.md",
    );
    expect([first?.startDate.toString(), first?.endDate.toString()]).toEqual(["2026-12-31", "2027-01-01"]);
    expect(first?.startDate.isDate).toBe(true);
    expect(second?.endDate.toString()).toBe("2028-03-01");
  });

  it("has lines of at most 75 octets that end with CRLF, and breaks no character", () => {
    const lines = toIcs(forecast, "en").split("\r\n");
    expect(lines.pop()).toBe("");
    for (const line of lines) {
      expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
      expect(line).not.toMatch(/[\n\r\ufffd]/);
      expect(line.isWellFormed()).toBe(true);
    }
  });

  it("depends on nothing but the forecast, and keeps the UID of what moves to another day", () => {
    expect(toIcs(forecast, "de")).toBe(toIcs(structuredClone(forecast), "de"));
    const moved = { ...forecast, asOf: "2026-12-01", entries: [{ ...entry, day: "2027-03-01" }] };
    const uids = eventsOf(toIcs(forecast, "de")).map(({ uid }) => uid);
    expect(eventsOf(toIcs(moved, "en"))[0]?.uid).toBe(uids[0]);
    expect(new Set(uids).size).toBe(2);
    expect(toIcs(forecast, "de")).toContain("DTSTAMP:20261123T000000Z\r\n");
  });
});
