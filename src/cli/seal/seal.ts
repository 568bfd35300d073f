import { createHash } from "node:crypto";
import { join } from "node:path";
import type { Command } from "commander";
import { CommandError } from "../../publish/command-error.ts";
import { readSeals, sealFolder, whileLocked, writeSeal } from "../../publish/seal-folder.ts";
import { toJson } from "../../reporters/json.ts";
import { newestOf } from "../../seal/chain.ts";
import { makeSeal } from "../../seal/make-seal.ts";
import { openSeal, type SealFiles } from "../../seal/open-seal.ts";
import { chainOf } from "../../seal/verify.ts";
import { ContentState, type StateFile } from "../../source/content-state.ts";
import { canonicalJson } from "../../text/canonical-json.ts";
import { addCommand, type Given } from "../command.ts";
import { option, options } from "../options.ts";
import { note, printLines } from "../print.ts";
import { runCheck } from "../run-check.ts";
import { toolVersion } from "../version.ts";
import { readKey } from "./read-key.ts";

/** Adds `nachweis seal`. */
export function addSealCommand(program: Command): Command {
  return addCommand<"seal", { readonly key: string }>(program, "seal", {
    does: {
      de: "den Stand des Inhalts besiegeln: eine Erklärung über jede Datei und den Bericht, unterschrieben",
      en: "seal the state of the content: a signed statement over each file and the report",
    },
    options: [
      options.root(),
      options.asOf(),
      option("--key <file>", {
        de: "geheimer Schlüssel, von „nachweis key new“",
        en: 'private key, made by "nachweis key new"',
      }).makeOptionMandatory(),
    ],
    run: (given) => seal(given),
  });
}

async function seal(given: Given & { readonly key: string }): Promise<void> {
  const { root, lang } = given;
  const folder = join(root, sealFolder);
  const before = newestSeal(await readSeals(folder));
  const state = new ContentState();
  const { report, catalogue } = await runCheck({ ...given, state });
  const { id } = report.domain;
  if (id === null) throw new CommandError(withoutId);
  const files = await state.files();
  const key = await readKey(given.key, lang);
  const made = makeSeal(
    {
      domain: id,
      day: report.asOf,
      catalogue: {
        id: catalogue.data.id,
        digest: createHash("sha256").update(canonicalJson(catalogue.data)).digest("hex"),
      },
      commit: report.revision,
      tool: toolVersion(),
      files: files.map(({ path, bytes, sha256 }) => ({ path, size: bytes, sha256 })),
      report: toJson(report, "de"),
      previous: before,
    },
    key,
  );
  await whileLocked(folder, async () => {
    if (newestSeal(await readSeals(folder))?.digest !== before?.digest) throw new CommandError(overtaken);
    await writeSeal(folder, made.files);
  });
  printLines([`${sealFolder}/${made.files.name}.seal`, `newest: ${made.digest}`]);
  sayPointers(files, lang);
}

/** The newest of the seals that there are; a new one may only follow a chain that is whole. */
function newestSeal(seals: readonly SealFiles[]): { serial: number; digest: string } | null {
  const chain = chainOf(seals.map((files) => ({ files, opened: openSeal(files), isOfFolder: true })));
  if (chain.unread.size > 0 || chain.fault(null) !== null) throw new CommandError(brokenChain);
  const newest = newestOf(chain.links);
  return newest && { serial: newest.statement.serial, digest: newest.digest };
}

/** Says of which files only the pointer of Git LFS was there. */
export function sayPointers(files: readonly StateFile[], language: Given["lang"]): void {
  const count = files.filter(({ pointer }) => pointer).length;
  if (count > 0)
    note(
      {
        de: `Von ${count} Nachweisen liegt nur der Verweis von Git LFS hier: Geprüft ist, welche Datei er meint, nicht sie selbst.`,
        en: `Of ${count} evidence files only the Git LFS pointer is here: what was checked is which file it means, not the file.`,
      },
      language,
    );
}

const withoutId = {
  de: "controls/domain.md nennt keine Kennung; ergänzen Sie „id: name-des-verbunds“ (Kleinbuchstaben, Ziffern, Bindestriche): Ein Siegel braucht sie",
  en: 'controls/domain.md names no id; add "id: name-of-the-domain" (lower-case letters, digits, hyphens): a seal needs it',
};

const brokenChain = {
  de: "die Kette der Siegel in seals/ ist nicht heil; „nachweis verify“ sagt, was fehlt. An sie wird nichts angehängt",
  en: 'the chain of seals in seals/ is not whole; "nachweis verify" says what is missing. Nothing is added to it',
};

const overtaken = {
  de: "inzwischen wurde ein anderes Siegel gemacht; rufen Sie den Befehl noch einmal auf",
  en: "another seal was made meanwhile; call the command again",
};
