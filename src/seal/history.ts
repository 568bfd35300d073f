import type { ReportSeal, SealedChange, SealedHistory } from "../model/sealed-history.ts";
import { compareStates } from "./compare-state.ts";
import { type OpenSeal, openSeal, type SealFiles } from "./open-seal.ts";
import { chainOf, type SealsToVerify, type Verified } from "./verify.ts";

/** The lines of a verification that are not about a file of the content. */
const isOfSeals = (line: string): boolean => /^(?:leaves|signature|signer|chain: \w+)$/.test(line);

/**
 * The seals that can be believed, oldest first, and how the state stands to them.
 *
 * @param verification of these seals
 * @param found what it found of the state
 */
export function historyOf(
  seals: readonly SealFiles[],
  { compared }: Pick<SealsToVerify, "compared">,
  { lines }: Pick<Verified, "lines">,
): SealedHistory {
  const chain = chainOf(seals.map((files) => ({ files, opened: openSeal(files), isOfFolder: true })));
  const links = chain.links.toSorted((a, b) => a.statement.serial - b.statement.serial);
  return {
    faults: lines.filter(isOfSeals),
    differing: compared === null ? null : lines.filter((line) => !isOfSeals(line)).length,
    seals: links.map((seal, i) => sealWith(seal, links[i - 1] ?? null)),
  };
}

function sealWith(seal: OpenSeal, before: OpenSeal | null): ReportSeal {
  const { statement, digest, signers, states } = seal;
  const changes = before === null ? null : changesBetween(before, seal);
  const numberOf = (kind: SealedChange["kind"]): number =>
    (changes ?? []).filter((change) => change.kind === kind).length;
  return {
    serial: statement.serial,
    day: statement.day,
    digest,
    revision: statement.commit,
    signers: signers.map(({ name, fingerprint }) => ({ name, fingerprint })),
    files: statement.leaves.count,
    changed: changes && {
      added: numberOf("added"),
      changed: numberOf("changed"),
      removed: numberOf("removed"),
      renamed: numberOf("renamed"),
    },
    changes: changes ?? [],
    counts: states,
  };
}

/** What differs between two seals that follow each other; null where they don't, or not all their files are told. */
function changesBetween(before: OpenSeal, after: OpenSeal): SealedChange[] | null {
  const isTold = ({ closed, leavesFault }: OpenSeal): boolean => closed === 0 && leavesFault === null;
  if (after.statement.previous !== before.digest || !isTold(before) || !isTold(after)) return null;
  return compareStates(before.openings, after.openings, () => false).map((one) => ({
    kind: one.kind === "deleted" ? "removed" : one.kind,
    path: one.path,
    to: one.kind === "renamed" ? one.to : null,
  }));
}
