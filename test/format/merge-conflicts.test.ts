import { describe, expect, it } from "vitest";
import { expectMarked, statesOf } from "../content-root.ts";
import { assessed, changed, clean, proofA, proofB, withA1 } from "./clean-root.ts";

const conflict = (ours: string, theirs: string, base?: string) =>
  `⟦merge-conflict⟧<<<<<<< HEAD\n${ours}\n${base === undefined ? "" : `||||||| 1a2b3c\n${base}\n`}=======\n${theirs}\n>>>>>>> umzug`;

describe("a merge conflict", () => {
  it("leaves its control without a status; no date and no link of it counts", async () => {
    const report = await expectMarked(
      withA1(`## INF.7.A1 Geeignete Auswahl und Nutzung eines Büroraumes

### rz-a: ja

${proofA}

${conflict("- Geprüft: 2026-09-14, A. Beispiel", "- Geprüft: 2026-10-01, C. Beispiel", "- Geprüft: 2025-10-01")}

### rz-b: ja

${proofB}

${assessed}`),
    );
    expect(statesOf(report)["INF.7.A1 raum-a@rz-a"]).toBe("unassessed");
    expect(statesOf(report)["INF.7.A1 raum-b@rz-b"]).toBe("unassessed");
  });

  it("with headings in it leaves open to which of them belongs what follows", async () => {
    const report = await expectMarked(
      withA1(`## INF.7.A1 Geeignete Auswahl und Nutzung eines Büroraumes

### alle: ja

${proofA} und ${proofB}

${assessed}

${conflict("### rz-b: nein", "### raum-a: ja")}

Wer weiß: [wessen](../../evidence/rz-a/begehung.txt).`),
    );
    expect(statesOf(report)["INF.7.A1 raum-a@rz-a"]).toBe("unassessed");
    expect(statesOf(report)["INF.7.A1 raum-b@rz-b"]).toBe("unassessed");
  });

  it("that holds controls is one finding; they are not found to be missing", async () => {
    await expectMarked({
      ...clean,
      "controls/catalog/con-2.md": `---
title: Katalog
---

${conflict("## CON.2.A1 Umsetzung Standard-Datenschutzmodell\n\n### verbund: ja\n\n[K](../../evidence/domain/konzept.txt)", "## CON.2.A1 Umsetzung Standard-Datenschutzmodell")}

${assessed}
`,
    });
  });

  it("in metadata makes the file unreadable, in whatever folder of controls/ it lies", async () => {
    await expectMarked(
      changed(
        clean,
        "controls/sites/rz-b.md",
        "title: Rechenzentrum B",
        conflict("title: Rechenzentrum B", "title: Neu"),
      ),
    );
    await expectMarked({
      ...clean,
      "controls/risks/strom.md": conflict("---\ntitle: Strom\n---", "---\ntitle: Netz\n---\n\nText"),
    });
  });

  it("in a sidecar or in the metadata of a note leaves the evidence without any", async () => {
    const sidecar = await expectMarked(
      changed(
        clean,
        "evidence/rz-a/begehung.txt.yaml",
        "issued: 2026-03-14",
        conflict("issued: 2026-03-14", "issued: 2026-10-14"),
      ),
    );
    expect(statesOf(sidecar)["INF.7.A1 raum-a@rz-a"]).toBe("unproven");
  });

  it("is none without all three marks, and none in evidence that is no text of ours", async () => {
    await expectMarked(
      changed(clean, "evidence/rz-a/begehung.txt", "Begehung A", "<<<<<<< a\n1\n=======\n2\n>>>>>>> b\nA"),
    );
    await expectMarked(
      changed(clean, "controls/domain.md", "Geltungsbereich.", "<<<<<<< HEAD\n\nText\n\n>>>>>>> umzug"),
    );
  });
});
