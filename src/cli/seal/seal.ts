import { createHash } from "node:crypto";
import { join } from "node:path";
import type { Command } from "commander";
import type { Bilingual } from "../../model/position.ts";
import { CommandError } from "../../publish/command-error.ts";
import {
  addToSeal,
  readSeals,
  sealFolder,
  strayParts,
  whileLocked,
  writeSeal,
} from "../../publish/seal-folder.ts";
import { toJson } from "../../reporters/json.ts";
import { newestOf } from "../../seal/chain.ts";
import { vkeyOf } from "../../seal/keys.ts";
import { makeSeal } from "../../seal/make-seal.ts";
import { openSeal, type SealFiles } from "../../seal/open-seal.ts";
import { signed, writeNote } from "../../seal/signed-note.ts";
import { chainOf, verifySeals } from "../../seal/verify.ts";
import { ContentState } from "../../source/content-state.ts";
import { canonicalJson } from "../../text/canonical-json.ts";
import { escaped } from "../../text/escaped.ts";
import { addCommand, type Given } from "../command.ts";
import { option, options } from "../options.ts";
import { note, printLines } from "../print.ts";
import { runCheck } from "../run-check.ts";
import { toolVersion } from "../version.ts";
import { readKey } from "./read-key.ts";
import { compareRoot, pointerNote } from "./verify.ts";

interface SealOptions {
  readonly key: string;
  readonly add?: boolean;
}

/** Adds `nachweis seal`. */
export function addSealCommand(program: Command): Command {
  return addCommand<"seal", SealOptions>(program, "seal", {
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
      option("--add", {
        de: "das neueste Siegel mitunterschreiben, statt ein neues zu machen; nur, wenn sich seither nichts geändert hat",
        en: "sign the newest seal too, in place of making one; only if nothing has changed since",
      }),
    ],
    run: (given) => (given.add === true ? addSignature(given) : seal(given)),
  });
}

async function seal(given: Given & SealOptions): Promise<void> {
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
      states: [
        ...report.sites.map(({ id: site, counts }) => ({ site, counts })),
        { site: null, counts: report.domainCounts },
      ],
      report: toJson(report, "de"),
      previous: before,
    },
    key,
  );
  const strays = await whileLocked(folder, async () => {
    if (newestSeal(await readSeals(folder))?.digest !== before?.digest) throw new CommandError(overtaken);
    const left = (await strayParts(folder)).filter((file) => file.startsWith(`${made.files.name}.`));
    await writeSeal(folder, made.files);
    return left;
  });
  if (strays.length > 0) note(overwritten(strays), lang);
  printLines([`${sealFolder}/${made.files.name}.seal`, `newest: ${made.digest}`]);
  for (const each of pointerNote(files)) note(each, lang);
}

/** Adds a signature to the newest seal: of somebody who sees the state that was sealed. */
async function addSignature({ root, lang, key: file }: Given & SealOptions): Promise<void> {
  const folder = join(root, sealFolder);
  if ((await readSeals(folder)).length === 0) throw new CommandError(notWhatWasSealed);
  const key = await readKey(file, lang);
  const { name, digest, notes } = await whileLocked(folder, async () => {
    const seals = await readSeals(folder);
    const verification = verifySeals({ seals, against: null, signer: null, newest: null });
    const found = await compareRoot(root, verification);
    const { compared } = verification;
    if (compared === null || found.lines.length > 0 || found.untold > 0)
      throw new CommandError(notWhatWasSealed);
    const signer = vkeyOf(key) === vkeyOf(compared.statement.key) ? null : key;
    await addToSeal(folder, compared.files.name, writeNote(signed(compared.note, key)), signer);
    return { name: compared.files.name, digest: compared.digest, notes: found.notes };
  });
  printLines([`${sealFolder}/${name}.seal`, `newest: ${digest}`]);
  for (const each of notes) note(each, lang);
}

/** The newest of the seals that there are; a new one may only follow a chain that is whole. */
function newestSeal(seals: readonly SealFiles[]): { serial: number; digest: string } | null {
  const chain = chainOf(seals.map((files) => ({ files, opened: openSeal(files), isOfFolder: true })));
  if (chain.unread.size > 0 || chain.fault(null) !== null) throw new CommandError(brokenChain);
  const newest = newestOf(chain.links);
  return newest && { serial: newest.statement.serial, digest: newest.digest };
}

const notWhatWasSealed = {
  de: "es gibt kein Siegel, das dem Inhalt entspricht, wie er jetzt ist; „nachweis verify“ sagt, was abweicht",
  en: 'there is no seal that fits the content as it is now; "nachweis verify" says what differs',
};

const withoutId = {
  de: "controls/domain.md nennt keine Kennung; ergänzen Sie „id: name-des-verbunds“ (Kleinbuchstaben, Ziffern, Bindestriche): Ein Siegel braucht sie",
  en: 'controls/domain.md names no id; add "id: name-of-the-domain" (lower-case letters, digits, hyphens): a seal needs it',
};

const brokenChain = {
  de: "die Kette der Siegel in seals/ ist nicht heil; „nachweis verify“ sagt, was fehlt. An sie wird nichts angehängt",
  en: 'the chain of seals in seals/ is not whole; "nachweis verify" says what is missing. Nothing is added to it',
};

/** What lay there of a seal of the same number may be of an interrupted command, or of a seal that is missing. */
function overwritten(files: readonly string[]): Bilingual {
  const names = files.map(escaped).join(", ");
  return {
    de: `Ohne Siegel lagen da: ${names}; was es davon neu gibt, ist überschrieben. Wurde vorher kein Besiegeln unterbrochen, fehlt ein Siegel: Dann holen Sie seals/ aus der Sicherung, statt dieses zu verwenden.`,
    en: `Without a seal there were: ${names}; what is new of them is overwritten. If no sealing was interrupted before, a seal is missing: then get seals/ from the backup, and don't use this one.`,
  };
}

const overtaken = {
  de: "inzwischen wurde ein anderes Siegel gemacht; rufen Sie den Befehl noch einmal auf",
  en: "another seal was made meanwhile; call the command again",
};
