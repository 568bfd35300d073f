import { describe, expect, it } from "vitest";
import { placesOf, reportOn } from "../content-root.ts";
import { changed, clean } from "../format/clean-root.ts";

const file = "controls/catalog/inf-7.md";
const title = "Geschlossene Fenster und abgeschlossene Türen";

async function found(written: string, rule = ""): Promise<string[]> {
  const content = changed(clean, file, title, written);
  const domain = changed(
    content,
    "controls/domain.md",
    "{interval-undefined: off",
    `{interval-undefined: off${rule}`,
  );
  const report = await reportOn(domain);
  return report.findings.filter(({ rule }) => rule === "title-differs").map(({ severity }) => severity);
}

describe("title-differs", () => {
  it.each([
    "geschlossene Fenster, und abgeschlossene Türen!",
    `**${title}**`,
    `${title} (B)`,
    `${title} (B) [Mitarbeitende, Haustechnik]`,
    `${title} [Mitarbeitende] (B)`,
  ])("%s is the title", async (written) => {
    expect(await found(written)).toEqual([]);
  });

  it("is an info of a title that no requirement has, a warning of another requirement's", async () => {
    expect(await found("Fenster zu")).toEqual(["info"]);
    expect(await found("Geeignete Auswahl und Nutzung eines Büroraumes")).toEqual(["warning"]);
  });

  it("follows a domain that weighs it", async () => {
    const rules = ", title-differs: error";
    expect(await found("Fenster zu", rules)).toEqual(["error"]);
    expect(await found("Geeignete Auswahl und Nutzung eines Büroraumes", rules)).toEqual(["error"]);
  });

  it("says nothing where assessments are written in English", async () => {
    const english = changed(
      changed(clean, file, title, "Closed windows"),
      file,
      "### raum-a: ja",
      "### raum-a: yes",
    );
    expect(placesOf(await reportOn(english)).filter((place) => place.startsWith("title-differs"))).toEqual(
      [],
    );
  });
});
