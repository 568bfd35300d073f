import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { addImportCommand } from "../../../src/cli/write/import.ts";
import { check } from "../../../src/pipeline.ts";
import { runWritingCommand } from "../../cli/run-writing-command.ts";
import { day, writeContent } from "../../content-root.ts";
import { filesOf } from "../import-run.ts";
import { largeDomain, rooms, threeSites } from "./large-domain.ts";
import { vna } from "./vna-archive.ts";

async function importInto(root: string, bytes: Uint8Array): Promise<string> {
  await writeFile(join(root, "v.vna"), bytes);
  await writeFile(join(root, "map.yaml"), rooms);
  const words = ["import", "verinice", join(root, "v.vna"), "--map", join(root, "map.yaml"), "--root", root];
  const { refused, stderr } = await runWritingCommand(addImportCommand, words);
  expect(refused).toBeNull();
  return stderr;
}

it("a domain of 128 objects, 3 sites, 70 risks and 49 check results is taken with every number accounted for; a second import changes only what the source changed", async () => {
  const { elements, links } = largeDomain();
  const { root } = await writeContent(threeSites);
  // 128 objects, 49 requirements, 70 threats, 293 links.
  expect(links).toHaveLength(293);
  expect(await importInto(root, await vna(elements, links))).toContain("read 540 = taken 540 + not taken 0");

  const report = await check(root, { today: day, version: "0.0.0" });
  expect(report.objects).toHaveLength(128);
  expect(report.sites).toHaveLength(3);
  expect(report.risks).toHaveLength(70);
  const declared = report.items.filter(({ declared: status }) => status !== null);
  expect(declared).toHaveLength(49);
  expect(declared.filter(({ state }) => state === "proven")).toEqual([]);
  expect(report.objects.filter(({ sites, type }) => sites.length === 0 && type !== "process")).toEqual([]);
  // The need of a process passes down to the building by way of application, system and room.
  expect(report.objects.find(({ id }) => id === "gebaeude-0")?.protection.availability.value).toBe(
    "very-high",
  );

  const before = await filesOf(root);
  const later = elements.map((element) =>
    element.id === "S7" ? { ...element, attributes: { bp_itsystem_name: "Server 7 (neu)" } } : element,
  );
  expect(await importInto(root, await vna(later, links))).toContain("read 540 = taken 540 + not taken 0");
  const changed = [...(await filesOf(root))]
    .filter(([path, text]) => before.get(path) !== text)
    .map(([path]) => path);
  expect(changed.filter((path) => /^(?:controls|evidence)\//.test(path))).toEqual([
    "controls/objects/server-7.md",
  ]);
  expect(await readFile(join(root, "controls/objects/server-7.md"), "utf8")).toContain(
    "title: Server 7 (neu)\n",
  );
});
