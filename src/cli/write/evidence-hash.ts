import { showsNothing } from "../../model/evidence.ts";
import { flawHelp, flawMessage } from "../../model/flaw-words.ts";
import type { Bilingual } from "../../model/position.ts";
import type { Evidence, Project } from "../../model/project.ts";
import { recordedHash, withHash, withNewBytes } from "../../source/edit/sidecar-edits.ts";
import { type Change, writeChanges } from "../../source/edit/write.ts";
import { readProject } from "../../source/read-project.ts";
import { chosenEvidence } from "./chosen-evidence.ts";

/**
 * Records the SHA-256 of evidence in the sidecars that lack it.
 *
 * @param files paths of evidence; none: all
 * @param accept also replaces hashes that differ from the file, and takes away what was said of the bytes that were there
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
  const isNamed = files.length > 0;
  for (const evidence of chosen) {
    const { path, file, metadata, digest, data } = evidence;
    const before = metadata === "sidecar" ? project.texts.get(file) : undefined;
    if (digest === null || before === undefined) {
      if (isNamed || (metadata === "sidecar" && digest !== null)) refused.push(noSidecar(evidence));
      continue;
    }
    const recorded = recordedHash(before);
    if (recorded?.toLowerCase() === digest) continue;
    // Without a hash of the file that of its review says which bytes are meant.
    const meant = recorded || data.reviewed?.sha256;
    const isOther = meant !== undefined && meant.toLowerCase() !== digest;
    const fault = faultOf(evidence, recorded) ?? misspelt(evidence, project);
    if (fault) refused.push(fault);
    else if (isOther && !accept) refused.push(differs(path, file));
    else {
      const after = isOther ? withNewBytes(before, digest) : withHash(before, digest);
      if (after !== null) changes.push({ kind: "replace", path: file, before, after });
      else refused.push(noPlace(file, digest));
    }
  }
  await writeChanges(root, changes);
  return { written: changes.map(({ path }) => path), refused };
}

/** Why there is no place for a hash. */
function noSidecar({ path, file, metadata }: Evidence): Bilingual {
  switch (metadata) {
    case "missing":
      return {
        de: `${path}: die Metadaten fehlen noch; „nachweis evidence add“ legt sie mit der Prüfsumme an`,
        en: `${path}: there are no metadata yet; “nachweis evidence add” makes them, with the hash`,
      };
    case "front-matter":
      return {
        de: `${path}: diese Datei trägt ihre Metadaten selbst und hat keine eigene Prüfsumme; „sha256“ wäre die des Originals`,
        en: `${path}: this file has its metadata in itself and no hash of its own; “sha256” would be that of the original`,
      };
    case "sidecar":
      return {
        de: `${path}: die Datei ist nicht da, oder ${file} lässt sich nicht lesen; nichts wurde eingetragen`,
        en: `${path}: the file is not there, or ${file} can't be read; nothing was recorded`,
      };
  }
}

/** A hash that stands under a misspelt key says which bytes are meant: a second one must not go beside it. */
function misspelt({ file }: Evidence, { problems }: Project): Bilingual | null {
  const isThere = problems.some(
    (problem) => problem.at.file === file && "fix" in problem && problem.fix?.text === "sha256",
  );
  return isThere
    ? {
        de: `${file}: die Prüfsumme steht hier unter einem verschriebenen Schlüssel; „nachweis fix“ berichtigt ihn`,
        en: `${file}: the hash stands here under a misspelt key; “nachweis fix” mends that`,
      }
    : null;
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
