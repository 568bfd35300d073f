import { describe, expect, it } from "vitest";
import type { Report } from "../../src/model/report.ts";
import { type Content, expectMarked, placesOf, reportOn, sha256, statesOf } from "../content-root.ts";
import { textPdf } from "../text-pdf.ts";
import { changed, clean, sidecar, withA1, without, yes } from "./clean-root.ts";

const a = "INF.7.A1 raum-a@rz-a";
const b = "INF.7.A1 raum-b@rz-b";

/** The clean root with a file of this name in place of the evidence of rz-a. */
function filedAs(name: string, bytes: string | Uint8Array, lines?: string): Content {
  const files = Object.entries(
    without(clean, "evidence/rz-a/begehung.txt", "evidence/rz-a/begehung.txt.yaml"),
  );
  return {
    ...Object.fromEntries(
      files.map(([path, text]) => [
        path,
        typeof text === "string" ? text.replaceAll("rz-a/begehung.txt", `rz-a/${name}`) : text,
      ]),
    ),
    [`evidence/rz-a/${name}`]: bytes,
    [`evidence/rz-a/${name}.yaml`]: sidecar(lines ?? "type: inspection\nissued: 2026-03-14"),
  };
}

const only = (report: Report, rule: string) => report.findings.filter((finding) => finding.rule === rule);

describe("evidence-unusable", () => {
  it.each([
    [
      "begehung.pdf",
      "⟦evidence-unusable evidence=evidence/rz-a/begehung.pdf⟧<!doctype html><title>Anmelden</title>",
    ],
    ["begehung.docx", "⟦evidence-unusable⟧Nur Text"],
    ["begehung.txt", "⟦evidence-unusable⟧"],
    ["begehung.md.txt", "⟦evidence-unusable⟧\n \n---\n"],
  ])("leaves what rests on %s unproven", async (name, bytes) => {
    const report = await expectMarked(filedAs(name, bytes));
    expect(report.findings[0]).toMatchObject({
      severity: "error",
      stops: { de: expect.stringContaining("INF.7.A1") },
    });
    expect(statesOf(report)).toMatchObject({ [a]: "unproven", [b]: "proven" });
  });

  it("is a warning for what programs open all the same, which proves", async () => {
    const report = await expectMarked(filedAs("begehung.xls", "⟦evidence-unusable⟧Tag;Wert\n"));
    expect(report.findings[0]).toMatchObject({ severity: "warning", stops: null });
    expect(report.summary).toMatchObject({ errors: 0, warnings: 1, proven: 7 });
  });

  it("is no more than worth knowing where a file is encrypted on purpose and says where the key is", async () => {
    const bytes = await textPdf(["geheim"], "kennwort");
    const report = await reportOn(filedAs("begehung.pdf", bytes));
    expect(only(report, "evidence-unusable")).toMatchObject([{ severity: "error" }]);
    expect(statesOf(report)[a]).toBe("unproven");
    const said = "type: inspection\nissued: 2026-03-14\nlocation: Kennwort im Tresor, Fach 3";
    const nowhere = "type: inspection\nissued: 2026-03-14\nlocation: '?'";
    expect(statesOf(await reportOn(filedAs("begehung.pdf", bytes, nowhere)))[a]).toBe("unproven");
    const deliberate = await reportOn(filedAs("begehung.pdf", bytes, said));
    expect(only(deliberate, "evidence-unusable")).toMatchObject([{ severity: "info" }]);
    expect(statesOf(deliberate)[a]).toBe("proven");
  });

  it("is a note for a PDF that is nothing but a header, as drafts have it, which proves", async () => {
    const report = await reportOn(filedAs("begehung.pdf", "%PDF-1.4\n"));
    expect(report.findings).toMatchObject([{ rule: "evidence-unusable", severity: "info" }]);
    expect(report.summary.proven).toBe(7);
  });

  it("weighs as the domain says, in each case", async () => {
    const rules = (content: Content) =>
      changed(
        content,
        "controls/domain.md",
        "interval-undefined: off",
        "interval-undefined: off, evidence-unusable: warning",
      );
    const empty = await reportOn(rules(filedAs("begehung.txt", "")));
    const renamed = await reportOn(rules(filedAs("begehung.xls", "Tag;Wert\n")));
    expect([...empty.findings, ...renamed.findings].map(({ severity }) => severity)).toEqual([
      "warning",
      "warning",
    ]);
    expect(statesOf(empty)[a]).toBe("unproven");
  });

  it("is one finding for all that git-crypt has locked", async () => {
    const locked = (more: string) => Buffer.from(`\0GITCRYPT\0${more}`, "latin1");
    const report = await reportOn({
      ...clean,
      "evidence/rz-a/begehung.txt": locked("a"),
      "evidence/rz-b/begehung.txt": locked("b"),
      "evidence/rz-a/begehung.txt.yaml": sidecar().replace("@sha256", sha256("offen")),
    });
    expect(placesOf(report)).toEqual(["evidence-unusable evidence/rz-a/begehung.txt:1"]);
    expect(report.findings[0]?.help.de).toContain("git-crypt unlock");
    expect(report.findings[0]?.related.map(({ file }) => file)).toEqual(["evidence/rz-b/begehung.txt"]);
    expect(statesOf(report)).toMatchObject({ [a]: "unproven", [b]: "unproven", "CON.2.A1 -@-": "proven" });
  });

  const oid = sha256("groß");
  const pointer = `version https://git-lfs.github.com/spec/v1\noid sha256:${oid}\nsize 5\n`;
  it.each([
    ["a line more", pointer.replace("oid", "Alles in Ordnung\noid")],
    [
      "a conflict",
      pointer.replace(/(oid.*\n)/, `<<<<<<< HEAD\n$1=======\noid sha256:${"b".repeat(64)}\n>>>>>>> x\n`),
    ],
    ["a conflict from the first line on", `<<<<<<< HEAD\n${pointer}=======\n${pointer}>>>>>>> x\n`],
    ["no size", pointer.replace(/size.*\n/, "")],
    ["another order", pointer.replace(/(oid.*\n)(size.*\n)/, "$2$1")],
    ["a short oid", pointer.replace(oid, oid.slice(1))],
    ["an extension", pointer.replace("oid", `ext-0-x sha256:${oid}\noid`)],
  ])("is a Git LFS pointer with %s, even with the right hash", async (_, text) => {
    const report = await reportOn({
      ...clean,
      "evidence/rz-a/begehung.txt": text,
      "evidence/rz-a/begehung.txt.yaml": sidecar().replace("@sha256", oid),
    });
    expect(placesOf(report)).toEqual(["evidence-unusable evidence/rz-a/begehung.txt:1"]);
    expect(statesOf(report)[a]).toBe("unproven");
  });

  it("keeps a certificate from giving credit", async () => {
    const body = (link: string) =>
      `## INF.7.A1 Geeignete Auswahl und Nutzung eines Büroraumes\n\n### rz-a: ja\n\n- Geerbt: ${link}\n- Geprüft: 2026-09-14, A. Beispiel\n\n### rz-b: entbehrlich\n\nGrund.\n\n- Geprüft: 2026-09-14, A. Beispiel\n`;
    const report = await reportOn(
      withA1(body("[Zertifikat](../../evidence/domain/zertifikat.pdf)"), {
        "evidence/domain/zertifikat.pdf": "",
        "evidence/domain/zertifikat.pdf.yaml": sidecar(
          "type: certificate\nissued: 2026-03-14\nvalid-for: P36M\nbasis: it-grundschutz\ncovers: [INF.7]\nsites: [rz-a]",
        ),
      }),
    );
    expect(placesOf(report)).toContain("evidence-unusable evidence/domain/zertifikat.pdf:1");
    expect(statesOf(report)[a]).toBe("unproven");
  });
});

describe("evidence-altered", () => {
  const recorded = (text: string, bytes: string): Content => ({
    ...clean,
    "evidence/rz-a/begehung.txt": bytes,
    "evidence/rz-a/begehung.txt.yaml": sidecar().replace("@sha256", sha256(text)),
  });
  const helpOf = (report: Report) =>
    only(report, "evidence-altered")
      .map(({ help }) => help.de)
      .join();

  it.each([
    ["CRLF", "a\nb\n", "a\r\nb\r\n"],
    ["LF", "a\r\nb\r\n", "a\nb\n"],
    ["a mixture", "a\nb\n", "a\nb\r\n"],
  ])("says that only line ends differ, which are %s here", async (_, was, is) => {
    const report = await reportOn(recorded(was, is));
    expect(helpOf(report)).toContain("evidence/** -text");
    expect(helpOf(report)).not.toMatch(/neue Prüfsumme/);
    expect(statesOf(report)[a]).toBe("unproven");
  });

  it("says so of no other difference", async () => {
    expect(helpOf(await reportOn(recorded("a\nb\n", "a\nc\r\n")))).toMatch(/neue Prüfsumme/);
  });

  it("says of a pointer that the file is not here, and nothing of a new hash", async () => {
    const text = `version https://git-lfs.github.com/spec/v1\noid sha256:${"a".repeat(64)}\nsize 5\n`;
    const help = helpOf(await reportOn(recorded("x", text)));
    expect(help).toContain("git lfs pull");
    expect(help).not.toMatch(/neue Prüfsumme/);
  });
});

describe("evidence-duplicate", () => {
  const same = (files: Content = {}): Content => ({
    ...clean,
    "evidence/rz-b/begehung.txt": String(clean["evidence/rz-a/begehung.txt"]),
    ...files,
  });
  const both = String(clean["evidence/rz-a/begehung.txt"]);
  const settling = (more: string) =>
    sidecar(`type: inspection\nissued: 2026-03-14\nsites: [rz-a, rz-b]\n${more}`).replace(
      "on: 2026-03-20}",
      `on: 2026-03-20, sha256: ${sha256(both)}}`,
    );

  it("keeps the same bytes from proving at both sites what is bound to the place", async () => {
    const report = await reportOn(same());
    expect(placesOf(report)).toEqual(["evidence-duplicate evidence/rz-a/begehung.txt.yaml:2"]);
    expect(report.findings[0]).toMatchObject({ severity: "error", stops: expect.anything() });
    expect(report.findings[0]?.related.map(({ file }) => file)).toEqual(["evidence/rz-b/begehung.txt.yaml"]);
    expect(statesOf(report)).toMatchObject({
      [a]: "unproven",
      [b]: "unproven",
      "NET.3.4.A1 server@rz-a": "proven",
    });
  });

  it("is settled in domain/ by sites, a reason and a review of these bytes, all three", async () => {
    const settled = (lines: string) =>
      reportOn(same({ "evidence/domain/beide.txt": both, "evidence/domain/beide.txt.yaml": lines }));
    const full = settling("sites-reason: ein gemeinsames Protokoll");
    const report = await settled(full);
    expect(only(report, "evidence-duplicate")).toMatchObject([{ severity: "warning" }]);
    expect(statesOf(report)).toMatchObject({ [a]: "proven", [b]: "proven" });
    for (const lacking of [
      full.replace(/sites-reason.*\n/, ""),
      full.replace(/, sha256: [0-9a-f]+/, ""),
      full.replace(sha256(both), "0".repeat(64)),
      full.replace("B. Beispiel", "Fachfirma"),
    ]) {
      expect(statesOf(await settled(lacking))).toMatchObject({ [a]: "unproven", [b]: "unproven" });
    }
    expect(statesOf(await settled(full.replace("[rz-a, rz-b]", "[rz-b]")))).toMatchObject({
      [a]: "unproven",
      [b]: "proven",
    });
  });

  it("is a warning that leaves states alone within a site, and for what is bound to no place", async () => {
    const twice = await reportOn({
      ...clean,
      "evidence/rz-a/kopie.txt": both,
      "evidence/rz-a/kopie.txt.yaml": sidecar(),
      "evidence/rz-b/konzept.txt": String(clean["evidence/domain/konzept.txt"]),
      "evidence/rz-b/konzept.txt.yaml": sidecar(),
    });
    expect(only(twice, "evidence-duplicate").map(({ severity, file }) => [severity, file])).toEqual([
      ["warning", "evidence/domain/konzept.txt.yaml"],
      ["warning", "evidence/rz-a/begehung.txt.yaml"],
    ]);
    expect(twice.summary.proven).toBe(7);
  });

  it("takes a Git LFS pointer for the file that it stands for", async () => {
    const report = await reportOn(
      same({
        "evidence/rz-b/begehung.txt": `version https://git-lfs.github.com/spec/v1\noid sha256:${sha256(both)}\nsize 22\n`,
        "evidence/rz-b/begehung.txt.yaml": sidecar("type: inspection\nissued: 2026-03-14").replace(
          "@sha256",
          sha256(both),
        ),
      }),
    );
    expect(placesOf(report)).toEqual(["evidence-duplicate evidence/rz-a/begehung.txt.yaml:2"]);
  });

  it("leaves Markdown that describes an original elsewhere alone", async () => {
    const note = `---\ntitle: Begehung\ntype: inspection\nissued: 2026-03-14\nissuer: Fachfirma\nlocation: Ordner 7\nreviewed: {by: B. Beispiel, on: 2026-03-20}\n---\n`;
    const report = await reportOn(
      withA1(
        `## INF.7.A1 Geeignete Auswahl und Nutzung eines Büroraumes\n\n${yes("rz-a", "evidence/rz-a/n.md")}\n${yes("rz-b", "evidence/rz-b/n.md")}`,
        {
          "evidence/rz-a/n.md": note,
          "evidence/rz-b/n.md": note,
        },
      ),
    );
    expect(placesOf(report)).toEqual([]);
  });

  it("does not make a copy younger: the earliest day of issue counts", async () => {
    const copy = (issued: string) => ({
      "evidence/rz-a/kopie.txt": both,
      "evidence/rz-a/kopie.txt.yaml": sidecar(`type: inspection\nissued: ${issued}`),
    });
    const required = `## INF.7.A1 Geeignete Auswahl und Nutzung eines Büroraumes\n\n- Nachweis: inspection, P6M\n\n${yes("rz-a", "evidence/rz-a/begehung.txt")}\n### rz-b: entbehrlich\n\nGrund.\n\n- Geprüft: 2026-09-14, A. Beispiel\n`;
    const dated = (day: string): Content =>
      changed(
        withA1(required, copy("2026-03-14")),
        "evidence/rz-a/begehung.txt.yaml",
        "issued: 2026-03-14",
        `issued: ${day}`,
      );
    const report = await reportOn(dated("2026-09-01"));
    expect(placesOf(report)).toContain("evidence-expired controls/catalog/inf-7.md:12");
    expect(only(report, "evidence-duplicate")[0]?.message.de).toContain("der früheste, 2026-03-14");
    expect(report.evidence.map(({ path, issued }) => [path, issued])).toContainEqual([
      "evidence/rz-a/begehung.txt",
      "2026-03-14",
    ]);
    const alone = without(dated("2026-09-01"), "evidence/rz-a/kopie.txt", "evidence/rz-a/kopie.txt.yaml");
    expect(placesOf(await reportOn(alone))).not.toContain("evidence-expired controls/catalog/inf-7.md:12");
  });
});

describe("a review", () => {
  const reviewed = (review: string, more = ""): Content => ({
    ...clean,
    "evidence/rz-a/begehung.txt.yaml": `${sidecar("type: inspection\nissued: 2026-03-14").replace(/reviewed.*\n/, review)}${more}`,
  });
  const own = sha256(String(clean["evidence/rz-a/begehung.txt"]));

  it.each([
    [
      "by the issuer in another order",
      "⟦evidence-unreviewed⟧reviewed: {by: '  fachfirma', on: 2026-03-20}\n",
      "",
    ],
    [
      "by whoever added it",
      "⟦evidence-unreviewed⟧reviewed: {by: B. Beispiel, on: 2026-03-20}\n",
      "added: {by: 'Beispiel, B.', on: 2026-03-14}\n",
    ],
    ["before the day of issue", "⟦evidence-unreviewed⟧reviewed: {by: B. Beispiel, on: 2026-03-13}\n", ""],
    [
      "of other bytes",
      `reviewed: {by: B. Beispiel, on: 2026-03-20, sha256: ⟦evidence-unreviewed⟧${"0".repeat(64)}}\n`,
      "",
    ],
  ])("%s is none", async (_, review, more) => {
    await expectMarked(reviewed(review, more));
  });

  it.each([
    ["on the day of issue", "reviewed: {by: B. Beispiel, on: 2026-03-14}\n"],
    ["of these bytes", `reviewed: {by: B. Beispiel, on: 2026-03-20, sha256: ${own}}\n`],
    [
      "of these bytes, even before",
      `reviewed: {by: B. Beispiel, on: 2026-03-01, sha256: ${own.toUpperCase()}}\n`,
    ],
  ])("%s is one", async (_, review) => {
    await expectMarked(reviewed(review));
  });
});

it("a photograph that says where it was taken proves, with a warning", async () => {
  const tiff = Buffer.from(
    "SUkqAAgAAAABACWIBAABAAAAGgAAAAAAAAACAAIABQABAAAAPAAAAAQABQABAAAARAAAAAAAAAAAAAAACgAAAAEAAAAUAAAAAQAAAA==",
    "base64",
  );
  const report = await reportOn(filedAs("rack.tif", tiff));
  expect(report.findings).toMatchObject([
    { rule: "evidence-location", severity: "warning", line: 1, column: 1 },
  ]);
  expect(report.summary.proven).toBe(7);
});
