import { realpath } from "node:fs/promises";
import { relative, resolve, sep } from "node:path";
import type { Bilingual } from "../model/position.ts";
import type { Evidence } from "../model/project.ts";
import { readProject } from "../source/read-project.ts";
import { hashEdit, recordedHash } from "../source/sidecar-hash.ts";
import { type Change, writeChanges } from "../source/write.ts";
import { applyEdits } from "../text/edits.ts";
import { CommandError } from "./command-error.ts";

/**
 * Records the SHA-256 of evidence in the sidecars that lack it.
 *
 * @param files paths of evidence; none: all
 * @param accept also replaces hashes that differ from the file
 * @returns sidecars written, and why others were left alone
 */
export async function hashEvidence(
  root: string,
  files: readonly string[],
  accept: boolean,
): Promise<{ written: string[]; refused: Bilingual[] }> {
  const project = await readProject(root);
  const chosen = await choose(root, files, project.evidence);
  const changes: Change[] = [];
  const refused: Bilingual[] = [];
  for (const { path, file, metadata, digest } of chosen) {
    if (metadata !== "sidecar" || digest === null) continue;
    const before = project.texts.get(file);
    if (before === undefined) continue;
    const recorded = recordedHash(before);
    if (recorded?.toLowerCase() === digest) continue;
    if (recorded && !accept) refused.push(differs(path, file));
    else {
      const edit = hashEdit(before, digest);
      if (edit) changes.push({ kind: "replace", path: file, before, after: applyEdits(before, [edit]) });
      else refused.push(noPlace(file, digest));
    }
  }
  await writeChanges(root, changes);
  return { written: changes.map(({ path }) => path), refused };
}

async function choose(
  root: string,
  files: readonly string[],
  evidence: readonly Evidence[],
): Promise<readonly Evidence[]> {
  if (files.length === 0) return evidence;
  const realRoot = await realpath(root);
  return files.map((file) => {
    const path = relative(realRoot, resolve(root, file)).split(sep).join("/").normalize("NFC");
    const inPlace = relative(realRoot, resolve(file)).split(sep).join("/").normalize("NFC");
    const found = evidence.find((each) => each.path === path || each.path === inPlace);
    if (found) return found;
    throw new CommandError({
      de: `${file} ist kein Nachweis in evidence/`,
      en: `${file} is no evidence in evidence/`,
    });
  });
}

function differs(path: string, file: string): Bilingual {
  return {
    de: `${path} weicht von der Prüfsumme in ${file} ab; prüfen Sie, wer die Datei geändert hat, und ersetzen Sie die Prüfsumme dann mit --accept`,
    en: `${path} differs from the hash in ${file}; find out who changed the file, then replace the hash with --accept`,
  };
}

function noPlace(file: string, digest: string): Bilingual {
  return {
    de: `${file}: hier lässt sich die Prüfsumme nicht einfügen; schreiben Sie die Zeile „sha256: ${digest}“ selbst`,
    en: `${file}: the hash can't be inserted here; write the line “sha256: ${digest}” yourself`,
  };
}
