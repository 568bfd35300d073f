import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { copiesOf, copyEvidence } from "../../src/cli/site-evidence.ts";
import { check } from "../../src/pipeline.ts";
import { day, reportOn, writeContent } from "../content-root.ts";
import { clean, sidecar } from "../format/clean-root.ts";

it("evidence that a browser or a web server would run is copied as plain text, all else as what it is", async () => {
  const names = [
    "a.html",
    "b.SVG",
    "c.js",
    "d.php",
    "e.phtml",
    "f.cgi",
    "g.aspx",
    "h.pdf",
    "i.png",
    "j.csv",
    "k.conf",
  ];
  const files = names.flatMap((name) => [
    [`evidence/domain/${name}`, "Beispiel\n"],
    [`evidence/domain/${name}.yaml`, sidecar()],
  ]);
  const copies = copiesOf(await reportOn({ ...clean, ...Object.fromEntries(files) }));
  const endings = names.map((name) => copies.get(`evidence/domain/${name}`)?.replace(/^.*-[0-9a-f]{12}/, ""));
  expect(endings).toEqual([
    ...[".html.txt", ".svg.txt", ".js.txt", ".php.txt", ".phtml.txt", ".cgi.txt", ".aspx.txt"],
    ...[".pdf", ".png", ".csv", ".conf"],
  ]);
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
