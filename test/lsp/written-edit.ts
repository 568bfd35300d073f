import { readFile, rename, stat, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import type { WorkspaceEdit } from "vscode-languageserver/node";
import { TextDocument } from "vscode-languageserver-textdocument";

/**
 * Does on the disk what an editor does with an edit and then saves: changes of texts and renames of files and folders, in
 * their order. It fails as an editor does where a new name is taken.
 *
 * @param open texts of documents that are open, by address: they take the place of the files
 */
export async function writeEdit(
  { changes = {}, documentChanges = [] }: WorkspaceEdit,
  open: ReadonlyMap<string, string> = new Map(),
): Promise<void> {
  const change = async (uri: string, edits: Parameters<typeof TextDocument.applyEdits>[1]): Promise<void> => {
    const file = fileURLToPath(uri);
    const text = open.get(uri) ?? (await readFile(file, "utf8"));
    await writeFile(file, TextDocument.applyEdits(TextDocument.create(uri, "", 1, text), edits));
  };
  for (const [uri, edits] of Object.entries(changes)) await change(uri, edits);
  for (const one of documentChanges) {
    if ("edits" in one)
      await change(
        one.textDocument.uri,
        one.edits.filter((edit) => "newText" in edit),
      );
    else if (one.kind === "rename") {
      const [from, to] = [fileURLToPath(one.oldUri), fileURLToPath(one.newUri)];
      if (await stat(to).catch(() => null)) throw new Error(`${to} is taken`);
      await rename(from, to);
    } else throw new Error(`not played: ${one.kind}`);
  }
}
