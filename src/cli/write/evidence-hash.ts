import { showsNothing } from "../../model/evidence.ts";
import { flawHelp, flawMessage } from "../../model/flaw-words.ts";
import type { Bilingual } from "../../model/position.ts";
import type { Evidence } from "../../model/project.ts";
import { recordedHash, withHash, withNewBytes } from "../../source/edit/sidecar-edits.ts";
import { type Change, writeChanges } from "../../source/edit/write.ts";
import { readProject } from "../../source/read-project.ts";
import { chosenEvidence } from "./chosen-evidence.ts";

/**
 * Records the SHA-256 of evidence in the sidecars that lack it.
 *
 * @param files paths of evidence; none: all
 * @param accept also replaces hashes that differ from the file, and takes away the review of the bytes that were there
 * @returns sidecars written, and why others were left alone
 */
export async function hashEvidence(
  root: string,
  files: readonly string[],
  accept: boolean,
): Promise<{ written: string[]; refused: Bilingual[] }> {
  const project = await readProject(root);
  const chosen = await chosenEvidence(root, files, project.evidence);
  const changes: Change[] = [];
  const refused: Bilingual[] = [];
  for (const evidence of chosen) {
    const { path, file, metadata, digest } = evidence;
    if (metadata !== "sidecar" || digest === null) continue;
    const before = project.texts.get(file);
    if (before === undefined) continue;
    const recorded = recordedHash(before);
    if (recorded?.toLowerCase() === digest) continue;
    const fault = faultOf(evidence, recorded);
    if (fault) refused.push(fault);
    else if (recorded && !accept) refused.push(differs(path, file));
    else {
      const after = recorded ? withNewBytes(before, digest) : withHash(before, digest);
      if (after !== null) changes.push({ kind: "replace", path: file, before, after });
      else refused.push(noPlace(file, digest));
    }
  }
  await writeChanges(root, changes);
  return { written: changes.map(({ path }) => path), refused };
}

/** Why the hash of a file as it lies here must not be recorded: it is none of a file that could prove. */
function faultOf(
  { path, flaw, lineEndsDiffer, pointer }: Evidence,
  recorded: string | null,
): Bilingual | null {
  if (flaw && showsNothing(flaw)) {
    const [message, help] = [flawMessage(path, flaw), flawHelp(flaw)];
    return { de: `${path}: ${message.de} ${help.de}`, en: `${path}: ${message.en} ${help.en}` };
  }
  if (lineEndsDiffer)
    return {
      de: `${path}: nur die Zeilenenden sind andere; die Prüfsumme bleibt. Schreiben Sie „evidence/** -text“ in .gitattributes, und checken Sie evidence/ neu aus`,
      en: `${path}: only the line ends differ; the hash stays. Write “evidence/** -text” into .gitattributes, and check evidence/ out again`,
    };
  if (pointer && recorded)
    return {
      de: `${path}: hier liegt nur ein Platzhalter von Git LFS, für eine andere Datei; holen Sie sie erst mit „git lfs pull“`,
      en: `${path}: only a Git LFS pointer lies here, for another file; fetch that first with “git lfs pull”`,
    };
  return null;
}

function differs(path: string, file: string): Bilingual {
  return {
    de: `${path} weicht von der Prüfsumme in ${file} ab; prüfen Sie, wer die Datei geändert hat, und ersetzen Sie die Prüfsumme dann mit --accept`,
    en: `${path} differs from the hash in ${file}; find out who changed the file, then replace the hash with --accept`,
  };
}

function noPlace(file: string, digest: string): Bilingual {
  return {
    de: `${file}: hier lässt sich die Prüfsumme nicht einfügen; schreiben Sie die Zeile „sha256: ${digest}“ selbst, und löschen Sie „reviewed“, wenn die Prüfung anderen Bytes galt`,
    en: `${file}: the hash can't be inserted here; write the line “sha256: ${digest}” yourself, and delete “reviewed” if other bytes were reviewed`,
  };
}
