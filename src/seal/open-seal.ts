import { createHash } from "node:crypto";
import type { Bilingual } from "../model/position.ts";
import { readPublicKeyFile, type VerifyingKey } from "./keys.ts";
import { leafOf, type Opening, openingLine, readLeaves, readOpenings, reportPath } from "./leaves.ts";
import { readStates, type SealedStates } from "./sealed-states.ts";
import { isBy, readNote, type SignedNote, signatureOf } from "./signed-note.ts";
import { digestOfStatement, readStatement, type Statement } from "./statement.ts";

/** The files of a seal, as they lie beside each other. */
export interface SealFiles {
  /** `0001` */
  readonly name: string;
  readonly seal: Uint8Array;
  readonly leaves: Uint8Array | null;
  readonly openings: Uint8Array | null;
  /** Items by state, which whoever may not see them gets the seal without. */
  readonly states: Uint8Array | null;
  /** Public keys of those who signed it later, by file name. */
  readonly keys: readonly { readonly file: string; readonly text: string }[];
}

/** A seal whose signatures hold, and its parts. */
export interface OpenSeal {
  readonly note: SignedNote;
  readonly statement: Statement;
  readonly digest: string;
  /** Keys whose signatures hold; the first made the seal. */
  readonly signers: readonly VerifyingKey[];
  /** Names in signatures whose keys are not here: nothing is known of them. */
  readonly unknown: readonly string[];
  /** Openings of files of the content that fit a leaf. */
  readonly openings: readonly Opening[];
  /** Paths that an opening names which fits no leaf. */
  readonly misfits: ReadonlySet<string>;
  /** Leaves whose opening is not here: what they stand for is not told. */
  readonly closed: number;
  /** Items by state at each site of the sealed state; null if they are not told. */
  readonly states: readonly SealedStates[] | null;
  /** Whether the leaves are here and those that were sealed: else no file can be told to be a sealed one. */
  readonly hasLeaves: boolean;
  /** What is wrong with leaves, openings and states; null if nothing is. */
  readonly leavesFault: Bilingual | null;
}

/** A seal, or why its signature does not hold. */
export type OpenedSeal = OpenSeal | { readonly signatureFault: Bilingual };

/**
 * Checks a seal by itself: its signatures, and that leaves and openings are those that were sealed. Who made it, this can't
 * tell: the key comes with the seal.
 *
 * @param more keys that are known from elsewhere
 */
export function openSeal(files: SealFiles, more: readonly VerifyingKey[] = []): OpenedSeal {
  const note = readNote(files.seal);
  const statement = note && readStatement(note.text);
  if (!note || !statement) return { signatureFault: notSeal };
  const coSigners = files.keys.map(({ file, text }) => ({ file, key: readPublicKeyFile(text) }));
  for (const { file, key } of coSigners) if (key === null) return { signatureFault: notKey(file) };
  const needed = [statement.key, ...coSigners.flatMap(({ key }) => key ?? [])];
  for (const key of needed)
    if (signatureOf(note, key) !== "good") return { signatureFault: notSigned(key.name) };
  const others = more.filter((key) => !needed.some((one) => one.fingerprint === key.fingerprint));
  const also = others.filter((key) => signatureOf(note, key) !== "missing");
  for (const key of also)
    if (signatureOf(note, key) === "false") return { signatureFault: notSigned(key.name) };
  const signers = [...needed, ...also];
  return {
    note,
    statement,
    digest: digestOfStatement(note.text),
    signers,
    unknown: note.signatures.filter((one) => !signers.some((key) => isBy(one, key))).map(({ name }) => name),
    ...openLeaves(files, statement),
  };
}

function openLeaves(
  { name, leaves: leavesBytes, openings: openingsBytes, states: statesBytes }: SealFiles,
  statement: Statement,
): Pick<OpenSeal, "openings" | "misfits" | "closed" | "states" | "hasLeaves" | "leavesFault"> {
  const all = readOpenings(openingsBytes ?? new Uint8Array());
  const leaves = leavesBytes && readLeaves(leavesBytes, statement.leaves);
  const fits = (opening: Opening): boolean =>
    opening.path === reportPath
      ? createHash("sha256").update(openingLine(opening)).digest("hex") === statement.report
      : leaves?.has(leafOf(opening)) === true;
  const read = all.flatMap((opening) => opening ?? []);
  const good = read.filter(fits);
  const paths = new Set(good.map(({ path }) => path));
  const openings = good.filter(({ path }) => path !== reportPath);
  const misfits = new Set(read.filter((one) => !fits(one)).map(({ path }) => path));
  const states = openStates(statesBytes, statement);
  return {
    openings,
    misfits,
    closed: statement.leaves.count - openings.length,
    states,
    hasLeaves: leaves !== null,
    // Beside an old seal in the place of another one lie the numbers of that one: the chain says what happened.
    leavesFault: !leaves
      ? wrongLeaves
      : good.length < all.length || paths.size < good.length
        ? wrongOpenings
        : statesBytes !== null && states === null && Number(name) === statement.serial
          ? wrongStates
          : null,
  };
}

/** The numbers that were sealed; null if they are not here, or others. */
function openStates(bytes: Uint8Array | null, statement: Statement): readonly SealedStates[] | null {
  if (bytes === null || createHash("sha256").update(bytes).digest("hex") !== statement.states) return null;
  return readStates(bytes);
}

const notSeal: Bilingual = {
  de: "ist kein Siegel dieser Form, oder es wurde verändert",
  en: "is no seal of this form, or it was changed",
};

const notKey = (file: string): Bilingual => ({
  de: `${file} ist kein öffentlicher Schlüssel dieser Form, oder er wurde verändert`,
  en: `${file} is no public key of this form, or it was changed`,
});

const notSigned = (name: string): Bilingual => ({
  de: `die Unterschrift von „${name}“ fehlt oder gilt nicht: Das Siegel oder die Unterschrift wurde verändert`,
  en: `the signature of "${name}" is missing or does not hold: the seal or the signature was changed`,
});

const wrongLeaves: Bilingual = {
  de: "die Blätter fehlen oder sind nicht die, die besiegelt wurden",
  en: "the leaves are missing or not those that were sealed",
};

const wrongOpenings: Bilingual = {
  de: "eine Zeile der Öffnungen ist verändert, doppelt oder gehört zu keinem besiegelten Blatt",
  en: "a line of the openings was changed, is doubled or belongs to no leaf that was sealed",
};

const wrongStates: Bilingual = {
  de: "die Zahlen der Prüfpunkte (NNNN.states) sind nicht die, die besiegelt wurden",
  en: "the numbers of items (NNNN.states) are not those that were sealed",
};
