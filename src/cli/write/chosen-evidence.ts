import { realpath } from "node:fs/promises";
import { relative, resolve, sep } from "node:path";
import type { Evidence } from "../../model/project.ts";
import { CommandError } from "../../publish/command-error.ts";

/**
 * The evidence of these files, all if there are none.
 * @param files paths in the content root, or from the working folder
 * @throws {CommandError} if one is no evidence
 */
export async function chosenEvidence(
  root: string,
  files: readonly string[],
  evidence: readonly Evidence[],
): Promise<readonly Evidence[]> {
  if (files.length === 0) return evidence;
  const realRoot = await realpath(root);
  return files.map((file) => {
    const paths = pathsOf(realRoot, file);
    const found = evidence.find(({ path }) => paths.includes(path));
    if (found) return found;
    throw new CommandError({
      de: `${file} ist kein Nachweis in evidence/`,
      en: `${file} is no evidence in evidence/`,
    });
  });
}

/** What a file may mean as a path of the content: from the content root, or from the working folder. */
export function pathsOf(realRoot: string, file: string): string[] {
  return [resolve(realRoot, file), resolve(file)].map((each) =>
    relative(realRoot, each).split(sep).join("/").normalize("NFC"),
  );
}
