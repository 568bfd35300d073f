import { describe, expect, it } from "vitest";
import { definePdf, pdfDocuments } from "../../../src/pdf/render-pdf.ts";
import { type Content, reportOn } from "../../content-root.ts";
import { clean } from "../../format/clean-root.ts";
import { inputOf } from "./produce.ts";

/** What documents say of a content, as text of their blocks. */
async function toldOf(content: Content, ...ids: readonly string[]): Promise<string> {
  const report = await reportOn(content);
  return pdfDocuments
    .filter(({ id }) => ids.includes(id))
    .map((document) =>
      JSON.stringify([...definePdf(document, inputOf(report)).body()], (_, value: unknown) =>
        typeof value === "object" && value !== null && Symbol.iterator in value && !Array.isArray(value)
          ? [...(value as Iterable<unknown>)]
          : value,
      ),
    )
    .join("\n");
}

const unread = "Ein Teil des Inhalts ist nicht oder nicht ganz gelesen; was dort steht, fehlt hier.";
const nothing = [
  "keine offen",
  "Kein Risiko ist verzeichnet.",
  "Kein Prüfpunkt ist teilweise oder nein.",
  "Kein Prüfpunkt ist teilweise oder nein, und keine Aufgabe ist offen.",
];

describe("documents that have nothing to tell", () => {
  it("say so alone where all was read", async () => {
    const told = await toldOf(clean, "status", "A.6");
    for (const one of nothing) expect(told).toContain(one);
    expect(told).not.toContain(unread);
  });

  it("say that something was not read, and show no green sign, where an audit can't be read", async () => {
    const told = await toldOf({ ...clean, "controls/audits/a.md": "---\ntitle: [\n---\n" }, "status", "A.6");
    expect(told).toContain(`keine offen. ${unread}`);
    for (const one of nothing.slice(1)) expect(told).toContain(`${JSON.stringify(one)}," ${unread}"`);
    expect(await toldOf({ ...clean, "controls/audits/a.md": "---\ntitle: [\n---\n" }, "A.6")).not.toContain(
      '"success"',
    );
  });
});
