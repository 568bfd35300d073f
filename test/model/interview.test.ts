import { describe, expect, it } from "vitest";
import { interviewsIn } from "../../src/model/interview.ts";
import { expectMarked } from "../content-root.ts";
import { changed, clean } from "../format/clean-root.ts";

describe("persons asked", () => {
  it.each([
    ["Leitung RZ", [{ who: "Leitung RZ", place: null }]],
    ["Leitung RZ (Saal Nord, Raum 3)", [{ who: "Leitung RZ", place: "Saal Nord, Raum 3" }]],
    [
      "Haustechnik (RZ A), ISB",
      [
        { who: "Haustechnik", place: "RZ A" },
        { who: "ISB", place: null },
      ],
    ],
    ["Leitung (Vertretung) RZ", [{ who: "Leitung (Vertretung) RZ", place: null }]],
    ["Leitung (Vertretung) (Saal (Nord))", [{ who: "Leitung (Vertretung)", place: "Saal (Nord)" }]],
  ])("%s", (asked, interviews) => {
    expect(interviewsIn(asked)).toEqual(interviews);
  });

  it.each([
    "Leitung (Saal",
    "Leitung Saal)",
    "(Saal)",
    "Leitung ()",
    "Leitung, (Saal)",
    "Leitung )Saal(",
  ])("%s names nobody or no place", (asked) => {
    expect(interviewsIn(asked)).toBeNull();
  });

  it("are checked where an assessment names them", async () => {
    const [path] = Object.keys(clean).filter((name) => name.startsWith("controls/catalog/"));
    const text = String(clean[path ?? ""]);
    const line = text.split("\n").find((one) => one.includes("Geprüft: "));
    const [date] = /\d{4}-\d{2}-\d{2}/.exec(line ?? "") ?? [];
    expect(date).toBeDefined();
    const asked = (persons: string) =>
      changed(clean, path ?? "", line ?? "", `- Geprüft: ${persons.replace("DAY", date ?? "")}`);
    await expectMarked(asked("DAY, A. Beispiel, Leitung RZ (Saal Nord), Haustechnik"));
    await expectMarked(asked("⟦catalog-syntax⟧DAY, A. Beispiel, Leitung RZ (Saal Nord"));
  });
});
