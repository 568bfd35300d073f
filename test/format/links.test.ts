import { symlink } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { check } from "../../src/pipeline.ts";
import {
  day,
  expectMarked,
  itemOf,
  placesOf,
  reportOn,
  sha256,
  statesOf,
  writeContent,
} from "../content-root.ts";
import {
  assessed,
  catalogFile,
  changed,
  clean,
  proofA,
  proofB,
  sidecar,
  withA1,
  without,
  yes,
} from "./clean-root.ts";

/** FORMAT.md: links into `evidence/`, evidence and its metadata. */
const a = "INF.7.A1 raum-a@rz-a";
const yesB = `### rz-b: ja\n\n${proofB}\n\n${assessed}\n`;
/** The assessment of rz-a has this text. */
const linking = (text: string, more = {}) =>
  withA1(
    `## INF.7.A1 Geeignete Auswahl und Nutzung eines Büroraumes\n\n### rz-a: ja\n\n${text}\n\n${assessed}\n\n${yesB}`,
    more,
  );
const odd = "evidence/rz-a/Prüf ordner/Wartung (2026) #1 100%.txt";
const oddFiles = { [odd]: "x", [`${odd}.yaml`]: sidecar() };

describe("a link to evidence", () => {
  it.each([
    ["percent-encoded", "[x](../../evidence/rz-a/Pr%C3%BCf%20ordner/Wartung%20(2026)%20%231%20100%25.txt)"],
    ["in angle brackets", "[x](<../../evidence/rz-a/Prüf ordner/Wartung (2026) %231 100%25.txt>)"],
    ["an image", "![x](../../evidence/rz-a/Pr%C3%BCf%20ordner/Wartung%20(2026)%20%231%20100%25.txt)"],
    [
      "a reference",
      'Siehe [x][w].\n\n[w]: <../../evidence/rz-a/Prüf ordner/Wartung (2026) %231 100%25.txt> "Titel"',
    ],
    [
      "a collapsed reference",
      "Siehe [w][].\n\n[w]: <../../evidence/rz-a/Prüf ordner/Wartung (2026) %231 100%25.txt>",
    ],
    [
      "a shortcut reference",
      "Siehe [w].\n\n[w]: <../../evidence/rz-a/Prüf ordner/Wartung (2026) %231 100%25.txt>",
    ],
    [
      "an image by reference",
      "![x][w]\n\n[w]: <../../evidence/rz-a/Prüf ordner/Wartung (2026) %231 100%25.txt>",
    ],
    [
      "with title, query and anchor",
      '[x](<../../evidence/rz-a/Prüf ordner/Wartung (2026) %231 100%25.txt?a=b#page=3> "T")',
    ],
    [
      "with detours",
      "[x](<./../catalog/../../evidence/./rz-b/../rz-a/Prüf ordner/Wartung (2026) %231 100%25.txt>)",
    ],
  ])("may be %s", async (_, text) => {
    const report = await expectMarked(linking(text, oddFiles));
    expect(itemOf(report, a)).toMatchObject({ state: "proven", evidence: [odd] });
  });

  it.each([
    ["a table", `| Was | Beleg |\n|---|---|\n| USV | ${proofA} |`],
    ["a list", `- dies\n- das\n  - ${proofA}`],
    ["a quotation", `> ${proofA}`],
    ["emphasis", `**${proofA}**`],
    ["a heading below", `#### Belege ${proofA}`],
    ["a footnote", `Siehe[^1].\n\n[^1]: ${proofA}`],
    ["an attribute", `- Zuständig: X, ${proofA}`],
  ])("may stand in %s", async (_, text) => {
    const report = await expectMarked(linking(text));
    expect(statesOf(report)[a]).toBe("proven");
  });

  it.each([
    ["a code block", `\`\`\`\n${proofA}\n\`\`\``],
    ["a comment", `<!-- ${proofA} -->`],
  ])("is none in %s", async (_, text) => {
    const report = await reportOn(linking(text));
    expect(placesOf(report)).toEqual(["evidence-missing controls/catalog/inf-7.md:8"]);
  });

  it("in a control's own prose links nothing to its assessments", async () => {
    const report = await expectMarked(
      withA1(
        `## INF.7.A1 Geeignete Auswahl und Nutzung eines Büroraumes\n\n${proofA}\n\n⟦evidence-missing site=rz-a object=raum-a requirement=INF.7.A1⟧### rz-a: ja\n\nText.\n\n${assessed}\n\n${yesB}`,
      ),
    );
    expect(statesOf(report)[a]).toBe("unproven");
  });

  it.each([
    ["a file that is not there", "evidence/rz-a/fehlt.txt"],
    ["another letter case of the file", "evidence/rz-a/Begehung.txt"],
    ["another letter case of the folder", "evidence/RZ-A/begehung.txt"],
    ["another letter case of evidence", "Evidence/rz-a/begehung.txt"],
    ["a folder", "evidence/rz-a"],
    ["a folder with a slash", "evidence/rz-a/"],
    ["evidence itself", "evidence"],
    ["a sidecar", "evidence/rz-a/begehung.txt.yaml"],
    ["a dot file", "evidence/rz-a/.versteckt"],
  ])("that names %s is broken", async (_, path) => {
    const report = await reportOn(linking(`[x](../../${path})`, { "evidence/rz-a/.versteckt": "x" }));
    expect(placesOf(report)).toEqual(["evidence-link-broken controls/catalog/inf-7.md:10"]);
    expect(statesOf(report)[a]).toBe("unproven");
  });

  it("that is broken is one finding at the link, with its keys", async () => {
    const report = await expectMarked(
      linking(
        "Text, dann\n  ⟦evidence-link-broken site=rz-a object=raum-a requirement=INF.7.A1 evidence=evidence/rz-a/fehlt.txt⟧[x](../../evidence/rz-a/fehlt.txt).",
      ),
    );
    expect(itemOf(report, a)).toMatchObject({ state: "unproven", evidence: [] });
  });

  it("that is broken leaves an item unproven beside evidence that holds", async () => {
    const report = await expectMarked(
      linking(`${proofA} ⟦evidence-link-broken⟧[x](../../evidence/rz-a/fehlt.txt)`),
    );
    expect(itemOf(report, a)).toMatchObject({ state: "unproven", evidence: ["evidence/rz-a/begehung.txt"] });
  });

  it("twice broken is two findings", async () => {
    await expectMarked(
      linking(
        "⟦evidence-link-broken⟧[x](../../evidence/rz-a/x.txt) ⟦evidence-link-broken⟧![y](../../evidence/rz-a/y.png)",
      ),
    );
  });

  it("that is badly percent-encoded is broken, no crash", async () => {
    await expectMarked(linking(`${proofA} ⟦evidence-link-broken⟧[x](../../evidence/rz-a/100%.txt)`));
  });

  it("that is broken is judged by its path", async () => {
    const report = await expectMarked(
      withA1(
        `## INF.7.A1 Geeignete Auswahl und Nutzung eines Büroraumes\n\n### alle: ja\n\n${proofB} ⟦evidence-link-broken site=rz-a⟧[x](../../evidence/rz-a/fehlt.txt)\n\n${assessed}`,
      ),
    );
    expect(statesOf(report)).toMatchObject({ [a]: "unproven", "INF.7.A1 raum-b@rz-b": "proven" });
  });

  it.each([
    ["controls/domain.md"],
    ["controls/sites/rz-a.md"],
    ["controls/objects/server.md"],
    ["controls/catalog/net-3-4.md"],
  ])("is checked in %s too", async (path) => {
    const up = "../".repeat(path.split("/").length - 1);
    await expectMarked({
      ...clean,
      [path]:
        `${clean[path]}\n## LWL-1 X\n\n⟦evidence-link-broken⟧[x](${up}evidence/rz-a/fehlt.txt) ⟦evidence-outside⟧[y](${up}../aussen.txt)\n`.replace(
          "## LWL-1 X",
          path.includes("catalog") ? "#### X" : "## X",
        ),
    });
  });

  it("is checked in risks, audits and other Markdown of controls/ too", async () => {
    const broken = "⟦evidence-link-broken⟧[x](../../evidence/rz-a/fehlt.txt)\n";
    await expectMarked({
      ...clean,
      "controls/risks/r.md": `---\ntitle: R\nobjects: [server]\n---\n${broken}\n[b](../notizen/b.md)\n`,
      "controls/audits/a.md": `---\ntitle: A\nkind: internal\ndate: 2026-01-01\n---\n${broken}\n## F-01 X\n\n- Schwere: minor\n- Frist: 2027-01-01\n\n${broken}`,
      "controls/notizen/b.md": broken,
    });
  });
});

describe("a link that leaves the content root or is absolute", () => {
  it.each([
    "../../../aussen.txt",
    "../../evidence/../../aussen.txt",
    "../../..",
    "/etc/passwd",
    "/evidence/rz-a/begehung.txt",
    "file:///etc/passwd",
    "C:/Users/x.txt",
    "..%2F..%2F..%2Faussen.txt",
    "%2Fetc%2Fpasswd",
    "\\\\server\\x.txt",
  ])("%s", async (target) => {
    const report = await expectMarked(linking(`${proofA} ⟦evidence-outside site=rz-a⟧[x](<${target}>)`));
    expect(statesOf(report)[a]).toBe("unproven");
  });

  it("alone is no missing evidence beside", async () => {
    await expectMarked(linking("⟦evidence-outside⟧[x](/etc/passwd)"));
  });

  it.each([
    "https://example.org/x",
    "http://example.org/../../..",
    "mailto:isb@example.org",
    "HTTPS://EXAMPLE.ORG",
    "#anker",
    "../sites/rz-a.md",
    "inf-7.md#a1",
    "?x",
  ])("%s is not checked", async (target) => {
    await expectMarked(
      linking(`${proofA} [x](<${target}>) und <https://example.org> www.example.org a@example.org`),
    );
  });
});

describe("evidence", () => {
  it("without metadata is a finding at the file", async () => {
    const report = await expectMarked({
      ...without(linking(proofA), "evidence/rz-a/begehung.txt.yaml"),
      "evidence/rz-a/begehung.txt": "⟦evidence-without-metadata evidence=evidence/rz-a/begehung.txt⟧Begehung",
    });
    expect(itemOf(report, a)).toMatchObject({ state: "unproven", evidence: ["evidence/rz-a/begehung.txt"] });
  });

  it("without metadata that nothing links is an orphan too", async () => {
    const report = await reportOn({ ...clean, "evidence/domain/x.txt": "x" });
    expect(placesOf(report)).toEqual([
      "evidence-orphan evidence/domain/x.txt:1",
      "evidence-without-metadata evidence/domain/x.txt:1",
    ]);
  });

  it("that lacks a type is not found to lack the required one", async () => {
    await expectMarked({
      ...without(
        withA1(
          `## INF.7.A1 Geeignete Auswahl und Nutzung eines Büroraumes\n\n- Nachweis: maintenance\n\n### rz-a: ja\n\n${proofA}\n\n${assessed}\n\n### rz-b: entbehrlich\n\nGrund.\n\n${assessed}\n`,
        ),
        "evidence/rz-a/begehung.txt.yaml",
      ),
      "evidence/rz-a/begehung.txt": "⟦evidence-without-metadata⟧Begehung",
    });
  });

  it("altered is a finding at sha256", async () => {
    const report = await expectMarked({
      ...clean,
      "evidence/rz-a/begehung.txt.yaml": sidecar().replace(
        "@sha256",
        `⟦evidence-altered evidence=evidence/rz-a/begehung.txt⟧${sha256("etwas anderes")}`,
      ),
    });
    expect(statesOf(report)).toMatchObject({ [a]: "unproven", "INF.7.A1 raum-b@rz-b": "proven" });
  });

  it("altered that nothing links is found too", async () => {
    const report = await reportOn({
      ...clean,
      "evidence/domain/x.txt": "x",
      "evidence/domain/x.txt.yaml": sidecar().replace("@sha256", "0".repeat(64)),
    });
    expect(placesOf(report)).toContain("evidence-altered evidence/domain/x.txt.yaml:2");
  });

  it.each([
    ["nobody", "reviewed: {by: B. Beispiel, on: 2026-03-20}\n", "", ":1:1"],
    ["its issuer", "reviewed: {by: B. Beispiel,", "reviewed: {by: Fachfirma,", ":3"],
  ])("reviewed by %s", async (_, from, to, at) => {
    const path = "evidence/rz-a/begehung.txt.yaml";
    const report = await reportOn({ ...clean, [path]: sidecar().replace(from, to) });
    expect(report.findings.map((f) => `${f.rule} ${f.file}:${f.line}:${f.column} ${f.severity}`)).toEqual([
      expect.stringMatching(
        new RegExp(`^evidence-unreviewed ${path.replaceAll(".", "\\.")}${at}.* warning$`),
      ),
    ]);
    expect(statesOf(report)[a]).toBe("proven");
  });

  it("that nothing uses is an orphan", async () => {
    const report = await expectMarked({
      ...clean,
      "evidence/domain/x.txt": "⟦evidence-orphan evidence=evidence/domain/x.txt⟧x",
      "evidence/domain/x.txt.yaml": sidecar(),
    });
    expect(report.findings[0]?.severity).toBe("info");
  });

  it.each([
    [
      "an audit",
      {
        "controls/audits/a.md":
          "---\ntitle: A\nkind: internal\ndate: 2026-01-01\n---\n\n## F-01 X\n\n- Schwere: minor\n- Frist: 2027-01-01\n\n[x](../../evidence/domain/x.txt)\n",
      },
      "",
    ],
    ["a reference document", {}, "\ndocument: A.1"],
    [
      "an exercise of a process",
      {
        "controls/objects/p.md":
          "---\ntitle: P\ntype: process\nprotection: {confidentiality: normal, integrity: normal, availability: normal}\n---\n",
      },
      "\nscenario: {lost-site: rz-a}\nprocesses: {p: {rto: PT1H, rpo: PT1H}}\npassed: true",
    ],
    [
      "a link of prose",
      { "controls/sites/rz-a.md": `${clean["controls/sites/rz-a.md"]}\n[x](../../evidence/domain/x.txt)\n` },
      "",
    ],
  ])("that %s uses is none", async (use, files, keys) => {
    await expectMarked({
      ...clean,
      ...(files as Record<string, string>),
      "evidence/domain/x.txt": "x",
      "evidence/domain/x.txt.yaml": sidecar(
        `type: ${use.startsWith("an ex") ? "exercise" : "document"}\nissued: 2026-03-14${keys}`,
      ),
    });
  });

  it("of a sidecar without a file is a finding at the sidecar", async () => {
    await expectMarked({
      ...clean,
      "evidence/rz-a/weg.pdf.yaml": `⟦evidence-link-broken⟧${sidecar().replace("@sha256", "0".repeat(64))}`,
    });
  });

  it("that is gone but linked is one finding, at the link", async () => {
    await expectMarked({
      ...without(linking("⟦evidence-link-broken⟧[x](../../evidence/rz-a/weg.pdf)"), "evidence/rz-a/weg.pdf"),
      "evidence/rz-a/weg.pdf.yaml": sidecar().replace("@sha256", "0".repeat(64)),
    });
  });

  it("in a folder that is no site", async () => {
    const report = await reportOn({
      ...clean,
      "evidence/rz-x/x.txt": "x",
      "evidence/rz-x/x.txt.yaml": sidecar(),
      "evidence/rz-x/y.txt": "y",
      "evidence/rz-x/y.txt.yaml": sidecar(),
    });
    const places = placesOf(report).filter((place) => !place.startsWith("evidence-orphan"));
    expect(places).toEqual([expect.stringMatching(/^reference-unknown evidence\/rz-x.*:1$/)]);
  });

  it("in a folder that is no site is no missing evidence beside", async () => {
    const report = await reportOn(
      linking("[x](../../evidence/rz-x/x.txt)", {
        "evidence/rz-x/x.txt": "x",
        "evidence/rz-x/x.txt.yaml": sidecar(),
      }),
    );
    expect(placesOf(report)).toEqual([expect.stringMatching(/^reference-unknown evidence\/rz-x.*:1$/)]);
    expect(statesOf(report)[a]).toBe("unproven");
  });

  it("an empty folder of no site", async () => {
    const report = await reportOn({ ...clean, "evidence/rz-x/README.md": "x" });
    expect(placesOf(report).length).toBeLessThanOrEqual(1);
  });

  it("in sub-folders speaks for the site of the first", async () => {
    const path = "evidence/rz-a/2026/usv/x.txt";
    const report = await expectMarked(
      linking(`[x](../../${path})`, { [path]: "x", [`${path}.yaml`]: sidecar() }),
    );
    expect(itemOf(report, a).evidence).toEqual([path]);
  });

  it("of an empty file has the SHA-256 of nothing, which proves nothing", async () => {
    await expectMarked({ ...clean, "evidence/rz-a/begehung.txt": "⟦evidence-unusable⟧" });
  });
});

describe("a .yaml file", () => {
  const report = (files: Record<string, string>) => linking("[x](../../evidence/rz-a/export.yaml)", files);

  it("is evidence with a sidecar of its own", async () => {
    await expectMarked(
      report({ "evidence/rz-a/export.yaml": "a: [b", "evidence/rz-a/export.yaml.yaml": sidecar() }),
    );
  });

  it("without one is the sidecar of a file that is not there", async () => {
    await expectMarked({ ...clean, "evidence/rz-a/export.yaml": "⟦evidence-link-broken⟧a: b\n" });
  });

  it("without one, linked, is broken at the link", async () => {
    const result = await reportOn(report({ "evidence/rz-a/export.yaml": "a: b\n" }));
    expect(placesOf(result)).toContain("evidence-link-broken controls/catalog/inf-7.md:10");
  });

  it(".yml is evidence like any other file", async () => {
    await expectMarked(
      linking("[x](../../evidence/rz-a/export.yml)", {
        "evidence/rz-a/export.yml": "a: [b",
        "evidence/rz-a/export.yml.yaml": sidecar(),
      }),
    );
  });
});

describe("evidence that is Markdown", () => {
  const path = "evidence/rz-a/protokoll.md";
  const note = (lines: string, body = "Text") =>
    linking(`[x](../../${path})`, {
      [path]: `---\ntitle: Protokoll\ntype: inspection\nissued: 2026-03-14\nreviewed: {by: B. Beispiel, on: 2026-03-20}\n${lines}---\n${body}\n`,
    });

  it("carries its metadata itself", async () => {
    expect(statesOf(await expectMarked(note("")))[a]).toBe("proven");
  });

  it("says where the original is kept, whose SHA-256 is not its own", async () => {
    const report = await expectMarked(note(`location: E-Akte 10.2-2026-0815\nsha256: ${"a".repeat(64)}\n`));
    expect(statesOf(report)[a]).toBe("proven");
    expect(report.evidence.find((one) => one.path === path)).toMatchObject({
      location: "E-Akte 10.2-2026-0815",
      intact: null,
    });
  });

  it("may have a sidecar instead, whose SHA-256 is of its bytes", async () => {
    const text = "# Protokoll\n";
    const files = { [path]: text, [`${path}.yaml`]: sidecar() };
    expect(statesOf(await expectMarked(linking(`[x](../../${path})`, files)))[a]).toBe("proven");
    const report = await reportOn(
      linking(`[x](../../${path})`, {
        ...files,
        [`${path}.yaml`]: sidecar().replace("@sha256", "0".repeat(64)),
      }),
    );
    expect(placesOf(report)).toEqual([`evidence-altered ${path}.yaml:2`]);
  });

  it("is not searched for links", async () => {
    await expectMarked(note("", "[x](../../../weg) [y](../rz-b/fehlt.txt)"));
  });

  it("with a broken front matter has unreadable metadata", async () => {
    const report = await reportOn(note("type: [\n"));
    expect(placesOf(report)).toEqual([
      expect.stringMatching(/^front-matter-invalid evidence\/rz-a\/protokoll\.md:\d$/),
    ]);
    expect(statesOf(report)[a]).toBe("unproven");
  });

  it("without front matter lacks its metadata", async () => {
    const report = await reportOn(linking(`[x](../../${path})`, { [path]: "Nur Text.\n" }));
    expect(placesOf(report)).toHaveLength(1);
    expect(placesOf(report)[0]).toMatch(
      /^(evidence-without-metadata|front-matter-invalid) evidence\/rz-a\/protokoll\.md:1$/,
    );
    expect(statesOf(report)[a]).toBe("unproven");
  });
});

describe("a Git LFS pointer", () => {
  const pointer = (oid: string) =>
    `version https://git-lfs.github.com/spec/v1\noid sha256:${oid}\nsize 12345\n`;

  it("counts as its file: its oid is the SHA-256", async () => {
    const oid = sha256("groß");
    const report = await expectMarked({
      ...clean,
      "evidence/rz-a/begehung.txt": pointer(oid),
      "evidence/rz-a/begehung.txt.yaml": sidecar().replace("@sha256", oid),
    });
    expect(statesOf(report)[a]).toBe("proven");
  });

  it("of another file is altered", async () => {
    const report = await reportOn({
      ...clean,
      "evidence/rz-a/begehung.txt": pointer(sha256("groß")),
      "evidence/rz-a/begehung.txt.yaml": sidecar().replace("@sha256", sha256("klein")),
    });
    expect(placesOf(report)).toEqual(["evidence-altered evidence/rz-a/begehung.txt.yaml:2"]);
  });

  it("may have CRLF, and a text that only speaks of it is none", async () => {
    const oid = sha256("groß");
    await expectMarked({
      ...clean,
      "evidence/rz-a/begehung.txt": pointer(oid).replaceAll("\n", "\r\n"),
      "evidence/rz-a/begehung.txt.yaml": sidecar().replace("@sha256", oid),
      "evidence/rz-b/begehung.txt": `Ein Zeiger:\n${pointer(oid)}`,
    });
  });
});

describe("symbolic links", () => {
  const run = async (content: typeof clean, links: Record<string, string>) => {
    const { root } = await writeContent(content);
    for (const [path, target] of Object.entries(links)) await symlink(target, join(root, path));
    return check(root, { asOf: day, today: day, version: "0.0.0" });
  };

  it.each([
    ["evidence/rz-a/aussen.txt", "/etc/hostname"],
    ["evidence/rz-a/aussen.txt", "../../../../../../../../etc/hostname"],
    ["evidence/rz-a/aussen", "/etc"],
    ["evidence/rz-c", "/etc"],
    ["controls/catalog/aussen.md", "/etc/hostname"],
    ["controls/sites/aussen.md", "/etc/hostname"],
  ])("out of the root: %s → %s", async (path, target) => {
    expect(placesOf(await run(clean, { [path]: target }))).toEqual([`file-unreadable ${path}:1`]);
  });

  it("out of the root, linked, are one finding and prove nothing", async () => {
    const report = await run(linking("[x](../../evidence/rz-a/aussen.txt)"), {
      "evidence/rz-a/aussen.txt": "/etc/hostname",
    });
    expect(placesOf(report)).toEqual(["file-unreadable evidence/rz-a/aussen.txt:1"]);
    expect(statesOf(report)[a]).toBe("unproven");
  });

  it("within the root are followed", async () => {
    const report = await run(
      linking("[x](../../evidence/rz-a/link.txt)", {
        "evidence/rz-a/link.txt.yaml": sidecar().replace("@sha256", sha256("Begehung A (Beispiel)\n")),
      }),
      { "evidence/rz-a/link.txt": "begehung.txt" },
    );
    expect(placesOf(report)).toEqual(["evidence-duplicate evidence/rz-a/begehung.txt.yaml:2"]);
    expect(report.summary.errors).toBe(0);
    expect(itemOf(report, a)).toMatchObject({ state: "proven", evidence: ["evidence/rz-a/link.txt"] });
  });

  it.each([
    ["evidence/rz-a/kreis", "../rz-a"],
    ["controls/catalog/kreis", "."],
    ["controls/catalog/kreis", ".."],
    ["evidence/rz-a/tot.txt", "gibt-es-nicht.txt"],
    ["evidence/rz-a/selbst.txt", "selbst.txt"],
  ])("in a circle or to nothing: %s → %s", async (path, target) => {
    const report = await run(clean, { [path]: target });
    expect(placesOf(report)).toEqual([`file-unreadable ${path}:1`]);
    expect(report.summary.proven).toBe(7);
  });

  it("in place of the folder itself", async () => {
    const { root } = await writeContent(
      Object.fromEntries(Object.entries(clean).filter(([path]) => path.startsWith("controls"))),
    );
    await symlink("/etc", join(root, "evidence"));
    const report = await check(root, { asOf: day, today: day, version: "0.0.0" });
    expect(placesOf(report)).toContain("file-unreadable evidence:1");
    expect(report.evidence).toEqual([]);
  });
});

describe("several links to one piece of evidence", () => {
  it("are one piece, and each unusable link is one finding", async () => {
    const report = await reportOn(
      changed(
        linking(`${proofA} und ${proofA}`),
        "evidence/rz-a/begehung.txt.yaml",
        "issued: 2026-03-14",
        "issued: 2026-03-14\nvalid-until: 2026-10-01",
      ),
    );
    expect(itemOf(report, a).evidence).toEqual(["evidence/rz-a/begehung.txt"]);
    expect(placesOf(report)).toContain("evidence-expired controls/catalog/inf-7.md:10");
  });

  it("a catalogue of nothing but links is no control", async () => {
    await expectMarked({
      ...clean,
      "controls/catalog/links.md": catalogFile("INF.7", proofA),
      "controls/catalog/con-2.md": catalogFile(
        "CON.2",
        `## CON.2.A1 Umsetzung Standard-Datenschutzmodell\n\n${yes("verbund", "evidence/domain/konzept.txt")}`,
      ),
    });
  });
});
