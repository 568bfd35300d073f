import { describe, expect, it } from "vitest";
import { type Content, expectMarked, itemOf, placesOf, reportOn, statesOf } from "../content-root.ts";
import { a1File, changed, clean, objectFile, sidecar, without } from "./clean-root.ts";

/** FORMAT.md, Whatever is not read is said: every file is read, ignored by its name, or a finding. */
const textOf = (path: string) => String(clean[path]);
const unreadAt = async (content: Content) =>
  (await reportOn(content)).findings.map(({ rule, file, message }) => [rule, file, message.de] as const);
const risk = "---\ntitle: Brand\nobjects: [server]\n---\n";

describe("a file of controls/ that nothing reads", () => {
  it.each([
    ["controls/catalog/inf-7.md.txt", textOf(a1File), "controls/catalog/inf-7.md"],
    ["controls/catalog/inf-7.MD", textOf(a1File), "controls/catalog/inf-7.md"],
    ["controls/catalog/inf-7.markdown", textOf(a1File), "controls/catalog/inf-7.md"],
    ["controls/catalog/inf-7.txt", textOf(a1File), "controls/catalog/inf-7.md"],
    ["controls/Catalog/inf-7.md", textOf(a1File), "controls/catalog/inf-7.md"],
    ["controls/catalogue/raum/inf-7.md", textOf(a1File), "controls/catalog/raum/inf-7.md"],
    ["controls/inf-7.md", textOf(a1File), "controls/catalog/inf-7.md"],
  ])("is the one finding, %s, and says where a catalogue belongs", async (path, text, proper) => {
    expect(await unreadAt({ ...without(clean, a1File), [path]: text })).toEqual([
      ["file-unread", path, `Diese Datei wird nicht gelesen; gemeint ist wohl ${proper}.`],
    ]);
  });

  it.each([
    ["controls/risk/brand.md", risk, "controls/risks/brand.md"],
    ["controls/Risiken/brand.md", risk, "controls/risks/brand.md"],
    ["controls/audit/a.md", "---\ntitle: A\nkind: internal\ndate: 2026-01-01\n---\n", "controls/audits/a.md"],
    [
      "controls/notizen/a.md",
      "---\ntitle: A\nkind: internal\ndate: 2026-01-01\n---\n",
      "controls/audits/a.md",
    ],
    ["controls/brand.md", risk, "controls/risks/brand.md"],
    ["controls/accessibility.MD", "Text.\n", "controls/accessibility.md"],
    ["controls/sites/rz-c.txt", "---\ntitle: C\n---\n", "controls/sites/rz-c.md"],
  ])("says where it belongs: %s", async (path, text, proper) => {
    expect(await unreadAt({ ...clean, [path]: text })).toEqual([
      ["file-unread", path, `Diese Datei wird nicht gelesen; gemeint ist wohl ${proper}.`],
    ]);
  });

  it.each([
    "controls/catalog/tabelle.csv",
    "controls/catalog/inf-7.docx",
    "controls/notiz.md",
    "controls/anhang/plan.png",
  ])("is a finding where nobody can tell: %s", async (path) => {
    await expectMarked({ ...clean, [path]: "⟦file-unread⟧irgendetwas\n" });
  });

  it("exists all the same for what names it", async () => {
    expect(
      placesOf(
        await reportOn({
          ...without(clean, "controls/sites/rz-a.md"),
          "controls/site/rz-a.md": textOf("controls/sites/rz-a.md"),
        }),
      ),
    ).toEqual(["file-unread controls/site/rz-a.md:1"]);
    expect(
      placesOf(
        await reportOn({
          ...without(clean, "controls/domain.md"),
          "controls/Domain.md": textOf("controls/domain.md"),
        }),
      ),
    ).toContain("file-unread controls/Domain.md:1");
  });

  it("counts as read once Markdown that is read links it, also by way of another", async () => {
    await expectMarked({
      ...clean,
      "controls/domain.md": `${textOf("controls/domain.md")}\n[Notiz](anhang/notiz.md)\n`,
      "controls/anhang/notiz.md": "Siehe ![Plan](plan.png).\n",
      "controls/anhang/plan.png": "x",
      "controls/anhang/allein.md": "⟦file-unread⟧Siehe [mich](allein.md).\n",
    });
  });

  it("is none that lies there by itself: litter and dot files", async () => {
    const names = [
      "Thumbs.db",
      "desktop.ini",
      "ehthumbs.db",
      "Icon\r",
      "~$usv.docx",
      "._usv.pdf",
      "usv.pdf.yaml~",
    ];
    await expectMarked({
      ...clean,
      ...Object.fromEntries(
        ["controls/", "controls/catalog/", "evidence/", "evidence/rz-a/", "evidence/rz-a/__MACOSX/"].flatMap(
          (folder) => names.map((name) => [folder + name, "x"]),
        ),
      ),
    });
  });
});

describe("names that hardly differ", () => {
  it("in Unicode form are a finding at each, and none is taken", async () => {
    const [nfc, nfd] = [
      "evidence/rz-a/prüfung.txt".normalize("NFC"),
      "evidence/rz-a/prüfung.txt".normalize("NFD"),
    ];
    const report = await reportOn({
      ...without(clean, "evidence/rz-a/begehung.txt", "evidence/rz-a/begehung.txt.yaml"),
      [a1File]: textOf(a1File).replaceAll("rz-a/begehung.txt", "rz-a/prüfung.txt"),
      [nfc]: "A",
      [nfd]: "B",
      [`${nfc}.yaml`]: sidecar(),
    });
    expect(placesOf(report)).toEqual([`file-unread ${nfd}:1`, `file-unread ${nfc}:1`].sort());
    expect(report.findings[0]?.message.de).toContain(report.findings[1]?.file);
    expect(itemOf(report, "INF.7.A1 raum-a@rz-a")).toMatchObject({ state: "unproven", evidence: [] });
  });

  it("in letter case are a finding at each, and none is taken", async () => {
    const report = await expectMarked({
      ...clean,
      "evidence/rz-a/begehung.txt": "⟦file-unread⟧A",
      "evidence/rz-a/Begehung.txt": "⟦file-unread⟧B",
    });
    expect(statesOf(report)).toMatchObject({
      "INF.7.A1 raum-a@rz-a": "unproven",
      "INF.7.A1 raum-b@rz-b": "proven",
    });
  });

  it("of a site leave the site there", async () => {
    await expectMarked({
      ...clean,
      "controls/sites/rz-a.md": `⟦file-unread⟧${textOf("controls/sites/rz-a.md")}`,
      "controls/sites/RZ-A.md": `⟦file-unread⟧${textOf("controls/sites/rz-a.md")}`,
    });
  });
});

describe("a copy beside its original", () => {
  it.each([
    "inf-7 (1)",
    "inf-7 - Kopie",
    "Kopie von inf-7",
    "inf-7-LAPTOP-4711",
    "inf-7 (Conflicted copy)",
    "inf-7-alt",
  ])("of a catalogue is one finding, and the original counts: %s", async (name) => {
    const copy = textOf(a1File).replaceAll("ja\n", "nein\n");
    const report = await expectMarked({ ...clean, [`controls/catalog/${name}.md`]: `⟦file-unread⟧${copy}` });
    expect(report.summary.proven).toBe(7);
  });

  it("of a site is one finding", async () => {
    const text = textOf("controls/sites/rz-a.md");
    await expectMarked({ ...clean, "controls/sites/rz-a (1).md": `⟦file-unread⟧${text}` });
  });

  it("is none that says something else", async () => {
    const report = await expectMarked({
      ...clean,
      "controls/catalog/inf-7 Teil 2.md": "---\ntitle: Teil 2\n---\n\n## INF.7.A3 Fliegende Verkabelung\n",
    });
    expect(report.summary.proven).toBe(7);
  });
});

describe("a sidecar", () => {
  const path = "evidence/rz-a/begehung.txt";
  it.each([
    `${path}.yml`,
    `${path}.YAML`,
    `${path}.yaml.txt`,
    "evidence/rz-a/begehung.yaml",
  ])("under another name is the one finding: %s", async (name) => {
    const report = await reportOn({ ...without(clean, `${path}.yaml`), [name]: textOf(`${path}.yaml`) });
    expect(placesOf(report)).toEqual([`file-unread ${name}:1`]);
    expect(report.findings[0]?.help.de).toBe(`Benennen Sie die Datei in ${path}.yaml um.`);
    expect(statesOf(report)["INF.7.A1 raum-a@rz-a"]).toBe("unproven");
  });

  it("beside the right one is a finding and does no more", async () => {
    const report = await expectMarked({ ...clean, [`${path}.yml`]: "⟦file-unread⟧title: alt\n" });
    expect(report.summary.proven).toBe(7);
  });

  it("of Markdown with metadata of its own is a finding", async () => {
    await expectMarked({
      ...changed(clean, "controls/catalog/con-2.md", "konzept.txt", "notiz.md"),
      "evidence/domain/notiz.md":
        "---\ntitle: N\ntype: document\nissued: 2026-03-14\nissuer: X\nlocation: Akte\nreviewed: {by: B. Beispiel, on: 2026-03-20}\n---\n",
      "evidence/domain/notiz.md.yaml": `⟦file-unread⟧${sidecar()}`,
    });
  });

  it("that is evidence itself has one of its own", async () => {
    await expectMarked({
      ...changed(clean, "controls/catalog/con-2.md", "konzept.txt", "ci.yml"),
      "evidence/domain/ci.yml": "a: b\n",
      "evidence/domain/ci.yml.yaml": sidecar(),
    });
  });
});

it("an object whose site is misspelt is one finding at its sites", async () => {
  await expectMarked({
    ...clean,
    "controls/objects/raum-a.md": objectFile(
      "type: room\nsites: [⟦reference-unknown⟧rz-aa]\nmodules: [INF.7]",
    ),
  });
});
