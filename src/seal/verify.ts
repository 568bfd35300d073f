import type { Bilingual } from "../model/position.ts";
import { type ChainFault, chainFault, type Link, newestOf } from "./chain.ts";
import { compareStates, differenceLine, type StateDifference } from "./compare-state.ts";
import type { VerifyingKey } from "./keys.ts";
import type { SealedFile } from "./leaves.ts";
import { type OpenedSeal, type OpenSeal, openSeal, type SealFiles } from "./open-seal.ts";

/** Whom a seal is to come from. */
export interface ExpectedSigner {
  readonly fingerprint: string;
  /** Their key, where it is known and not only its fingerprint. */
  readonly key: VerifyingKey | null;
}

/** What is to be verified. */
export interface Verification {
  /** The seals that there are, by number. */
  readonly seals: readonly SealFiles[];
  /** The one to compare with, if not the newest; it may lie elsewhere. */
  readonly against: SealFiles | null;
  readonly signer: ExpectedSigner | null;
  /** Digest that must be in the chain. */
  readonly newest: string | null;
}

/** The state to compare with a seal. */
interface FoundState {
  readonly files: readonly SealedFile[];
  /** Whether the metadata of a file that is gone say that it was deleted lawfully. */
  isDeleted(path: string): boolean;
}

/**
 * How the state stands to the seal that it was compared with: it is the sealed one, another one, or nobody can say, since the
 * seal or what belongs to it is not whole.
 */
export type StateVerdict = "sealed" | "differs" | "untold";

/** What a verification found. */
export interface Verified {
  /** A line for each difference (docs/format.md, verify); none if nothing differs. */
  readonly lines: readonly string[];
  /** The reasons behind those lines that have one, and what a reader must know beside them. */
  readonly notes: readonly Bilingual[];
  /** Of the state alone: a line about other seals or the chain changes nothing of it. */
  readonly state: StateVerdict;
}

/** A seal that was opened, and the files it is of. */
interface Opened {
  readonly files: SealFiles;
  readonly opened: OpenedSeal;
  /** Whether it lies in the folder of the seals, where its name is its number. */
  readonly isOfFolder: boolean;
}

/** A seal in its chain. */
type ChainedSeal = OpenSeal & Link & { readonly files: SealFiles };

/** The seals that can be believed, as a chain. */
export interface Chain {
  readonly links: readonly ChainedSeal[];
  /** Numbers of those that can't. */
  readonly unread: ReadonlySet<number>;
  fault(newest: string | null): ChainFault | null;
}

/** Puts opened seals in their chain. */
export function chainOf(seals: readonly Opened[]): Chain {
  const links = seals.flatMap(({ files, opened, isOfFolder }) => {
    // A name that is no number can't be the right one.
    const number = /^\d+$/.test(files.name) ? Number(files.name) : -1;
    return "statement" in opened ? [{ ...opened, files, number: isOfFolder ? number : null }] : [];
  });
  const unread = new Set(
    seals.filter(({ opened }) => "signatureFault" in opened).map(({ files }) => Number(files.name)),
  );
  return { links, unread, fault: (newest) => chainFault(links, unread, newest) };
}

/** Seals that were opened, to be compared with a state. */
export interface SealsToVerify {
  /** The seal to compare with, and its files; null if it can't be believed. */
  readonly compared: ChainedSeal | null;
  /** The keys that all these seals were made with. */
  readonly keys: readonly VerifyingKey[];
  /** Digest of the newest seal; null if one can't be believed, which may be it. */
  readonly newest: string | null;
  compare(state: FoundState): Verified;
}

/** Opens seals, checks their chain from the first one, and compares a state with the newest or the one that is asked for. */
export function verifySeals({ seals, against, signer, newest: asked }: Verification): SealsToVerify {
  const more = signer?.key ? [signer.key] : [];
  const isSame = (files: SealFiles): boolean =>
    against !== null && Buffer.from(files.seal).equals(Buffer.from(against.seal));
  const elsewhere = against !== null && !seals.some(isSame) ? [against] : [];
  const opened = [...seals, ...elsewhere].map((files) => ({
    files,
    opened: openSeal(files, more),
    isOfFolder: files !== against || elsewhere.length === 0,
  }));
  const chain = chainOf(opened);
  const newest = newestOf(chain.links);
  const last = seals.at(-1);
  const isLastOpen = chain.links.some(({ files }) => files === last);
  const compared =
    against === null
      ? isLastOpen
        ? newest
        : null
      : (chain.links.find(({ files }) => isSame(files)) ?? null);

  const compare = (here: FoundState): Verified => {
    const lines: string[] = [];
    const notes: Bilingual[] = [];
    const say = ({ name }: SealFiles, { de, en }: Bilingual): void => {
      notes.push({ de: `Siegel ${name}: ${de}`, en: `seal ${name}: ${en}` });
    };
    if (against !== null && compared !== null && newest !== null && compared.digest !== newest.digest)
      notes.push(notNewest(compared.files.name, newest.files.name));
    let state: StateVerdict = "untold";
    if (compared !== null) {
      const found = here.files.filter(({ path }) => !compared.misfits.has(path));
      const differences = compareStates(compared.openings, found, (path) => here.isDeleted(path));
      lines.push(...differences.map(differenceLine));
      state = verdictOf(compared, differences);
      if (compared.closed > 0 && differences.some(({ kind }) => kind === "added"))
        say(compared.files, unopened(compared.closed));
    }
    for (const { files, leavesFault } of chain.links) if (leavesFault !== null) say(files, leavesFault);
    if (chain.links.some(({ leavesFault }) => leavesFault !== null)) lines.push("leaves");
    for (const { files, opened: one } of opened) if ("signatureFault" in one) say(files, one.signatureFault);
    if (chain.unread.size > 0) lines.push("signature");
    for (const { files, unknown } of chain.links) for (const one of unknown) say(files, unknownSigner(one));
    if (signer !== null) {
      const others = chain.links.filter(
        ({ signers }) => !signers.some(({ fingerprint }) => fingerprint === signer.fingerprint),
      );
      for (const { files } of others) say(files, otherSigner);
      if (others.length > 0 || chain.links.length === 0) lines.push("signer");
    }
    const fault = chain.fault(asked);
    if (fault !== null) {
      lines.push(`chain: ${fault}`);
      notes.push(chainNotes[fault]);
    }
    return { lines, notes, state };
  };
  const believed = chain.unread.size === 0 ? newest : null;
  const keys = chain.links.map(({ statement }) => statement.key);
  return { compared, keys, newest: believed?.digest ?? null, compare };
}

/** What is called added may be sealed, as long as there are leaves whose opening is not here. */
function verdictOf(
  { hasLeaves, misfits, closed }: OpenSeal,
  differences: readonly StateDifference[],
): StateVerdict {
  const added = differences.filter(({ kind }) => kind === "added").length;
  if (added < differences.length || added > closed) return "differs";
  return hasLeaves && misfits.size === 0 && added === 0 ? "sealed" : "untold";
}

const notNewest = (name: string, newest: string): Bilingual => ({
  de: `Verglichen ist mit Siegel ${name}; das neueste hier ist ${newest}`,
  en: `compared was with seal ${name}; the newest here is ${newest}`,
});

const unopened = (count: number): Bilingual => ({
  de: `zu ${count} besiegelten Blättern fehlt die Öffnung; ob „added“ genannte Dateien darunter sind, lässt sich nicht sagen`,
  en: `of ${count} sealed leaves the opening is missing; whether files called "added" are among them can't be told`,
});

const unknownSigner = (name: string): Bilingual => ({
  de: `eine Unterschrift von „${name}“ wurde nicht geprüft: Der öffentliche Schlüssel liegt nicht dabei`,
  en: `a signature of "${name}" was not checked: its public key is not here`,
});

const otherSigner: Bilingual = {
  de: "trägt keine Unterschrift des verlangten Schlüssels",
  en: "has no signature of the key that was asked for",
};

const chainNotes: Readonly<Record<ChainFault, Bilingual>> = {
  cut: {
    de: "Kette: Ein Siegel fehlt. Fehlt das neueste (--newest), ist dies ein älterer Stand, der zurückgeholt wurde",
    en: "chain: a seal is missing. If it is the newest (--newest), this is an older state that was brought back",
  },
  replayed: {
    de: "Kette: Ein altes Siegel, oder das eines anderen Verbunds, steht an der Stelle eines anderen",
    en: "chain: an old seal, or that of another domain, stands in the place of another one",
  },
  forked: {
    de: "Kette: Zwei verschiedene Siegel folgen auf dasselbe; es gibt zwei Fassungen der Geschichte",
    en: "chain: two different seals follow the same one; there are two versions of what happened",
  },
};
