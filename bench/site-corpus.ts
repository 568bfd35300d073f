import { createHash } from "node:crypto";
import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { loadCatalogue } from "../src/catalogue/index.ts";

/** Kinds of evidence in turn. */
const kinds = [
  { name: "messung.csv", title: "Messung", text: measurements },
  {
    name: "vermerk.txt",
    title: "Vermerk",
    text: (id: string) =>
      `Vermerk zu ${id} (Beispiel)\n${"Begangen, gemessen und für gut befunden.\n".repeat(10)}`,
  },
] as const;

/**
 * Writes invented content whose site has about so many pages in both languages together: real modules of the catalogue,
 * each requirement with a control of its own, and each control with two evidence files of its own (a table, a note), or more
 * if all modules are not enough otherwise.
 */
export async function writeSiteCorpus(root: string, pages: number): Promise<void> {
  const { modules, requirements } = loadCatalogue("kompendium-2023").data;
  const inOneLanguage = pages / 2 - modules.length - 20;
  const active = requirements.filter(({ withdrawn }) => !withdrawn).length;
  // Pages of a requirement: its own, its control's, and those of its evidence.
  const evidence = Math.max(kinds.length, Math.ceil(inOneLanguage / active) - 2);
  let left = Math.round(inOneLanguage / (2 + evidence));
  const chosen = modules.flatMap((module) => {
    const own = requirements.filter((entry) => entry.module === module.id && !entry.withdrawn);
    if (left < own.length) return [];
    left -= own.length;
    return [{ module, own }];
  });

  const write = async (path: string, text: string): Promise<void> => {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), text);
  };
  const modelled = (kind: "process" | "system"): string =>
    chosen.flatMap(({ module }) => (module.kind === kind ? [module.id] : [])).join(", ");
  await write(
    "controls/domain.md",
    `---\ntitle: Verbund (Beispiel)\ncatalogue: kompendium-2023\napproach: standard\nexample: 2026-11-23\nmodules: [${modelled("process")}]\n---\n\nGeltungsbereich.\n`,
  );
  for (const id of ["rz-a", "rz-b"]) {
    await write(
      `controls/sites/${id}.md`,
      `---\ntitle: Rechenzentrum ${id} (Beispiel)\nphases:\n  - {from: 2020-01-01, state: active}\n---\n`,
    );
  }
  await write(
    "controls/objects/anlage.md",
    `---\ntitle: Anlage (Beispiel)\ntype: it-system\nsites: [rz-a, rz-b]\nredundancy: active-active\nmodules: [${modelled("system")}]\nprotection: {confidentiality: normal, integrity: normal, availability: normal}\n---\n`,
  );
  for (const { module, own } of chosen) {
    const controls: string[] = [];
    for (const { id, title } of own) {
      const links: string[] = [];
      for (let n = 0; n < evidence; n++) {
        const kind = kinds[n % kinds.length] ?? kinds[0];
        const about = n < kinds.length ? id : `${id}-${n}`;
        const path = `evidence/domain/${about}-${kind.name}`;
        await writeEvidence(path, kind.text(about));
        links.push(`[${kind.title}](../../${path})`);
      }
      controls.push(
        `## ${id} ${title}\n\nWas **dafür** getan wird, steht in der Anweisung:\n\n- täglich ansehen\n- jährlich prüfen\n\n` +
          `### alle: ja\n\nSo ist es: ${links.join(", ")}.\n\n- Geprüft: 2026-09-14, A. Beispiel\n`,
      );
    }
    await write(
      `controls/catalog/${module.id.toLowerCase()}.md`,
      `---\ntitle: ${JSON.stringify(module.title)}\nmodule: ${module.id}\nowner: Haustechnik\n---\n\n${controls.join("\n")}`,
    );
  }

  async function writeEvidence(path: string, text: string): Promise<void> {
    await write(path, text);
    await write(
      `${path}.yaml`,
      `title: Nachweis (Beispiel)\ntype: document\nissued: 2026-03-14\nissuer: Fachfirma\nvalid-until: 2028-03-14\n` +
        `sha256: ${createHash("sha256").update(text).digest("hex")}\nreviewed: {by: B. Beispiel, on: 2026-03-20}\n`,
    );
  }
}

function measurements(id: string): string {
  const rows = Array.from({ length: 20 }, (_, row) => `${row + 6}:00;${id};${20 + (row % 5)};in Ordnung`);
  return `Zeit;Gegenstand;Wert;Ergebnis\n${rows.join("\n")}\n`;
}
