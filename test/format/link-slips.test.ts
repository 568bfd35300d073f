import { describe, expect, it } from "vitest";
import { check } from "../../src/pipeline.ts";
import { safeChanges } from "../../src/source/edit/safe-changes.ts";
import { readProject } from "../../src/source/read-project.ts";
import { type Content, day, expectMarked, reportOn, statesOf, writeContent } from "../content-root.ts";
import { processorSeconds } from "../processor-time.ts";
import { a1File, assessed, catalogFile, clean, proofA, proofB, sidecar, withA1 } from "./clean-root.ts";

/** FORMAT.md: every link of controls/ is checked, and a link written so that it is none is a finding. */
const a = "INF.7.A1 raum-a@rz-a";
const yesB = `### rz-b: ja\n\n${proofB}\n\n${assessed}\n`;
/** The assessment of rz-a has this text. */
const linking = (text: string, more: Content = {}) =>
  withA1(
    `## INF.7.A1 Geeignete Auswahl und Nutzung eines Büroraumes\n\n### rz-a: ja\n\n${text}\n\n${assessed}\n\n${yesB}`,
    more,
  );
const odd = "evidence/rz-a/Prüf #1 (2).txt";
const oddFiles = { [odd]: "x", [`${odd}.yaml`]: sidecar() };
const target = "../../evidence/rz-a/begehung.txt";

/** The catalogue's text after the safe fixes. */
async function fixed(content: Content): Promise<string | undefined> {
  const { root } = await writeContent(content);
  const project = await readProject(root);
  const { findings } = await check(root, { asOf: day, today: day, version: "0.0.0" });
  return safeChanges(project, findings).find(({ path }) => path === a1File)?.after;
}

describe("what was meant as a link and is none", () => {
  it.each([
    ["with a blank", "[W](../../evidence/rz-a/Prüf ung.txt)"],
    ["with a blank and a title", '[W](../../evidence/rz-a/Prüf ung.txt "Titel")'],
    ["with a blank, a name alone", "[W](prüf ung.pdf)"],
    ["an image with a blank", "![W](../../evidence/rz-a/Prüf ung.png)"],
    ["with brackets that are not paired", "[W](../../evidence/rz-a/Prüfung(1.txt)"],
    ["as HTML", `<a href="${target}">W</a>`],
    ["as HTML in single quotation marks", `<a class='x' href='${target}'>W</a>`],
    ["as an image of HTML", `<img src=${target}>`],
    ["in a block of HTML", `<div>\n${proofA}\n</div>`.replace("<div>\n", "<div>\n⟦⟧")],
    ["as a wiki link", "[[begehung]]"],
    ["as a wiki link with a text", `[[${target}|Begehung]]`],
    ["apart", `[W] (${target})`],
    ["the wrong way round", `(W)[${target}]`],
    ["in angle brackets", `<${target}>`],
    ["alone in the text", target],
    ["alone at the end of a sentence", `⟦⟧evidence/rz-a/begehung.txt.`],
    ["alone with backslashes", "..\\..\\evidence\\rz-a\\begehung.txt"],
    ["alone in code", "`evidence/rz-a/begehung.txt`"],
    ["as code", `\`${proofA}\``],
    ["without an address", "[W]()"],
    ["with a label that is defined nowhere", "[W][wartung-2026]"],
    ["with a label that is defined nowhere, collapsed", "[wartung-2026][]"],
    ["with a footnote that is defined nowhere", "Gewartet.[^9]".replace("[^9]", "⟦⟧[^9]")],
  ])("is one finding at its beginning, and proves nothing: %s", async (_, text) => {
    const marked = text.includes("⟦⟧") ? text : `⟦⟧${text}`;
    const written = linking(marked.replace("⟦⟧", "⟦catalog-syntax⟧"));
    expect(statesOf(await expectMarked(written))[a]).toBe("unproven");
  });

  it("is a finding beside a good link too", async () => {
    const report = await expectMarked(
      linking(`${proofA}, ⟦catalog-syntax⟧[x](../../evidence/rz-a/ab nahme.pdf)`),
    );
    expect(statesOf(report)[a]).toBe("unproven");
  });

  it("is found behind another address in the same line", async () => {
    await expectMarked(linking("Unter evidence/rz-a/ liegt ⟦catalog-syntax⟧evidence/rz-a/begehung.txt."));
  });

  it("takes no time worth speaking of in a text made of addresses", async () => {
    const text = "evidence/rz-a/ ".repeat(100_000);
    const content = { ...clean, "controls/accessibility.md": text };
    expect(await processorSeconds(() => reportOn(content))).toBeLessThan(20);
  });

  it("is a finding in the texts of sites and objects as well", async () => {
    const path = "controls/objects/server.md";
    await expectMarked({
      ...clean,
      [path]: `${clean[path]}\n⟦catalog-syntax⟧[x](../../evidence/rz-a/ab nahme.pdf)\n`,
    });
  });

  it.each([
    [
      "a path that names no evidence",
      "Protokolle liegen unter `evidence/rz-a/` und in evidence/rz-b/messung.csv.",
    ],
    [
      "evidence that is linked beside it",
      `Siehe \`evidence/rz-a/begehung.txt\`, das ist evidence/rz-a/begehung.txt.`,
    ],
    ["brackets of prose", "Laut [Anlage 1] (siehe INF.7.A1) und [a](vgl. oben) [sic!] (intern/extern)."],
    ["a checklist", "- [ ] offen\n- [x] fertig"],
    ["web addresses", "<https://example.org/evidence/x.pdf> https://example.org/evidence/rz-a/begehung.txt"],
    [
      "HTML without an address of ours",
      'a<br>b <a href="https://example.org">W</a> <!-- <a href="x.pdf"> -->',
    ],
    ["escaped brackets", "\\[W\\](../../nein danke.txt)"],
    ["a code block", "```\n[W](../../evidence/rz-a/a b.txt)\n[[x]]\n```"],
    ["array-like words", "feld[a][b]"],
  ])("is not %s", async (_, text) => {
    const report = await expectMarked(linking(`${text}\n\n${proofA}`));
    expect(statesOf(report)[a]).toBe("proven");
  });
});

describe("a link that leads nowhere", () => {
  it.each([
    ["one step too short", "../evidence/rz-a/begehung.txt"],
    ["in another letter case", "../../Evidence/RZ-A/Begehung.txt"],
    ["with backslashes", "..\\..\\evidence\\rz-a\\begehung.txt"],
    ["encoded twice", "../../evidence/rz-a/begehung%252Etxt"],
  ])("is broken and put right: %s", async (_, address) => {
    await expectMarked(linking(`⟦evidence-link-broken⟧[W](${address})`));
    expect(await fixed(linking(`[W](${address} "T")`))).toContain(`[W](${target} "T")`);
  });

  it.each([
    ["absolute", "/evidence/rz-a/begehung.txt"],
    ["of a disk", "file:///C:/Daten/evidence/rz-a/begehung.txt"],
    ["of a share", "smb://server/evidence/rz-a/begehung.txt"],
  ])("is outside and put right: %s", async (_, address) => {
    await expectMarked(linking(`⟦evidence-outside⟧[W](${address})`));
    expect(await fixed(linking(`[W](${address})`))).toContain(`[W](${target})`);
  });

  it("names the right address of a file whose name holds # or ?", async () => {
    const text = "⟦evidence-link-broken⟧[W](<../../evidence/rz-a/Prüf #1 (2).txt>)";
    const { findings } = await expectMarked(linking(text, oddFiles));
    expect(findings[0]?.message.de).toContain("meinten Sie „../../evidence/rz-a/Prüf%20%231%20(2).txt“?");
  });

  it("is only suggested where another file may be meant", async () => {
    const { findings } = await reportOn(
      linking("[W](../../evidence/rz-a/begehnug.txt) [V](../begehung.txt)"),
    );
    expect(findings.map(({ fix }) => fix)).toEqual([null, null]);
    expect(findings[0]?.suggestion?.text).toBe(target);
  });

  it("is broken inside the root too, unless something is there", async () => {
    await expectMarked({
      ...linking(
        `${proofA} ⟦evidence-link-broken⟧[x](../sites/rz-x.md) [y](../sites/rz-a.md) [z](../sites/) [r](../../README.md)`,
      ),
      "README.md": "x",
    });
  });

  it("is put right where it has a blank", async () => {
    expect(await fixed(linking("[W](../../evidence/rz-a/Prüf #1 (2).txt)", oddFiles))).toContain(
      "[W](../../evidence/rz-a/Prüf%20%231%20(2).txt)",
    );
    expect(await fixed(linking("[W](../../evidence/rz-a/neu es.txt)"))).toContain(
      "[W](../../evidence/rz-a/neu%20es.txt)",
    );
  });
});

describe("labels", () => {
  it("of footnotes belong to where they are used", async () => {
    const report = await expectMarked(
      withA1(
        `## INF.7.A1 Geeignete Auswahl und Nutzung eines Büroraumes\n\n### rz-a: ja\n\nSiehe.[^1]\n\n${assessed}\n\n⟦evidence-missing⟧### rz-b: ja\n\nGut.\n\n${assessed}\n\n[^1]: Siehe auch[^2].\n\n[^2]: ${proofA}\n`,
      ),
    );
    expect(statesOf(report)[a]).toBe("proven");
    const prose = JSON.stringify(
      report.controls.find(({ id }) => id === "INF.7.A1")?.assessments.map((one) => one.prose),
    );
    expect(prose.match(/Begehung A/g)).toHaveLength(1);
    expect(prose.indexOf("Begehung A")).toBeLessThan(prose.indexOf("Gut."));
  });

  it("defined twice are a finding at the second, and nobody's proof", async () => {
    const report = await expectMarked(
      withA1(
        `## INF.7.A1 Geeignete Auswahl und Nutzung eines Büroraumes\n\n### rz-a: ja\n\n[W][1]\n\n${assessed}\n\n[1]: ${target}\n\n### rz-b: ja\n\n[W][1]\n\n${assessed}\n\n⟦catalog-syntax⟧[1]: ../../evidence/rz-b/begehung.txt\n`,
      ),
    );
    expect(statesOf(report)).toMatchObject({ [a]: "unproven", "INF.7.A1 raum-b@rz-b": "unproven" });
  });

  it.each([
    ["a definition", `[w]: ${target}`],
    ["a footnote", `[^w]: ${proofA}`],
  ])("that nothing uses but that lead to evidence are a finding: %s", async (_, text) => {
    await expectMarked(linking(`${proofA}\n\n⟦catalog-syntax⟧${text}`));
  });

  it("whose definition has a blank are one finding, at the definition", async () => {
    await expectMarked(linking("[W][w]\n\n⟦catalog-syntax⟧[w]: ../../evidence/rz-a/Prüf ung.txt"));
  });
});

it("takes an address in a catalogue's list of attributes as well", async () => {
  await expectMarked({
    ...clean,
    [a1File]: catalogFile(
      "INF.7",
      `## INF.7.A1 Geeignete Auswahl und Nutzung eines Büroraumes\n\n### rz-a: ja\n\n${proofA}\n\n${assessed}\n- Geerbt: ⟦catalog-syntax⟧[[zertifikat.pdf]]\n\n${yesB}\n## INF.7.A2 Geschlossene Fenster und abgeschlossene Türen\n\n### raum-a: ja\n\n${proofA}\n\n${assessed}\n\n### raum-b: ja\n\n${proofB}\n\n${assessed}\n`,
    ),
  });
});
