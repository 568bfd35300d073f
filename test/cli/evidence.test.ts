import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { addEvidenceCommand } from "../../src/cli/write/evidence.ts";
import { check } from "../../src/pipeline.ts";
import { type Content, day, sha256, writeContent } from "../content-root.ts";
import { assessed, changed, clean, domainFile, proofA, withA1 } from "../format/clean-root.ts";
import { photoOf } from "../source/evidence-file/photo.ts";
import { textPdf } from "../text-pdf.ts";
import { runNachweis } from "./run-nachweis.ts";
import { runWritingCommand } from "./run-writing-command.ts";

afterEach(() => {
  process.exitCode = undefined;
});

const catalogue = "controls/catalog/inf-7.md";
const sidecar = "evidence/rz-a/begehung.txt.yaml";
const bytes = await textPdf(["Wartung"]);

async function rootOf(content: Content = clean): Promise<{ root: string; file: string }> {
  const { root } = await writeContent(content);
  const file = join(root, "Wartung 2026.pdf");
  await writeFile(file, bytes);
  return { root, file };
}

const run = (root: string, ...args: string[]) =>
  runWritingCommand(addEvidenceCommand, ["evidence", ...args, "--root", root]);

async function findings(root: string): Promise<string[]> {
  const { findings: found } = await check(root, { asOf: day, today: day, version: "0" });
  return found.map(({ rule, file }) => `${rule} ${file}`);
}

const described = ["--type", "maintenance", "--issued", "2026-03-14"];

describe("evidence add of several files", () => {
  async function inbox(): Promise<{ root: string; folder: string }> {
    const { root } = await writeContent(clean);
    const folder = join(root, "eingang");
    await mkdir(join(folder, "mehr"), { recursive: true });
    for (let month = 1; month <= 200; month++) {
      const day = `${2000 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, "0")}-15`;
      await writeFile(
        join(folder, month % 2 ? "" : "mehr", `Wartung_USV_${day}.txt`),
        `Protokoll ${month}\n`,
      );
    }
    return { root, folder };
  }

  test("proposes title, type and day from the names, and writes all at once", async () => {
    const { root, folder } = await inbox();
    const before = await findings(root);
    const args = ["add", folder, "--site", "rz-a", "--control", "INF.7.A1", "--lang", "de"];
    const asked = await run(root, ...args);
    expect(asked.refused).toContain("--yes");
    expect(await readdir(join(root, "evidence/rz-a"))).not.toContain("inf-7-a1");
    const done = await run(root, ...args, "--yes");
    expect(done.stderr).toContain("200 von 200 Dateien aufgenommen");
    expect(done.stdout).toContain(
      "+ evidence/rz-a/inf-7-a1/Wartung_USV_2000-02-15.txt: „Wartung USV 2000-02-15“, Wartung, 2000-02-15 (aus dem Namen)\n",
    );
    expect(await readdir(join(root, "evidence/rz-a/inf-7-a1"))).toHaveLength(400);
    const found = await findings(root);
    expect(new Set(found.filter((each) => !before.includes(each)).map((each) => each.split(" ")[0]))).toEqual(
      new Set(["evidence-unreviewed"]),
    );
    const again = await run(root, ...args, "--yes");
    expect(again.stdout.match(/ist schon da: evidence\/rz-a\/inf-7-a1\//g)).toHaveLength(200);
    expect(again.stderr).toContain("nichts aufzunehmen");
  });

  test("invents no day, takes the same bytes once, and writes nothing where one file is none", async () => {
    const { root } = await writeContent(clean);
    const folder = join(root, "eingang");
    await mkdir(folder);
    for (const [name, content] of [
      ["Bericht.txt", "ohne Tag"],
      ["Bericht 1.3.2026 bis 2.3.2026.txt", "zwei Tage"],
      ["Messung 20260301.txt", "gleich"],
      ["Messung_2026_03_02.txt", "gleich"],
      ["Thumbs.db", "x"],
    ] as const)
      await writeFile(join(folder, name), content);
    const args = ["add", folder, "--site", "rz-a", "--to", "messung", "--lang", "de", "--yes"];
    const result = await run(root, ...args);
    expect(result.stdout.split("\n")).toEqual([
      expect.stringMatching(
        /^– eingang\/Bericht 1\.3\.2026 bis 2\.3\.2026\.txt: weder der Name noch die Datei nennt einen Tag/,
      ),
      expect.stringMatching(/^– eingang\/Bericht\.txt: weder der Name noch die Datei nennt einen Tag/),
      "+ evidence/rz-a/messung/Messung 20260301.txt: „Messung 2026-03-01“, Messung, 2026-03-01 (aus dem Namen)",
      "– eingang/Messung_2026_03_02.txt: ist schon da: evidence/rz-a/messung/Messung 20260301.txt",
      "",
    ]);
    expect(await readdir(join(root, "evidence/rz-a/messung"))).toEqual([
      "Messung 20260301.txt",
      "Messung 20260301.txt.yaml",
    ]);
    await writeFile(join(folder, "Leer_2026-03-05.pdf"), "");
    await writeFile(join(folder, "Auszug_2026-03-04.txt"), "neu");
    expect((await run(root, ...args)).refused).not.toBeNull();
    expect(await readdir(join(root, "evidence/rz-a/messung"))).toHaveLength(2);
  });
});

test("evidence add of several files proposes days from inside them, and says where each comes from", async () => {
  const { root } = await writeContent(clean);
  const folder = join(root, "eingang");
  await mkdir(folder);
  const mail = (subject: string, date: string) => `Subject: ${subject}\r\nDate: ${date}\r\n\r\nText\r\n`;
  for (const [name, content] of [
    ["Abnahme 2026-03-13.eml", mail("a", "Sat, 14 Mar 2026 09:00:00 +0100")],
    ["Freigabe 2026-03-15.eml", mail("b", "Sun, 15 Mar 2026 09:00:00 +0100")],
    ["Bestätigung.eml", mail("c", "Mon, 16 Mar 2026 09:00:00 +0100")],
    ["Morgen.eml", mail("d", "Mon, 16 Mar 2099 09:00:00 +0100")],
    ["Uhr.eml", mail("e", "Thu, 1 Jan 1970 00:00:00 +0000")],
  ] as const)
    await writeFile(join(folder, name), content);
  await writeFile(join(folder, "Foto.tif"), photoOf("2026:03:14 10:00:00"));
  const args = ["add", folder, "--site", "rz-a", "--to", "post", "--yes"];
  expect((await run(root, ...args, "--lang", "de")).stdout.split("\n")).toEqual([
    "+ evidence/rz-a/post/Abnahme 2026-03-13.eml: „Abnahme 2026-03-13“, Freigabe oder Abnahme, 2026-03-13 (aus dem Namen; die Datei sagt anders: E-Mail gesendet am 2026-03-14)",
    "+ evidence/rz-a/post/Bestätigung.eml: „Bestätigung“, Dokument, 2026-03-16 (laut Datei: E-Mail gesendet)",
    "+ evidence/rz-a/post/Foto.tif: „Foto“, Foto oder Plan, 2026-03-14 (laut Datei: Foto aufgenommen)",
    "+ evidence/rz-a/post/Freigabe 2026-03-15.eml: „Freigabe 2026-03-15“, Freigabe oder Abnahme, 2026-03-15 (aus dem Namen)",
    "– eingang/Morgen.eml: weder der Name noch die Datei nennt einen Tag, oder der Name mehrere; geben Sie mit --issued den Tag an, für den die Datei spricht",
    "– eingang/Uhr.eml: weder der Name noch die Datei nennt einen Tag, oder der Name mehrere; geben Sie mit --issued den Tag an, für den die Datei spricht",
    "",
  ]);
  expect(await readFile(join(root, "evidence/rz-a/post/Bestätigung.eml.yaml"), "utf8")).toContain(
    "issued: 2026-03-16\n",
  );
  const given = await run(root, ...args, "--issued", "2026-01-02");
  expect(given.stdout).toContain("Morgen.eml: „Morgen“, Dokument, 2026-01-02 (wie angegeben)");
});

describe("evidence add", () => {
  test("takes the day of a file that says one, and says where it comes from", async () => {
    const { root } = await rootOf();
    const file = join(root, "Bestätigung.eml");
    await writeFile(file, "Subject: x\r\nDate: Sat, 14 Mar 2026 09:00:00 +0100\r\n\r\nText\r\n");
    const { stderr } = await run(root, "add", file, "--site", "rz-a", "--control", "INF.7.A1");
    expect(stderr).toContain("issued: 2026-03-14 (laut Datei: E-Mail gesendet)");
  });

  test("copies the file, records hash and date, and links it under the assessment of the site", async () => {
    const { root, file } = await rootOf();
    const result = await run(
      root,
      ...["add", file, "--site", "rz-a", "--control", "INF.7.A1", ...described],
      ...["--title", "Wartung #1", "--valid-for", "P12M", "--issuer", "Fachfirma", "--by", "A. Beispiel"],
    );
    const path = "evidence/rz-a/inf-7-a1/Wartung 2026.pdf";
    expect(result).toEqual({ stdout: `${path}\n${path}.yaml\n${catalogue}\n`, stderr: "", refused: null });
    expect(await readFile(join(root, path))).toEqual(bytes);
    expect(await readFile(join(root, `${path}.yaml`), "utf8")).toMatch(
      new RegExp(`^title: "Wartung #1"
type: maintenance
issued: 2026-03-14
valid-for: P12M
issuer: Fachfirma
sha256: ${sha256(bytes)}
added: {by: A. Beispiel, on: \\d{4}-\\d\\d-\\d\\d}
$`),
    );
    expect(await readFile(join(root, catalogue), "utf8")).toBe(
      String(clean[catalogue]).replace(
        "So ist es: [Nachweis](../../evidence/rz-a/begehung.txt).\n",
        "So ist es: [Nachweis](../../evidence/rz-a/begehung.txt).\n\n[Wartung #1](../../evidence/rz-a/inf-7-a1/Wartung%202026.pdf).\n",
      ),
    );
    expect(await findings(root)).toEqual([`evidence-unreviewed ${path}.yaml`]);
  });

  test("takes type, title and day from control, file and content, and says so", async () => {
    const required = `## INF.7.A1 Geeignete Auswahl und Nutzung eines Büroraumes\n\n- Nachweis: inspection, P12M\n\n### alle: ja\n\n${proofA}\n\n${assessed}\n`;
    const frozen = { "controls/domain.md": domainFile(["CON.2"], ["INF.7", "NET.3.4"], `example: ${day}\n`) };
    const { root, file } = await rootOf(withA1(required, frozen));
    const { stderr } = await run(root, "add", file, "--site", "rz-b", "--control", "INF.7.A1");
    expect(stderr).toBe(`Angenommen, bitte prüfen: type: inspection, issued: ${day}\n`);
    const text = await readFile(join(root, "evidence/rz-b/inf-7-a1/Wartung 2026.pdf.yaml"), "utf8");
    expect(text).toContain(`title: Wartung 2026\ntype: inspection\nissued: ${day}\n`);
  });

  test("Markdown carries its metadata itself", async () => {
    const { root } = await rootOf();
    const note = join(root, "Protokoll.md");
    await writeFile(note, "# Protokoll\n");
    await run(root, "add", note, "--site", "rz-a", "--control", "INF.7.A1", ...described, "--to", "a/b");
    expect(await readFile(join(root, "evidence/rz-a/a/b/Protokoll.md"), "utf8")).toBe(
      "---\ntitle: Protokoll\ntype: maintenance\nissued: 2026-03-14\n---\n\n# Protokoll\n",
    );
    expect(await readdir(join(root, "evidence/rz-a/a/b"))).toEqual(["Protokoll.md"]);
  });

  test("a file that lies in the site's folder stays there", async () => {
    const { root } = await rootOf();
    await mkdir(join(root, "evidence/rz-a/usv"));
    await writeFile(join(root, "evidence/rz-a/usv/x.log"), "x");
    const file = join(root, "evidence/rz-a/usv/x.log");
    const { stdout } = await run(root, "add", file, "--site", "rz-a", "--control", "INF.7.A1", ...described);
    expect(stdout).toBe(`evidence/rz-a/usv/x.log.yaml\n${catalogue}\n`);
    const again = await run(root, "add", file, "--site", "rz-a", "--control", "INF.7.A2", ...described);
    expect(again.stdout).toBe(`${catalogue}\n`);
    expect(await findings(root)).toEqual(["evidence-unreviewed evidence/rz-a/usv/x.log.yaml"]);
  });

  describe("writes nothing", () => {
    const refused: [string, string[], RegExp][] = [
      [
        "without an assessment",
        ["--site", "domain", "--control", "INF.7.A9"],
        /die Maßnahme „INF.7.A9“ gibt es nicht/,
      ],
      [
        "for an unknown site",
        ["--site", "rz-c", "--control", "INF.7.A1"],
        /--site: den Standort „rz-c“ gibt es nicht/,
      ],
      [
        "if several assessments are possible",
        ["--site", "domain", "--control", "INF.7.A1"],
        /mehrere Bewertungen .*\(rz-a; rz-b\); nennen Sie eine mit --scope/,
      ],
      [
        "for a scope without assessment",
        ["--site", "rz-a", "--control", "INF.7.A1", "--scope", "alle"],
        /keine Bewertung für „alle“; schreiben Sie in controls\/catalog\/inf-7\.md .* „### alle: ja“/,
      ],
      [
        "with a wrong date",
        ["--site", "rz-a", "--control", "INF.7.A1", "--issued", "heute"],
        /--issued: .*„heute“ ist kein Datum/,
      ],
      [
        "out of the site's folder",
        ["--site", "rz-a", "--control", "INF.7.A1", "--to", "../../x"],
        /--to: .* ist kein Ordner/,
      ],
      ["without site and control", [], /es fehlt: --site, --control/],
    ];
    test.each(refused)("%s", async (_name, args, reason) => {
      const { root, file } = await rootOf();
      const before = (await readdir(root, { recursive: true })).sort();
      const result = await run(root, "add", file, ...args);
      expect(result.refused).toMatch(reason);
      expect((await readdir(root, { recursive: true })).sort()).toEqual(before);
      expect(await findings(root)).toEqual([]);
    });

    test("where another file has the name, and takes back what it began", async () => {
      const { root, file } = await rootOf();
      const args = ["add", file, "--site", "rz-a", "--control", "INF.7.A1", ...described];
      await mkdir(join(root, "evidence/rz-a/inf-7-a1"));
      await writeFile(join(root, "evidence/rz-a/inf-7-a1/Wartung 2026.pdf.yaml"), "alt");
      expect((await run(root, ...args)).refused).toContain("Wartung 2026.pdf.yaml gibt es schon");
      expect(await readdir(join(root, "evidence/rz-a/inf-7-a1"))).toEqual(["Wartung 2026.pdf.yaml"]);
      expect(await readFile(join(root, catalogue), "utf8")).toBe(clean[catalogue]);
    });

    test("without a file, which the program says in one line", async () => {
      const { root } = await rootOf();
      const args = ["evidence", "add", join(root, "x.pdf"), "--site", "rz-a", "--control", "INF.7.A1"];
      const { code, stderr } = await runNachweis([...args, "--root", root]);
      expect(stderr).toMatch(/^nachweis: .*x\.pdf: nicht gefunden\n$/);
      expect(code).toBe(2);
    });
  });
});

describe("evidence add of what is described already", () => {
  const place = ["--site", "rz-a", "--control", "INF.7.A2"];
  const own = "---\ntitle: Begehung\ntype: inspection\nissued: 2026-02-01\nlocation: Ordner 7\n---\n";

  test("leaves what is said there, and says so; what is given and differs is not lost in silence", async () => {
    const { root } = await rootOf();
    const file = join(root, "evidence/rz-a/begehung.txt");
    expect((await run(root, "add", file, ...place, "--type", "log")).refused).toContain(
      `--type: „log“ steht so nicht in ${sidecar}`,
    );
    expect((await run(root, "add", file, ...place)).stderr).toBe(
      `Die Datei ist schon beschrieben; was in ${sidecar} steht, bleibt so.\n`,
    );
    expect(await readFile(join(root, catalogue), "utf8")).toContain(
      "\n[Nachweis (Beispiel)](../../evidence/rz-a/begehung.txt).\n",
    );
  });

  test.each([
    [
      "without what evidence needs",
      "---\ntags: [x]\n---\n",
      [],
      /„title“ fehlt|lassen sich nicht ganz lesen/,
    ],
    ["that has no end", "---\ntitle: x\n", [], /lassen sich nicht ganz lesen/],
    ["that says otherwise", own, described, /^--type: „maintenance“ steht so nicht in .*p\.md,/],
    ["in another encoding", Buffer.from("Pr\u00fcfung\n", "latin1"), described, /kein Text in UTF-8/],
    ["in UTF-16", Buffer.from("\ufeffPr\u00fcfung\n", "utf16le"), described, /kein Text in UTF-8/],
  ] as const)("refuses Markdown %s, and leaves its bytes", async (_, text, more, said) => {
    const { root } = await rootOf({ ...clean, "evidence/rz-a/p.md": text });
    for (const file of [join(root, "evidence/rz-a/p.md"), join(root, "p.md")]) {
      await writeFile(file, text);
      expect((await run(root, "add", file, ...place, ...more)).refused).toMatch(said);
      expect(await readFile(file)).toEqual(Buffer.from(text));
    }
    expect((await readdir(join(root, "evidence/rz-a"))).sort()).toEqual([
      "begehung.txt",
      "begehung.txt.yaml",
      "p.md",
    ]);
  });

  test("takes Markdown with the metadata that it brings along, and with a byte order mark", async () => {
    const { root } = await rootOf({ ...clean, "evidence/rz-a/p.md": "\uFEFFPr\u00fcfung\r\n" });
    await writeFile(join(root, "begehung.md"), own);
    expect((await run(root, "add", join(root, "begehung.md"), ...place)).refused).toBeNull();
    expect(await readFile(join(root, "evidence/rz-a/inf-7-a2/begehung.md"), "utf8")).toBe(own);
    const inPlace = join(root, "evidence/rz-a/p.md");
    expect((await run(root, "add", inPlace, ...place, ...described)).refused).toBeNull();
    expect(await readFile(inPlace, "utf8")).toMatch(
      /^\uFEFF---\ntitle: p\n(?:.*\n)*---\n\nPr\u00fcfung\r\n$/,
    );
  });

  test("takes several that lie in their place without metadata, but no sidecar as evidence", async () => {
    const gone = `title: x\ntype: log\nissued: 2026-01-01\nsha256: ${sha256("weg")}\ndeleted: {on: 2026-02-01, by: ISB, reason: irrtum}\n`;
    const { root } = await rootOf({
      ...clean,
      "evidence/rz-a/usv/a 2026-01-01.txt": "a",
      "evidence/rz-a/usv/b 2026-01-02.txt": "b",
      "evidence/rz-a/usv/b 2026-01-02.txt.yaml": "title: B\ntype: log\nissued: 2026-01-02\nsha256: @sha256\n",
      "evidence/rz-a/weg.txt.yaml": gone,
      "eingang/weg 2026-01-03.txt": "weg",
    });
    const folders = [join(root, "evidence/rz-a/usv"), join(root, "eingang")];
    const { stdout, stderr } = await run(root, "add", ...folders, ...place, "--yes");
    expect(stdout.split("\n")).toEqual([
      "+ evidence/rz-a/usv/a 2026-01-01.txt: „a 2026-01-01“, Dokument, 2026-01-01 (aus dem Namen)",
      "– evidence/rz-a/usv/b 2026-01-02.txt: ist schon da: evidence/rz-a/usv/b 2026-01-02.txt; verlinken Sie ihn selbst",
      expect.stringMatching(
        /^– eingang\/weg 2026-01-03\.txt: wurde laut evidence\/rz-a\/weg\.txt\.yaml gelöscht;/,
      ),
      "",
    ]);
    expect(stderr).toContain("1 von 3 Dateien aufgenommen");
  });
});

describe("evidence add refuses", () => {
  test.each([
    "bericht.txt~",
    "README.md",
    "be\u200bricht.txt",
    "be\tricht.txt",
  ])("a file of a name that nothing reads, wherever it lies: %j", async (name) => {
    const { root } = await rootOf({ ...clean, [`evidence/rz-a/${name}`]: "x", [name]: "x" });
    for (const file of [join(root, "evidence/rz-a", name), join(root, name)]) {
      const { refused } = await run(
        root,
        "add",
        file,
        "--site",
        "rz-a",
        "--control",
        "INF.7.A1",
        ...described,
      );
      expect(refused).toMatch(/zählt nicht als Nachweis|wird nicht gelesen/);
    }
  });

  test("a file beside one that letter case alone tells apart", async () => {
    const { root } = await rootOf();
    const file = join(root, "BEGEHUNG.txt");
    await writeFile(file, "neu");
    const args = ["--site", "rz-a", "--control", "INF.7.A1", "--to", "x", ...described];
    await run(root, "add", file, ...args);
    await writeFile(join(root, "Begehung.txt"), "neuer");
    expect((await run(root, "add", join(root, "Begehung.txt"), ...args)).refused).toContain(
      "x/BEGEHUNG.txt gibt es schon",
    );
    expect(await findings(root)).toEqual(["evidence-unreviewed evidence/rz-a/x/BEGEHUNG.txt.yaml"]);
  });

  test("no file that opens with a password only, but says what that needs", async () => {
    const { root } = await rootOf();
    const file = join(root, "post.eml");
    await writeFile(file, "Content-Type: application/pkcs7-mime; smime-type=enveloped-data\r\n\r\nAAAA\r\n");
    const { stderr } = await run(root, "add", file, "--site", "rz-a", "--control", "INF.7.A1", ...described);
    expect(stderr).toContain("ergänzen Sie „location");
  });

  test.each([
    ["an empty file", "leer.pdf", "", "ist leer"],
    ["an empty note", "leer.md", "", "ist leer"],
    ["a web page called PDF", "anmeldung.pdf", "<!doctype html>", "Webseite"],
    ["a text called Word", "bericht.docx", "Text", "ihr Inhalt ist aber Text"],
  ])("%s", async (_, name, text, said) => {
    const { root } = await rootOf();
    const file = join(root, name);
    await writeFile(file, text);
    const result = await run(
      root,
      "add",
      file,
      "--site",
      "rz-a",
      "--control",
      "INF.7.A1",
      ...described,
      "--title",
      "T",
    );
    expect(result.refused).toContain(said);
    expect(await readdir(join(root, "evidence/rz-a"))).toEqual(["begehung.txt", "begehung.txt.yaml"]);
    expect(await findings(root)).toEqual([]);
  });
});

describe("evidence hash", () => {
  test("fills in what is missing and keeps comments and order", async () => {
    const text =
      "# Kopf\nissued: 2026-03-14 # Tag\ntitle: T\ntype: inspection\nreviewed: {by: B, on: 2026-03-20}\n";
    const { root } = await rootOf({ ...clean, [sidecar]: text });
    expect((await run(root, "hash")).stdout).toBe(`${sidecar}\n`);
    const hash = sha256(String(clean["evidence/rz-a/begehung.txt"]));
    expect(await readFile(join(root, sidecar), "utf8")).toBe(`${text}sha256: ${hash}\n`);
    expect(await findings(root)).toEqual([]);
    expect((await run(root, "hash")).stdout).toBe("");
  });

  test.each([
    ["without metadata", { "evidence/rz-a/x.txt": "x" }, "evidence/rz-a/x.txt", "die Metadaten fehlen noch"],
    [
      "with metadata of its own",
      { "evidence/rz-a/x.md": "---\ntitle: x\ntype: log\nissued: 2026-01-01\nlocation: y\n---\n" },
      "evidence/rz-a/x.md",
      "trägt ihre Metadaten selbst",
    ],
    [
      "of which other bytes were reviewed",
      {
        [sidecar]: `title: T\ntype: inspection\nissued: 2026-03-14\nreviewed: {by: B, on: 2026-03-20, sha256: ${"1".repeat(64)}}\n`,
      },
      "evidence/rz-a/begehung.txt",
      "weicht von der Prüfsumme",
    ],
    [
      "with a hash under a misspelt key",
      { [sidecar]: `title: T\ntype: inspection\nissued: 2026-03-14\nSHA256: ${"1".repeat(64)}\n` },
      "evidence/rz-a/begehung.txt",
      "unter einem verschriebenen Schlüssel",
    ],
  ])("says of a file %s that nothing was recorded", async (_, content, file, said) => {
    const { root } = await rootOf({ ...clean, ...content });
    const { stdout, stderr } = await run(root, "hash", file);
    expect(stdout).toBe("");
    expect(stderr).toContain(said);
    expect(process.exitCode).toBe(2);
    const { findings: found } = await check(root, { asOf: day, today: day, version: "0" });
    expect(found.map(({ fix }) => fix?.text ?? "").filter((text) => text.includes("sha256:"))).toEqual([]);
  });

  test("that is accepted takes the approval of the former bytes away too", async () => {
    const approved = "@sha256\ndocument: A.0.1\napproved: {by: Leitung, on: 2026-03-21}\nversion: '1'";
    const content = changed(changed(clean, sidecar, "@sha256", approved), sidecar, "@sha256", "0".repeat(64));
    const { root } = await rootOf(content);
    await run(root, "hash", "--accept");
    const text = await readFile(join(root, sidecar), "utf8");
    expect(text).toContain("document: A.0.1\nversion: '1'\n");
    expect(text).not.toMatch(/approved|reviewed/);
  });

  test("refuses to replace a differing one, unless it is accepted", async () => {
    const content = changed(clean, sidecar, "@sha256", `${"0".repeat(64)} # alt`);
    const { root } = await rootOf(content);
    const { stdout, stderr } = await run(root, "hash");
    expect(stdout).toBe("");
    expect(stderr).toMatch(/^nachweis: evidence\/rz-a\/begehung\.txt weicht von der Prüfsumme .*--accept\n$/);
    expect(process.exitCode).toBe(2);
    expect(await readFile(join(root, sidecar), "utf8")).toBe(content[sidecar]);
    expect((await run(root, "hash", "evidence/rz-a/begehung.txt", "--accept")).stdout).toBe(`${sidecar}\n`);
    expect(await readFile(join(root, sidecar), "utf8")).toContain(" # alt\n");
    expect(await findings(root)).toEqual([`evidence-unreviewed ${sidecar}`]);
  });

  test("that is accepted takes the review of the former bytes away, so that it is missing", async () => {
    const { root } = await rootOf(changed(clean, sidecar, "@sha256", "0".repeat(64)));
    await run(root, "hash", "--accept");
    expect(await readFile(join(root, sidecar), "utf8")).toBe(
      String(clean[sidecar])
        .replace(/reviewed.*\n/, "")
        .replace("@sha256", sha256(String(clean["evidence/rz-a/begehung.txt"]))),
    );
    expect(await findings(root)).toEqual([`evidence-unreviewed ${sidecar}`]);
  });

  test.each([
    ["an empty file", "", "ist leer"],
    ["a file that git-crypt locked", "\0GITCRYPT\0x", "git-crypt unlock"],
    ["a pointer in conflict", "version https://git-lfs.github.com/spec/v1\n<<<<<<< x\n", "git lfs pull"],
    ["other line ends", "Begehung A (Beispiel)\r\n", "evidence/** -text"],
    [
      "a pointer to another file",
      `version https://git-lfs.github.com/spec/v1\noid sha256:${"a".repeat(64)}\nsize 5\n`,
      "git lfs pull",
    ],
  ])("is never that of %s, though it is accepted", async (_, text, said) => {
    const content = changed(clean, sidecar, "@sha256", sha256(String(clean["evidence/rz-a/begehung.txt"])));
    const { root } = await rootOf({ ...content, "evidence/rz-a/begehung.txt": text });
    const { stdout, stderr } = await run(root, "hash", "--accept");
    expect(stdout).toBe("");
    expect(stderr).toContain(said);
    expect(process.exitCode).toBe(2);
    expect(await readFile(join(root, sidecar), "utf8")).toBe(content[sidecar]);
  });

  test("names a file that is no evidence", async () => {
    const { root } = await rootOf();
    expect((await run(root, "hash", "x.pdf")).refused).toContain("x.pdf ist kein Nachweis");
  });
});
