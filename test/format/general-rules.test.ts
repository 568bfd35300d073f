import { describe, expect, it } from "vitest";
import type { Report } from "../../src/model/report.ts";
import { expectMarked, placesOf, reportOn, statesOf } from "../content-root.ts";
import { catalogFile, changed, clean, objectFile, sidecar, without, yes } from "./clean-root.ts";

/** FORMAT.md, General rules. */
const textOf = (path: string) => String(clean[path]);
const catalog = "controls/catalog/inf-7.md";

describe("text", () => {
  it("may have a BOM and CRLF in every kind of file", async () => {
    const windows = Object.fromEntries(
      Object.entries(clean).map(([path, text]) => [
        path,
        /\.(md|yaml)$/.test(path) ? `\uFEFF${String(text).replaceAll("\n", "\r\n")}` : text,
      ]),
    );
    const report = await expectMarked(windows);
    expect(report.summary.proven).toBe(7);
  });

  it("keeps lines and columns behind a BOM and with CRLF", async () => {
    const text = textOf(catalog).replace("### rz-b: ja", "### rz-b: ⟦catalog-syntax⟧jaa");
    await expectMarked({ ...clean, [catalog]: `\uFEFF${text.replaceAll("\n", "\r\n")}` });
  });

  it.each([
    ["controls/domain.md"],
    ["controls/sites/rz-c.md"],
    ["controls/objects/extra.md"],
    ["controls/risks/brand.md"],
    ["controls/audits/audit.md"],
    ["controls/catalog/weiter.md"],
    ["evidence/domain/notiz.md"],
    ["evidence/domain/konzept.txt.yaml"],
  ])("in another encoding is unreadable: %s", async (path) => {
    const latin1 = Buffer.from("---\ntitle: Räume\n---\n", "latin1");
    const report = await reportOn({ ...clean, [path]: latin1 });
    expect(placesOf(report).filter((place) => place.includes(path))).toEqual([`file-unreadable ${path}:1`]);
  });

  it.each(["utf16le"] as const)("in %s is unreadable", async (encoding) => {
    const bytes = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(textOf(catalog), encoding)]);
    const report = await reportOn({ ...clean, "controls/catalog/zweitens.md": bytes });
    expect(placesOf(report)).toEqual(["file-unreadable controls/catalog/zweitens.md:1"]);
  });

  it("over 4 MiB is unreadable, of 4 MiB it is not", async () => {
    const head = "---\ntitle: Groß\n---\n";
    const mebibytes = (bytes: number) => head + "x".repeat(bytes - Buffer.byteLength(head));
    const report = await reportOn({
      ...clean,
      "controls/catalog/gerade.md": mebibytes(4 * 1024 * 1024),
      "controls/catalog/zu-gross.md": mebibytes(4 * 1024 * 1024 + 1),
    });
    expect(placesOf(report)).toEqual(["file-unreadable controls/catalog/zu-gross.md:1"]);
  });

  it("evidence that is no text may be larger", async () => {
    const report = await reportOn({
      ...clean,
      "evidence/domain/konzept.txt": new Uint8Array(5 * 1024 * 1024).fill(200),
    });
    expect(placesOf(report)).toEqual([]);
  });
});

describe("YAML", () => {
  it("is 1.2: off, no and on are words", async () => {
    await expectMarked({
      ...changed(
        clean,
        "controls/domain.md",
        "interval-undefined: off",
        "interval-undefined: off, evidence-unreviewed: off",
      ),
      "evidence/domain/konzept.txt.yaml": "title: no\ntype: document\nissued: 2026-03-14\nsha256: @sha256\n",
    });
  });

  it.each([
    ["a tab as indentation", "title: A\nphases:\n⟦front-matter-invalid⟧\t- x\n"],
    ["a mapping that is not closed", "title: {a: b\n"],
    ["a list instead of a mapping", "⟦front-matter-invalid⟧- title\n"],
    ["a scalar instead of a mapping", "⟦front-matter-invalid⟧nur Text\n"],
  ])("that is broken is a finding: %s", async (_, yaml) => {
    const path = "controls/sites/rz-c.md";
    const report = await reportOn({ ...clean, [path]: `---\n${yaml.replace(/⟦.*⟧/, "")}---\n` });
    const places = placesOf(report);
    expect(places).toHaveLength(1);
    expect(places[0]).toMatch(/^front-matter-invalid controls\/sites\/rz-c\.md:[2-5]$/);
  });

  it.each([
    ["a second document", "title: C\n⟦front-matter-invalid⟧---\nclassification: vs-nfd\n"],
    ["a second document without its mark", "title: C\n...\n⟦front-matter-invalid⟧valid-until: 2026-02-01\n"],
    ["an anchor before a key", "⟦front-matter-invalid⟧&a title: C\n"],
    ["binary data", "title: ⟦front-matter-invalid⟧!!binary aGk=\n"],
    ["a timestamp", "title: C\nissued: ⟦front-matter-invalid⟧!!timestamp 2026-01-01\n"],
    ["a tag of one's own", "title: ⟦front-matter-invalid⟧!zahl 12\n"],
    ["a set", "sites: ⟦front-matter-invalid⟧!!set {rz-a}\n"],
    ["a merge", "⟦front-matter-invalid⟧<<: {title: C}\n"],
    ["a line without a key", "⟦front-matter-invalid⟧: C\n"],
    ["a list as a key", "? ⟦front-matter-invalid⟧[title]\n: C\n"],
    ["a value repeated that is not there", "title: ⟦front-matter-invalid⟧*c\n"],
    ["a key twice in two Unicode forms", "excluded:\n  \u00e9: a\n  ⟦front-matter-invalid⟧e\u0301: b\n"],
  ])("that would drop or change a value is a finding: %s", async (_, yaml) => {
    await expectMarked({
      ...clean,
      "evidence/domain/konzept.txt.yaml": yaml,
    });
  });

  it.each([
    ["a closing line", (yaml: string) => `---\n${yaml}---\n`],
    ["the end of the document", (yaml: string) => `${yaml}...\n`],
    ["a comment behind it", (yaml: string) => `${yaml}---\n# Ende\n`],
    ["an anchor and its alias", (yaml: string) => yaml.replace("Nachweis (Beispiel)", "&t X\nnumber: *t")],
    ["a tag that says what it is", (yaml: string) => yaml.replace("Nachweis (Beispiel)", "!!str ~")],
  ])("may hold %s", async (_, change) => {
    const path = "evidence/domain/konzept.txt.yaml";
    await expectMarked({ ...clean, [path]: change(textOf(path)) });
  });

  it("with the same key twice is a finding at the second", async () => {
    await expectMarked({
      ...clean,
      "controls/sites/rz-c.md":
        "---\ntitle: C\n⟦front-matter-invalid⟧title: D\nphases: [{from: 2020-01-01, state: planned}]\n---\n",
    });
  });

  it("of a sidecar that is broken is one finding, and its evidence proves nothing", async () => {
    const report = await reportOn({ ...clean, "evidence/rz-a/begehung.txt.yaml": "title: [\n" });
    expect(placesOf(report)).toEqual([
      expect.stringMatching(/^front-matter-invalid evidence\/rz-a\/begehung\.txt\.yaml:[12]$/),
    ]);
    expect(statesOf(report)).toMatchObject({
      "INF.7.A1 raum-a@rz-a": "unproven",
      "INF.7.A1 raum-b@rz-b": "proven",
    });
  });

  it("front matter that is not closed is a finding", async () => {
    const report = await reportOn({ ...clean, "controls/sites/rz-c.md": "---\ntitle: C\n\nText\n" });
    expect(placesOf(report)).toEqual([
      expect.stringMatching(/^front-matter-invalid controls\/sites\/rz-c\.md:\d$/),
    ]);
  });

  it("a file without front matter lacks its title", async () => {
    await expectMarked({
      ...clean,
      "controls/catalog/leer.md": "⟦front-matter-invalid⟧# Überschrift\n",
    });
  });

  it("an empty file lacks its title too", async () => {
    const report = await reportOn({ ...clean, "controls/catalog/leer.md": "" });
    expect(placesOf(report)).toEqual(["front-matter-invalid controls/catalog/leer.md:1"]);
  });
});

describe("file names", () => {
  it("compare in NFC: a link composed, the file decomposed, and the other way round", async () => {
    const nfd = "evidence/rz-a/prüfung.txt".normalize("NFD");
    const nfc = "evidence/rz-b/prüfung.txt".normalize("NFC");
    const report = await expectMarked({
      ...without(clean, ...Object.keys(clean).filter((path) => path.includes("begehung"))),
      [catalog]: textOf(catalog)
        .replaceAll("evidence/rz-a/begehung.txt", "evidence/rz-a/prüfung.txt".normalize("NFC"))
        .replaceAll("evidence/rz-b/begehung.txt", "evidence/rz-b/prüfung.txt".normalize("NFD")),
      [nfd]: "A",
      [`${nfd}.yaml`]: sidecar(),
      [nfc]: "B",
      [`${nfc}.yaml`]: sidecar(),
    });
    expect(report.summary.proven).toBe(7);
    expect(report.items.flatMap((item) => item.evidence)).toContain(
      "evidence/rz-a/prüfung.txt".normalize("NFC"),
    );
  });

  it("compare in NFC: a sidecar decomposed, its file composed", async () => {
    await expectMarked({
      ...clean,
      [catalog]: textOf(catalog).replaceAll("evidence/rz-a/begehung.txt", "evidence/rz-a/pr%C3%BCfung.txt"),
      "evidence/rz-a/begehung.txt": "⟦evidence-orphan⟧B",
      ["evidence/rz-a/prüfung.txt".normalize("NFC")]: "A",
      ["evidence/rz-a/prüfung.txt.yaml".normalize("NFD")]: sidecar().replace(
        "@sha256",
        "559aead08264d5795d3909718cdd05abd49572e84fe55590eef31a88a08fdffd",
      ),
    });
  });

  it.each([".hidden", ".gitkeep", "README.md"])("%s is ignored in every folder", async (name) => {
    const folders = [
      "",
      "controls/",
      "controls/sites/",
      "controls/objects/",
      "controls/risks/",
      "controls/audits/",
      "controls/catalog/",
      "evidence/",
      "evidence/rz-a/",
      "evidence/domain/",
    ];
    await expectMarked({
      ...clean,
      ...Object.fromEntries(
        folders.map((folder) => [`${folder}${name}`, "[weg](../../../../x) \n## quatsch"]),
      ),
    });
  });

  it("what stands in a dot folder is ignored", async () => {
    await expectMarked({
      ...clean,
      "controls/catalog/.obsidian/notiz.md": "## quatsch",
      "evidence/.git/config": "x",
      "evidence/rz-a/.cache/x.pdf": "x",
    });
  });

  it("a link to README.md names no evidence", async () => {
    await expectMarked({
      ...changed(
        clean,
        "controls/catalog/con-2.md",
        "[Nachweis](../../evidence/domain/konzept.txt)",
        "[Nachweis](../../evidence/domain/konzept.txt) ⟦evidence-link-broken⟧[R](../../evidence/domain/README.md)",
      ),
      "evidence/domain/README.md": "x",
    });
  });
});

describe("ids", () => {
  it.each([
    ["controls/sites/RZ-C.md", "title: C\nphases: [{from: 2020-01-01, state: planned}]"],
    ["controls/sites/rz c.md", "title: C\nphases: [{from: 2020-01-01, state: planned}]"],
    [
      "controls/objects/raum_c.md",
      "title: C\ntype: room\nsites: [rz-a]\nprotection: {confidentiality: normal, integrity: normal, availability: normal}",
    ],
    ["controls/risks/Brand.md", "title: B\nobjects: [server]"],
    ["controls/audits/Audit 1.md", "title: B\nkind: internal\ndate: 2026-01-01"],
    ["controls/sites/alle.md", "title: C\nphases: [{from: 2020-01-01, state: planned}]"],
    ["controls/sites/all.md", "title: C\nphases: [{from: 2020-01-01, state: planned}]"],
    [
      "controls/objects/verbund.md",
      "title: C\ntype: provider\nprotection: {confidentiality: normal, integrity: normal, availability: normal}",
    ],
    [
      "controls/objects/domain.md",
      "title: C\ntype: provider\nprotection: {confidentiality: normal, integrity: normal, availability: normal}",
    ],
  ])("a file's name that is none: %s", async (path, front) => {
    await expectMarked({ ...clean, [path]: `⟦front-matter-invalid⟧---\n${front}\n---\n` });
  });

  it("may stand in sub-folders, and may begin with a digit", async () => {
    const report = await expectMarked({
      ...without(clean, "controls/sites/rz-a.md", "controls/objects/server.md"),
      "controls/sites/nord/alt/rz-a.md": textOf("controls/sites/rz-a.md"),
      "controls/objects/it/server.md": textOf("controls/objects/server.md"),
      "controls/objects/it/1-2-3.md": objectFile("type: provider"),
    });
    expect(report.summary.proven).toBe(7);
  });

  it("sites and objects share one name space", async () => {
    const report = await reportOn({
      ...clean,
      "controls/objects/rz-b.md": objectFile("type: provider"),
    });
    expect(placesOf(report)).toHaveLength(1);
    expect(placesOf(report)[0]).toMatch(/^front-matter-invalid controls\/(objects|sites)\/rz-b\.md:1$/);
  });

  it("two objects of one id in two folders", async () => {
    await expectMarked({
      ...clean,
      "controls/objects/x/server.md": `⟦front-matter-invalid⟧${textOf("controls/objects/server.md")}`,
    });
  });

  it("a catalogue's file may have any name", async () => {
    await expectMarked({
      ...without(clean, catalog),
      "controls/catalog/Räume & Türen (neu)/INF.7 Raum.md": textOf(catalog).replaceAll(
        "../../evidence",
        "../../../evidence",
      ),
    });
  });
});

describe("words and keys", () => {
  it("labels, statuses and scopes stand in German and English", async () => {
    const report = await expectMarked({
      ...clean,
      "controls/catalog/con-2.md": catalogFile(
        "CON.2",
        `## EIGEN-1 Privacy

- Requirements: CON.2.A1
- Evidence: document, P12M
- Responsible: Officer

### domain: yes

See [proof](../../evidence/domain/konzept.txt).

- Assessed: 2026-09-14, A. Beispiel
- Responsible: Other
`,
      ),
      "controls/catalog/net-3-4.md": catalogFile(
        "NET.3.4",
        `## NET.3.4.A1 Begründete Entscheidung für den Einsatz von NAC

- Zuständig: Netzbetrieb

### all: partial

See [proof](../../evidence/domain/konzept.txt).

- Assessed: 2026-09-14, A. Beispiel
- Open: finish; by 2027-01-31; Netz; 3 PT

### server@rz-a: no

- Assessed: 2026-09-14, A. Beispiel
- Offen: fertig; bis 2027-01-31

### server@rz-b: dispensable

Nobody needs it.

- Geprüft: 2026-09-14, A. Beispiel
`,
      ),
    });
    expect(statesOf(report)).toMatchObject({
      "CON.2.A1 -@-": "proven",
      "NET.3.4.A1 server@rz-a": "open",
      "NET.3.4.A1 server@rz-b": "dispensable",
    });
    expect(report.summary.status).toEqual({ yes: 5, partial: 0, no: 1, dispensable: 1 });
  });

  it("an unknown key of any front matter is a finding with a suggestion", async () => {
    const report = await expectMarked({
      ...changed(
        clean,
        "controls/domain.md",
        "approach: basic",
        "approach: basic\n⟦front-matter-invalid⟧contakt: ISB",
      ),
      "controls/sites/rz-a.md": textOf("controls/sites/rz-a.md").replace(
        "phases:",
        "⟦front-matter-invalid⟧operater: X\nphases:",
      ),
      "controls/objects/server.md": textOf("controls/objects/server.md").replace(
        "type:",
        "⟦front-matter-invalid⟧ownr: X\ntype:",
      ),
      "controls/risks/brand.md":
        "---\ntitle: Brand\nobjects: [server]\n⟦front-matter-invalid⟧threads: [G 0.1]\n---\n",
      "controls/audits/a.md":
        "---\ntitle: A\nkind: internal\ndate: 2026-01-01\n⟦front-matter-invalid⟧auditer: X\n---\n",
      [catalog]: textOf(catalog).replace("module:", "⟦front-matter-invalid⟧ownar: X\nmodule:"),
      "evidence/domain/konzept.txt.yaml": `${sidecar()}⟦front-matter-invalid⟧clasification: internal\n`,
    });
    for (const [wrong, right] of Object.entries({
      contakt: "contact",
      operater: "operator",
      ownr: "owner",
      threads: "threats",
      auditer: "auditor",
      clasification: "classification",
    })) {
      const finding = report.findings.find((f) => f.message.de.includes(wrong));
      expect(`${finding?.message.de} ${finding?.help.de}`).toMatch(new RegExp(`[Mm]einten Sie.*${right}`));
    }
  });
});

describe("required keys", () => {
  const lines = (text: string, key: string) => text.replace(new RegExp(`^${key}:.*\\n`, "m"), "");
  it.each([
    ["controls/domain.md", "title"],
    ["controls/domain.md", "catalogue"],
    ["controls/domain.md", "approach"],
    ["controls/sites/rz-a.md", "title"],
    ["controls/objects/server.md", "title"],
    ["controls/objects/server.md", "type"],
    [catalog, "title"],
    ["evidence/domain/konzept.txt.yaml", "title"],
    ["evidence/domain/konzept.txt.yaml", "type"],
    ["evidence/domain/konzept.txt.yaml", "issued"],
    ["evidence/domain/konzept.txt.yaml", "sha256"],
  ])("%s needs %s", async (path, key) => {
    const report = await reportOn({ ...clean, [path]: lines(textOf(path), key) });
    expect(placesOf(report)).toContain(`front-matter-invalid ${path}:1`);
    expect(placesOf(report)).toHaveLength(1);
    expect(report.findings[0]?.column).toBe(1);
  });

  it.each([
    ["controls/sites/rz-c.md", "title: C"],
    ["controls/risks/brand.md", "title: Brand"],
    ["controls/risks/brand.md", "objects: [server]"],
    ["controls/audits/a.md", "title: A\nkind: internal"],
    ["controls/audits/a.md", "title: A\ndate: 2026-01-01"],
    ["controls/audits/a.md", "date: 2026-01-01\nkind: internal"],
  ])("%s is not enough: %s", async (path, front) => {
    await expectMarked({ ...clean, [path]: `⟦front-matter-invalid⟧---\n${front}\n---\n` });
  });

  it("evidence that is Markdown needs title, type and issued, no sha256", async () => {
    await expectMarked({
      ...clean,
      "controls/catalog/con-2.md": catalogFile(
        "CON.2",
        `## CON.2.A1 Umsetzung Standard-Datenschutzmodell\n\n${yes("verbund", "evidence/domain/notiz.md")}`,
      ),
      "evidence/domain/notiz.md":
        "---\ntitle: Notiz\ntype: document\nissued: 2026-03-14\nreviewed: {by: B. Beispiel, on: 2026-03-20}\n---\nText\n",
    });
  });
});

describe("dates and durations", () => {
  it.each([
    "2026-2-3",
    "2026-02-30",
    "03.02.2026",
    "2026-13-01",
    "20260203",
    "2026-02-03T10:00:00Z",
    "heute",
    "0",
  ])("%s is no date", async (date) => {
    await expectMarked({
      ...clean,
      "controls/audits/a.md": `---\ntitle: A\nkind: internal\ndate: ⟦front-matter-invalid⟧${date}\n---\n`,
    });
  });

  it.each([
    "P1.5M",
    "12M",
    "P",
    "PT",
    "P12",
    "1 Jahr",
    "P-1M",
    "p12m",
    "P1M1Y",
    "P0,5Y",
  ])("%s is no duration", async (duration) => {
    await expectMarked(
      changed(
        clean,
        "controls/domain.md",
        "rules:",
        `assessed-within: ⟦front-matter-invalid⟧${duration}\nrules:`,
      ),
    );
  });

  it.each(["P1Y", "P52W", "P1Y6M", "P290D", "P12M"])("%s is a duration", async (duration) => {
    await expectMarked(
      changed(clean, "controls/domain.md", "rules:", `assessed-within: ${duration}\nrules:`),
    );
  });

  it("without --as-of the day is the domain's example, else today", async () => {
    const { check } = await import("../../src/pipeline.ts");
    const { writeContent } = await import("../content-root.ts");
    const example = changed(clean, "controls/domain.md", "rules:", "example: 2026-10-01\nrules:");
    const options = { today: "2026-11-23", version: "0.0.0" };
    expect((await check((await writeContent(example)).root, options)).asOf).toBe("2026-10-01");
    expect((await check((await writeContent(clean)).root, options)).asOf).toBe("2026-11-23");
    expect((await check((await writeContent(example)).root, { ...options, asOf: "2026-12-24" })).asOf).toBe(
      "2026-12-24",
    );
  });
});

describe("one cause, one finding: a file that can't be read", () => {
  // The clean domain turns this rule off; one that can't be read does not.
  const placesOfOthers = (report: Report) =>
    placesOf(report).filter((place) => !place.startsWith("interval-undefined"));
  const files = [
    "controls/domain.md",
    "controls/sites/rz-a.md",
    "controls/objects/raum-a.md",
    "controls/objects/server.md",
    "controls/risks/brand.md",
  ];
  const content = {
    ...clean,
    "controls/risks/brand.md":
      "---\ntitle: Brand\nobjects: [raum-a]\naccepted: {by: L, on: 2026-01-01, until: 2027-01-01}\n---\n",
    "controls/catalog/risiko.md": catalogFile(
      "NET.3.4",
      "## NET.3.4.A2 Planung des Einsatzes von NAC\n\n### alle: nein\n\nFehlt.\n\n- Geprüft: 2026-09-14\n- Risiko: brand\n",
    ),
  };

  it("is none while all can be read", async () => {
    await expectMarked(content);
  });

  it.each(files)("in another encoding: %s", async (path) => {
    const report = await reportOn({ ...content, [path]: Buffer.from("---\ntitle: Räume\n---\n", "latin1") });
    expect(placesOfOthers(report)).toEqual([`file-unreadable ${path}:1`]);
  });

  it.each(files)("with broken YAML: %s", async (path) => {
    const report = await reportOn({ ...content, [path]: "---\ntitle: {a\n---\n" });
    expect(placesOfOthers(report)).toEqual([expect.stringMatching(/^front-matter-invalid .*:[23]$/)]);
  });

  it.each(files)("whose front matter is not closed: %s", async (path) => {
    const report = await reportOn({ ...content, [path]: "---\ntitle: a\n" });
    expect(placesOfOthers(report)).toEqual([`front-matter-invalid ${path}:1`]);
  });

  it("a site whose phases can't be read keeps its items", async () => {
    const report = await reportOn(
      changed(content, "controls/sites/rz-a.md", "state: active", "state: aktiv"),
    );
    expect(placesOfOthers(report)).toEqual(["front-matter-invalid controls/sites/rz-a.md:4"]);
    expect(statesOf(report)["INF.7.A1 raum-a@rz-a"]).toBe("proven");
  });

  it.each([
    "constructor",
    "toString",
    "__proto__",
    "weiteres",
  ])("a folder controls/%s/ is none of ours, and nothing reads it", async (name) => {
    await expectMarked({ ...clean, [`controls/${name}/x.md`]: "⟦file-unread⟧## quatsch\n" });
  });
});
