import { describe, expect, it } from "vitest";
import type { Report } from "../../src/model/report.ts";
import type { Clearance } from "../../src/model/vocabulary.ts";
import { withhold } from "../../src/report/withhold/withhold.ts";
import { type Content, reportOn } from "../content-root.ts";
import { changed, clean, objectFile, sidecar } from "../format/clean-root.ts";

const secret: Content = {
  ...clean,
  "controls/objects/tresor-1.md": objectFile(
    "type: room\nsites: [rz-a]\nmodules: [INF.7]\nclassification: vs-nfd",
  ).replace("title: Objekt", "title: Kammer am Nußberg"),
};
const textOf = (report: Report, clearance: Clearance) => JSON.stringify(withhold(report, clearance));
const control = (body: string): Content => ({
  ...secret,
  "controls/catalog/offen.md": `---\ntitle: Offen\n---\n\n## OFF-1 Etwas\n\n- Anforderungen: INF.7.A1\n\n${body}`,
});

describe("an assessment follows the sites and objects of its scope", () => {
  const gap = `nein

Purpurnes steht hier: [fehlt](../../evidence/rz-a/purpur.txt).

- Offen: Purpurnes tun; bis 2026-01-31; Purpurträger; 3 PT Purpur
- Geprüft: 2026-09-14, V. Purpur, W. Purpurner
- Zuständig: Purpuramt
`;

  it.each([
    ["an object", "### tresor-1: "],
    ["an object at a site", "### tresor-1@rz-a: "],
    ["one of several", "### raum-a, tresor-1: "],
    ["what names nothing, but may have been meant for it", "### tresor-2: "],
    ["a heading without a blank", "###tresor-1: "],
    ["a heading of the wrong level", "#### tresor-1: "],
    ["a heading with marks", "### **tresor-1**: "],
    ["a control that does not count", "## OFF-1 Etwas\n\n### tresor-1: "],
  ])("%s", async (_, heading) => {
    const report = await reportOn(control(`${heading}${gap}`));
    expect(textOf(report, "vs-nfd")).toMatch(/purpur/i);
    // What stands below a heading that is none belongs to the control, and is prose of it.
    const { controls: _c, ...rest } = withhold(report, "internal");
    const isRead = heading.startsWith("### ") && !heading.includes("####");
    expect(isRead ? textOf(report, "internal") : JSON.stringify(rest)).not.toMatch(/purpur/i);
  });

  it("what remains is that it exists, in its place", async () => {
    const report = await reportOn(control(`### tresor-1: ${gap}\n### raum-a: ja\n\nOffen gesagt.\n`));
    const [first, second] = withhold(report, "internal").controls.find(({ id }) => id === "OFF-1")
      ?.assessments as Report["controls"][number]["assessments"];
    expect(first).toMatchObject({ withheld: true, scopes: [], status: null, prose: [], actions: [] });
    expect(second).toMatchObject({ withheld: false, scopes: ["raum-a"], status: "yes" });
  });

  it("a finding of an audit too", async () => {
    const report = await reportOn({
      ...secret,
      "controls/audits/audit.md":
        "---\ntitle: Audit\nkind: internal\ndate: 2026-05-01\n---\n\n## F-1 Purpurnes\n\n- Schwere: schwerwiegend\n- Bereich: tresor-1\n\nPurpur.\n",
    });
    expect(textOf(report, "internal")).not.toMatch(/purpur/i);
    expect(withhold(report, "internal").withheld?.auditFindings).toBe(1);
  });
});

describe("a title that is withheld is found", () => {
  it.each([
    ["in another case", "KAMMER AM NUSSBERG"],
    ["over two lines", "Kammer am\nNußberg"],
    ["in parts of other weight", "Kammer **am** _Nußberg_"],
    ["with a weight inside a word", "Kammer am Nuß**berg**"],
    ["as code", "`Kammer am Nußberg`"],
    ["in a link", "[Kammer am](https://example.org) Nußberg"],
    ["with escapes", "Kammer am Nuß\\\nberg Kammer am Nußberg"],
    ["with hyphens that are not seen", "Kam\u00ADmer am Nuß\u00ADberg"],
    ["as an entity", "Kammer&nbsp;am Nu&szlig;berg"],
    ["in another form of Unicode", "Ka\u006Dmer am Nußberg".normalize("NFD")],
    ["in an address", "[hier](https://example.org/Kammer%20am%20Nu%C3%9Fberg)"],
  ])("%s", async (_, words) => {
    const report = await reportOn(
      changed(secret, "controls/catalog/net-3-4.md", "So ist es:", `Siehe ${words}.\n\nSo ist es:`),
    );
    const words_ = (clearance: Clearance) =>
      textOf(report, clearance)
        .replace(/"(?:type|value|url|children|text)":|[^\p{L}]/gu, "")
        .normalize("NFC");
    expect(words_("internal")).not.toMatch(/kammeramnu(ß|ss)berg|KammeramNuCFberg/i);
  });

  it("in a line that a finding quotes", async () => {
    const report = await reportOn(
      changed(
        secret,
        "controls/catalog/net-3-4.md",
        "So ist es:",
        "Kammer **am** Nuß&#98;erg: [fehlt](../../evidence/domain/fehlt.txt). So ist es:",
      ),
    );
    const found = withhold(report, "internal").findings.filter(({ rule }) => rule === "evidence-link-broken");
    expect(found.map(({ excerpt }) => excerpt)).toEqual([null]);
  });
});

describe("names of persons", () => {
  const people = {
    ...clean,
    "evidence/rz-a/neu.txt": "Neu\n",
    "evidence/rz-a/neu.txt.yaml": sidecar(
      "type: log\nissued: 2026-01-10\nadded: {by: B. Beispiel, on: 2026-01-11}",
    ),
  };
  const withheld = changed(
    people,
    "controls/domain.md",
    "approach: basic",
    "approach: basic\npersons: withheld",
  );

  it.each([
    ["names", people, "public", false],
    ["names", people, "internal", true],
    ["withheld", withheld, "public", false],
    ["withheld", withheld, "internal", false],
    ["withheld", withheld, "confidential", true],
  ] as const)("persons: %s, edition %#", async (_, content, clearance, shown) => {
    const open = Object.entries(content).map(([path, text]) => [
      path,
      clearance === "public" && typeof text === "string"
        ? text
            .replace(/^---\n/, "---\nclassification: public\n")
            .replace(/^title: Nachweis/, "classification: public\ntitle: Nachweis")
        : text,
    ]);
    const report = await reportOn(Object.fromEntries(open));
    const edition = withhold(report, clearance);
    expect(edition.evidence.some((entry) => !entry.withheld)).toBe(true);
    expect(/[AB]\. Beispiel/.test(JSON.stringify(edition))).toBe(shown);
  });
});

describe("a public edition", () => {
  it("holds no text of the BSI, also where nothing is classified higher", async () => {
    const open = Object.entries(clean).map(([path, text]) => [
      path,
      String(text)
        .replace(/^---\n/, "---\nclassification: public\n")
        .replace(/^title: Nachweis/, "classification: public\ntitle: Nachweis"),
    ]);
    const report = await reportOn(Object.fromEntries(open));
    const requirements = report.requirements.map((one) => ({ ...one, text: ["Wortlaut des BSI"] }));
    expect(textOf({ ...report, requirements }, "internal")).toContain("Wortlaut des BSI");
    expect(textOf({ ...report, requirements }, "public")).not.toContain("Wortlaut des BSI");
  });

  it.each([
    "tlp:green",
    "tlp:amber",
    "tlp:amber+strict",
    "tlp:red",
    "internal",
  ])("never holds what is %s", async (label) => {
    const content = changed(secret, "controls/objects/tresor-1.md", "vs-nfd", `"${label}"`);
    expect(textOf(await reportOn(content), "public")).not.toMatch(/Nußberg|tresor-1/);
  });
});
