import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { loadCatalogue } from "../../src/catalogue/index.ts";

/** Writes content with a list of about so many items on few pages: one module on as many objects as it takes. */
export async function writeLongList(root: string, items: number): Promise<void> {
  const { requirements } = loadCatalogue("kompendium-2023").data;
  const own = requirements.filter((entry) => entry.module === "SYS.1.1" && !entry.withdrawn);
  const write = async (path: string, text: string): Promise<void> => {
    await mkdir(join(root, path, ".."), { recursive: true });
    await writeFile(join(root, path), text);
  };
  await write("evidence/domain/vermerk.txt", "Vermerk (Beispiel)\n");
  await write(
    "controls/domain.md",
    "---\ntitle: Verbund (Beispiel)\ncatalogue: kompendium-2023\napproach: standard\nexample: 2026-11-23\n---\n",
  );
  await write(
    "controls/sites/rz-a.md",
    "---\ntitle: Rechenzentrum A (Beispiel)\nphases:\n  - {from: 2020-01-01, state: active}\n---\n",
  );
  for (let number = 1; number <= Math.ceil(items / own.length); number += 1) {
    await write(
      `controls/objects/server-${number}.md`,
      `---\ntitle: Server ${number} (Beispiel)\ntype: it-system\nsites: [rz-a]\nredundancy: none\nmodules: [SYS.1.1]\n---\n`,
    );
  }
  // A name that could end what it stands in, if that were text.
  const owner = "Betrieb </noscript></tr> & <b>Technik</b>";
  const controls = own.map(
    ({ id, title }, index) =>
      `## ${id} ${title}\n\n### alle: ${["ja", "teilweise", "nein"][index % 3]}\n\nVermerkt (Beispiel).\n\n- Offen: Rest; bis 2027-03-31; Betrieb\n`,
  );
  await write(
    "controls/catalog/sys.1.1.md",
    `---\ntitle: Allgemeiner Server\nmodule: SYS.1.1\nowner: ${JSON.stringify(owner)}\n---\n\n${controls.join("\n")}`,
  );
}
