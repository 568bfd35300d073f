import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { remarksText } from "../../site/client/remarks/remarks-file.ts";
import type { Bilingual } from "../../src/model/position.ts";
import {
  type Remark,
  type Remarked,
  type RemarkSeverity,
  type RemarksFile,
  type RemarkVerdict,
  remarkSeverities,
  remarkVerdicts,
} from "../../src/model/remarks.ts";
import { auditKinds, clearances, states } from "../../src/model/vocabulary.ts";
import { readRemarks, SavedDocumentError } from "../../src/source/saved-documents.ts";

const remark = (
  about: Remarked,
  verdict: RemarkVerdict,
  text: string,
  severity: RemarkSeverity | null,
): Remark => ({
  about,
  verdict,
  text,
  severity,
  day: "2026-11-25",
});

const file: RemarksFile = {
  format: "nachweis-remarks",
  version: 1,
  edition: { domain: null, title: "Verbund", asOf: "2026-11-23", revision: null, clearance: "internal" },
  audit: { title: "Audit (Beispiel)", kind: "internal", date: "2026-11-25", auditor: null },
  exported: "2026-11-26",
  remarks: [
    remark(
      { kind: "item", requirement: "INF.2.A3", object: "raum", site: "rz-nord", state: "proven" },
      "question",
      "Wo steht das Protokoll?",
      null,
    ),
    remark(
      { kind: "evidence", path: "evidence/rz-nord/usv.pdf", sha256: "a".repeat(64) },
      "flagged",
      "Es fehlt die Unterschrift.",
      "AG",
    ),
  ],
};

function refusal(document: unknown): Bilingual {
  try {
    readRemarks(typeof document === "string" ? document : JSON.stringify(document));
  } catch (error) {
    if (error instanceof SavedDocumentError) return error.explanation;
    throw error;
  }
  throw new Error("not refused");
}

describe("a file of remarks", () => {
  it("is read as it was written, with keys that are added later", () => {
    expect(readRemarks(JSON.stringify(file))).toEqual(file);
    expect(readRemarks(JSON.stringify({ ...file, more: 1 }))).toEqual({ ...file, more: 1 });
  });

  it("is read as the pages write it", () => {
    const written = { ...file, remarks: file.remarks.map((one, i) => ({ id: `r${i}`, ...one })) };
    expect(readRemarks(remarksText(written))).toEqual(JSON.parse(remarksText(written)));
    expect(readRemarks(remarksText(written)).remarks).toHaveLength(2);
  });

  it("is refused where something else stands, with the place", () => {
    const [first] = file.remarks;
    expect(refusal("{").de).toBe("Das ist kein gültiges JSON.");
    expect(refusal([]).de).toBe("Das Dokument: Erwartet ist ein Objekt mit Angaben, hier steht […].");
    expect(refusal({ ...file, format: "nachweis-report/1" }).de).toContain(
      "format: Erwartet ist „nachweis-remarks“",
    );
    expect(refusal({ ...file, remarks: [first, { ...first, day: "2026-02-31" }] }).de).toBe(
      'remarks[1].day: Erwartet ist ein Tag (JJJJ-MM-TT), hier steht "2026-02-31".',
    );
    expect(refusal({ ...file, remarks: [{ ...first, about: { kind: "item", requirement: "A" } }] }).de).toBe(
      "remarks[0].about.object fehlt.",
    );
    expect(refusal({ ...file, remarks: [{ ...first, about: { kind: "evidence", path: "e" } }] }).de).toBe(
      "remarks[0].about.sha256 fehlt.",
    );
    expect(refusal({ ...file, remarks: [{ ...first, severity: "XX" }] }).en).toContain("remarks[0].severity");
  });

  it("is refused if a newer version wrote it", () => {
    expect(refusal({ ...file, version: 2 })).toEqual({
      de: "Sie ist von einer neueren Version von nachweis (Anmerkungen 2); diese liest Anmerkungen 1.",
      en: "It is of a newer version of nachweis (remarks 2); this one reads remarks 1.",
    });
    expect(refusal({ ...file, version: "1" }).de).toContain("version: Erwartet ist");
  });

  it("has the vocabularies of the model in its schema", () => {
    const schema = JSON.parse(readFileSync("schemas/remarks.schema.json", "utf8"));
    const { edition, audit, remarks } = schema.properties;
    const { verdict, severity, about } = remarks.items.properties;
    expect(verdict.enum).toEqual(remarkVerdicts);
    expect(severity.enum).toEqual([...remarkSeverities, null]);
    expect(about.then.properties.state.enum).toEqual(states);
    expect(audit.properties.kind.enum).toEqual(auditKinds);
    expect(edition.properties.clearance.enum).toEqual(clearances);
  });
});
