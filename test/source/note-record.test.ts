import { describe, expect, it } from "vitest";
import { type Content, placesOf, reportOn, statesOf } from "../content-root.ts";
import { withA1, yes } from "../format/clean-root.ts";

/** Markdown evidence of rz-a with these lines in its front matter and this text below it. */
function note(text: string, lines = ""): Content {
  return withA1(
    `## INF.7.A1 Geeignete Auswahl und Nutzung eines Büroraumes\n\n${yes("rz-a", "evidence/rz-a/n.md")}\n${yes("rz-b", "evidence/rz-b/begehung.txt")}`,
    {
      "evidence/rz-a/n.md": `---\ntitle: Begehung\ntype: inspection\nissued: 2026-03-14\nissuer: Fachfirma\nreviewed: {by: B. Beispiel, on: 2026-03-20}\n${lines}---\n${text}`,
    },
  );
}

const item = "INF.7.A1 raum-a@rz-a";

describe("Markdown evidence", () => {
  it.each([
    ["has no text", ""],
    ["is a heading alone", "\n# Protokoll der Begehung\n"],
    ["is a comment that somebody meant to replace", "\n<!-- noch schreiben -->\n"],
    ["is an empty table and an empty list", "\n- \n\n| | |\n|---|---|\n| – | |\n"],
  ])("proves nothing where it %s and says not where the original is", async (_, text) => {
    const report = await reportOn(note(text));
    expect(placesOf(report)).toEqual(["evidence-unusable evidence/rz-a/n.md:1"]);
    expect(statesOf(report)[item]).toBe("unproven");
  });

  it.each([
    ["a sentence", "\nAlle Fenster waren geschlossen.\n", ""],
    ["a table", "\n| Fenster | zu |\n|---|---|\n| 1 | ja |\n", ""],
    ["where the original is", "", "location: Ordner 7\n"],
    ["the hash of the original", "", `sha256: ${"ab".repeat(32)}\n`],
  ])("proves with %s", async (_, text, lines) => {
    const report = await reportOn(note(text, lines));
    expect(placesOf(report)).toEqual([]);
    expect(statesOf(report)[item]).toBe("proven");
  });

  it("is one finding where its location can't be read", async () => {
    expect(placesOf(await reportOn(note("", "location: [Ordner 7]\n")))).toEqual([
      "front-matter-invalid evidence/rz-a/n.md:7",
    ]);
  });
});
