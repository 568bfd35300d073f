import { stat } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import type { Command } from "commander";
import type { Bilingual } from "../../model/position.ts";
import { CommandError } from "../../publish/command-error.ts";
import { readPackage } from "../../publish/read-package.ts";
import { readSeal, readSeals, sealFolder, strayParts } from "../../publish/seal-folder.ts";
import { isDigest } from "../../seal/leaves.ts";
import type { SealFiles } from "../../seal/open-seal.ts";
import {
  type SealsToVerify,
  type StateVerdict,
  type Verification,
  type Verified,
  verifySeals,
} from "../../seal/verify.ts";
import { deletedAmong, readContentState, type StateFile } from "../../source/content-state.ts";
import { ContentRootError } from "../../source/read-project.ts";
import { escaped } from "../../text/escaped.ts";
import { addCommand, type Given } from "../command.ts";
import { argument, option, options } from "../options.ts";
import { note, printLines } from "../print.ts";
import { readSigner } from "./read-key.ts";

interface VerifyOptions {
  readonly signer?: string;
  readonly newest?: string;
}

/** Adds `nachweis verify`. */
export function addVerifyCommand(program: Command): Command {
  return addCommand<"verify", VerifyOptions, [seal: string | undefined]>(program, "verify", {
    does: {
      de: "zeigen, was sich geändert hat, seit der Inhalt besiegelt wurde, und ob die Siegel heil sind",
      en: "show what has changed since the content was sealed, and whether the seals are whole",
    },
    arguments: [
      argument("[seal]", {
        de: "Siegel, oder Paket (ZIP); sonst das neueste Siegel",
        en: "seal, or package (ZIP); else the newest seal",
      }),
    ],
    options: [
      options.root(),
      option("--signer <key>", {
        de: "jedes Siegel muss die Unterschrift dieses Schlüssels tragen: Fingerabdruck oder Datei",
        en: "every seal must have the signature of this key: fingerprint or file",
      }),
      option("--newest <digest>", {
        de: "das Siegel mit dieser Prüfsumme muss dabei sein, sonst ist der Stand ein älterer",
        en: "the seal with this digest must be there, else the state is an older one",
      }),
    ],
    run: verify,
  });
}

async function verify(given: Given & VerifyOptions, word: string | undefined): Promise<0 | 1> {
  const { root, lang } = given;
  const newest = given.newest?.toLowerCase() ?? null;
  if (newest !== null && !isDigest(newest)) throw new CommandError(noDigest(newest));
  const signer = given.signer === undefined ? null : await readSigner(given.signer);
  const path = word === undefined ? null : await pathOf(word, root);
  const { verification, lines, notes, untold, state } = path?.toLowerCase().endsWith(".zip")
    ? await verifyPackage(path, { signer, newest })
    : await verifyRoot(root, path, { signer, newest });
  printLines([...lines, ...(verification.newest === null ? [] : [`newest: ${verification.newest}`])]);
  for (const each of [...notes, ...signersNote(verification.compared)]) note(each, lang);
  const isSealed = lines.length === 0 && untold === 0;
  note(
    signer === null
      ? integrityAlone
      : isSealed
        ? unaltered
        : lines.length === 0
          ? asFarAsTold
          : verdicts[untold > 0 && state === "sealed" ? "untold" : state],
    lang,
  );
  return lines.length === 0 ? 0 : 1;
}

type Wanted = Pick<Verification, "signer" | "newest">;

interface Found extends Compared {
  readonly verification: SealsToVerify;
}

async function verifyRoot(root: string, path: string | null, wanted: Wanted): Promise<Found> {
  if (!(await stat(join(root, "controls")).catch(() => null))?.isDirectory())
    throw new ContentRootError(root);
  const against = path === null ? null : await sealAt(path);
  const own = await readSeals(join(root, sealFolder));
  // A content that was handed over without its seals is compared with the chain that the seal lies in.
  const folder = own.length === 0 && path !== null ? dirname(path) : join(root, sealFolder);
  const seals = own.length === 0 && path !== null ? await readSeals(folder) : own;
  const strays = await strayParts(folder);
  if (seals.length === 0 && against === null)
    throw new CommandError(strays.length > 0 ? onlyStrays(folder, strays) : noSeal(folder));
  const verification = verifySeals({ seals, against, ...wanted });
  const { notes, ...compared } = await compareRoot(root, verification);
  const more = strays.length > 0 ? [strayNote(strays)] : [];
  return { verification, ...compared, notes: [...more, ...notes] };
}

async function verifyPackage(path: string, wanted: Wanted): Promise<Found> {
  const { seals, files, badNames, unlisted } = await readPackage(path);
  if (seals.length === 0) throw new CommandError(noSeal(path));
  const verification = verifySeals({ seals, against: null, ...wanted });
  const { lines, notes, state } = verification.compare({ files, isDeleted: () => false });
  const said = new Set(lines.map((line) => line.split(" ").slice(1).join(" ")));
  const more = [
    ...badNames.map((name) => `added ${escaped(name)}`),
    ...unlisted
      .map((name) => `changed ${escaped(name)}`)
      .filter((line) => !said.has(line.slice("changed ".length))),
  ];
  const { compared } = verification;
  const isContent = more.some((line) => /^\w+ (?:controls|evidence)\//.test(line));
  return {
    verification,
    lines: [...more, ...lines],
    // What a package leaves out, its own note says.
    notes: [
      ...notes,
      compared?.hasLeaves === false ? withoutLeaves(compared) : packageNote(compared?.closed ?? 0),
    ],
    untold: 0,
    state: isContent ? "differs" : state,
  };
}

/** Where a path leads from here, or else from the content root. */
async function pathOf(word: string, root: string): Promise<string> {
  const here = resolve(word);
  const inRoot = resolve(root, word);
  const isThere = async (path: string): Promise<boolean> => (await stat(path).catch(() => null)) !== null;
  return !(await isThere(here)) && (await isThere(inRoot)) ? inRoot : here;
}

/** What a comparison with a content root found. */
interface Compared extends Verified {
  /** Sealed files of which nobody can say whether they are still there: their opening is not here, nor any file for it. */
  readonly untold: number;
}

/** Compares a content root, as it is now, with the seal. */
export async function compareRoot(root: string, verification: SealsToVerify): Promise<Compared> {
  return compareFiles(root, verification, await readContentState(root));
}

/** Compares the files of a content root with the seal. */
export async function compareFiles(
  root: string,
  verification: SealsToVerify,
  files: readonly StateFile[],
): Promise<Compared> {
  const there = new Set(files.map(({ path }) => path));
  const sealed = verification.compared?.openings ?? [];
  const gone = sealed.map(({ path }) => path).filter((path) => !there.has(path));
  const deleted = await deletedAmong(root, gone);
  const { compared } = verification;
  const { lines, notes, state } = verification.compare({
    files: files.map(({ path, bytes, sha256 }) => ({ path, size: bytes, sha256 })),
    isDeleted: (path) => deleted.has(path),
  });
  const untold = (compared?.closed ?? 0) - lines.filter((line) => line.startsWith("added ")).length;
  return {
    lines,
    notes: [
      ...notes,
      ...(compared?.hasLeaves === false ? [withoutLeaves(compared)] : untold > 0 ? [untoldNote(untold)] : []),
      ...pointerNote(files),
    ],
    untold,
    state,
  };
}

/** Says of how many files only the pointer of Git LFS was there. */
export function pointerNote(files: readonly StateFile[]): Bilingual[] {
  const count = files.filter(({ pointer }) => pointer).length;
  if (count === 0) return [];
  return [
    {
      de: `Von ${count} Nachweisen liegt nur der Verweis von Git LFS hier: Geprüft ist, welche Datei er meint, nicht sie selbst.`,
      en: `Of ${count} evidence files only the Git LFS pointer is here: what was checked is which file it means, not the file.`,
    },
  ];
}

async function sealAt(path: string): Promise<SealFiles> {
  const name = basename(path);
  if (!name.endsWith(".seal"))
    throw new CommandError({
      de: `${path} ist kein Siegel (NNNN.seal)`,
      en: `${path} is no seal (NNNN.seal)`,
    });
  return readSeal(dirname(path), name.slice(0, -".seal".length));
}

/** Whose keys the seal says it was signed with: to compare with a fingerprint that is known. */
function signersNote(seal: SealsToVerify["compared"]): Bilingual[] {
  return (seal?.signers ?? []).map(({ name, fingerprint }) => ({
    de: `Siegel ${seal?.files.name}: unterschrieben mit dem Schlüssel „${name}“, Fingerabdruck ${fingerprint}`,
    en: `seal ${seal?.files.name}: signed with the key "${name}", fingerprint ${fingerprint}`,
  }));
}

function noDigest(word: string): Bilingual {
  return {
    de: `--newest: „${word}“ ist keine Prüfsumme (64 Ziffern von 0 bis f)`,
    en: `--newest: "${word}" is no digest (64 digits from 0 to f)`,
  };
}

function noSeal(place: string): Bilingual {
  return {
    de: `In ${place} liegt kein Siegel; „nachweis seal“ macht eines`,
    en: `there is no seal in ${place}; "nachweis seal" makes one`,
  };
}

function onlyStrays(place: string, strays: readonly string[]): Bilingual {
  const { de, en } = strayNote(strays);
  return { de: `In ${place} liegt kein Siegel. ${de}`, en: `there is no seal in ${place}. ${en}` };
}

/** Says that there are parts of seals, without the seals. */
export function strayNote(strays: readonly string[]): Bilingual {
  const names = strays.map(escaped).join(", ");
  return {
    de: `Ohne ihr Siegel liegen da: ${names}. Entweder wurde ein Besiegeln unterbrochen, oder das Siegel wurde entfernt oder umbenannt: Vergleichen Sie die Prüfsumme des neuesten mit der, die Sie festgehalten haben (--newest).`,
    en: `Without their seal there are: ${names}. Either sealing was interrupted, or the seal was removed or renamed: compare the digest of the newest with the one that you have kept (--newest).`,
  };
}

/** What a package does not show. */
function packageNote(closed: number): Bilingual {
  return {
    de: `Verglichen sind die Nachweise, die im Paket liegen; ${closed} weitere besiegelte Dateien sind nicht darin. Website, PDF und Bericht sind aus dem besiegelten Stand gemacht, aber nicht selbst besiegelt.`,
    en: `Compared was the evidence that is in the package; ${closed} more sealed files are not in it. Site, PDF and report are made from the sealed state, but not sealed themselves.`,
  };
}

const integrityAlone: Bilingual = {
  de: "Geprüft ist nur, ob der Stand der besiegelte ist, nicht, von wem das Siegel stammt: Das zeigt erst --signer mit einem Fingerabdruck, den Sie auf anderem Weg bekommen haben.",
  en: "Only integrity was checked, that the state is the sealed one, not who sealed it: that takes --signer with a fingerprint that you got by another way.",
};

const unaltered: Bilingual = {
  de: "Der Stand ist der besiegelte, und jedes Siegel trägt die verlangte Unterschrift.",
  en: "The state is the sealed one, and every seal has the signature that was asked for.",
};

const asFarAsTold: Bilingual = {
  de: "Jedes Siegel trägt die verlangte Unterschrift; ob der Stand der besiegelte ist, lässt sich ohne die fehlenden Öffnungen nicht sagen.",
  en: "Every seal has the signature that was asked for; whether the state is the sealed one can't be told without the missing openings.",
};

/** Says how many files may be gone without a line of the comparison. */
function untoldNote(count: number): Bilingual {
  return {
    de: `Zu ${count} besiegelten Dateien fehlen hier die Öffnung und eine Datei, die es sein könnte: Was aus ihnen wurde, lässt sich nicht sagen. Holen Sie NNNN.openings aus der Sicherung.`,
    en: `Of ${count} sealed files neither the opening is here nor a file that it could be: what has become of them can't be told. Get NNNN.openings from the backup.`,
  };
}

function withoutLeaves({ files: { name } }: NonNullable<SealsToVerify["compared"]>): Bilingual {
  return {
    de: `Ohne die Blätter lässt sich von keiner Datei sagen, ob sie die besiegelte ist. Holen Sie ${name}.leaves aus der Sicherung.`,
    en: `Without the leaves of no file it can be told whether it is the sealed one. Get ${name}.leaves from the backup.`,
  };
}

/** What to make of it where something differs and a signer was asked for; only the state itself is called another one. */
const verdicts: Readonly<Record<StateVerdict, Bilingual>> = {
  sealed: {
    de: "Der Stand selbst ist der des verglichenen Siegels, aber sonst stimmt nicht alles (siehe oben); verlassen Sie sich erst darauf, wenn das geklärt ist.",
    en: "The state itself is that of the seal it was compared with, but not all else is right (see above); rely on it only when that is cleared up.",
  },
  differs: {
    de: "Der Stand ist nicht der, den das verglichene Siegel besiegelt.",
    en: "The state is not the one that the seal it was compared with has sealed.",
  },
  untold: {
    de: "Ob der Stand der besiegelte ist, lässt sich nicht sagen: Das Siegel oder was dazugehört ist nicht heil (siehe oben).",
    en: "Whether the state is the sealed one can't be told: the seal or what belongs to it is not whole (see above).",
  },
};
