import { createHash } from "node:crypto";
import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { check } from "../../src/pipeline.ts";
import { copiesOf, copyEvidence } from "../../src/publish/site-evidence.ts";
import { day, reportOn, writeContent } from "../content-root.ts";
import { clean, sidecar } from "../format/clean-root.ts";

it("evidence keeps its ending only where no browser and no server runs it", async () => {
  const kept = "pdf png jpg jpeg gif webp txt csv json docx xlsx odt ods eml zip".split(" ");
  const names = [
    ...kept.map((ending) => `a.${ending}`),
    "B.PDF",
    "c.html.txt",
    ..."html htm xhtml shtm ehtml xhtm atom rss xbl xsd svg xml mhtml js php cgi hta swf conf url lnk"
      .split(" ")
      .map((ending) => `d.${ending}`),
    "e.HTML",
    "f.pdf.html",
    "g",
    "h.html.",
    "i.html ",
    "j.pdf ",
    "k.ht\u00ADml",
    "l.ｈｔｍｌ",
    "m.html\u200B",
    "n.txt\u202Elmth.html",
    "o.pdf\nhtml",
  ];
  const files = names.flatMap((name) => [
    [`evidence/domain/${name}`, "Beispiel\n"],
    [`evidence/domain/${name}.yaml`, sidecar()],
  ]);
  const copies = copiesOf(await reportOn({ ...clean, ...Object.fromEntries(files) }));
  // Names with a hidden character are read by nobody, so there is nothing to copy.
  const hidden = 3;
  expect(copies.size).toBeGreaterThanOrEqual(names.length - hidden);
  const endings = names.map((name) => copies.get(`evidence/domain/${name}`)?.replace(/^.*-[0-9a-f]{12}/, ""));
  expect(endings).toEqual([
    ...kept.map((ending) => `.${ending}`),
    ".pdf",
    ".txt",
    ...Array(names.length - kept.length - 2 - hidden).fill(".bin"),
    ...Array(hidden).fill(undefined),
  ]);
  for (const copy of copies.values()) expect(copy).toMatch(/^nachweise\/dateien\/[A-Za-z0-9-]+\.[a-z]+$/);
});

it("a copy has the bytes of its file, whatever it is called", async () => {
  const path = "evidence/domain/seite.shtm";
  const { root } = await writeContent({ ...clean, [path]: "<b>Beispiel</b>\n", [`${path}.yaml`]: sidecar() });
  const report = await check(root, { today: day, version: "0.0.0" });
  await copyEvidence(report, root, join(root, "site"));
  const bytes = await readFile(join(root, "site", copiesOf(report).get(path) ?? ""));
  const { digest } = report.evidence.find((one) => one.path === path) ?? {};
  expect(createHash("sha256").update(bytes).digest("hex")).toBe(digest);
});

it("a name that the disk has in another form of Unicode is found", async () => {
  const folder = `evidence/domain/${"Prüfung".normalize("NFD")}`;
  const { root } = await writeContent({
    ...clean,
    [`${folder}/${"Öl.txt".normalize("NFD")}`]: "Beispiel\n",
    [`${folder}/${"Öl.txt".normalize("NFD")}.yaml`]: sidecar(),
  });
  const report = await check(root, { today: day, version: "0.0.0" });
  await copyEvidence(report, root, join(root, "site"));
  const copy = copiesOf(report).get("evidence/domain/Prüfung/Öl.txt") ?? "";
  expect(await readFile(join(root, "site", copy), "utf8")).toBe("Beispiel\n");
});

it("a file that has gone since the check is named", async () => {
  const path = "evidence/domain/weg.txt";
  const { root } = await writeContent({ ...clean, [path]: "Beispiel\n", [`${path}.yaml`]: sidecar() });
  const report = await check(root, { today: day, version: "0.0.0" });
  await rm(join(root, path));
  await expect(copyEvidence(report, root, join(root, "site"))).rejects.toThrow(
    `${path} has gone since it was checked`,
  );
});
