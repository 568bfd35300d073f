import type {
  ClientCapabilities,
  CreateFile,
  RenameFile,
  TextDocumentEdit,
  WorkspaceEdit,
} from "vscode-languageserver";
import type { Move } from "../source/moves.ts";
import type { TextEdit } from "../text/edits.ts";
import type { EditorTexts } from "./editor-texts.ts";

/**
 * What is to become of the content, by path: edits of texts, files that are not there yet, and files and folders that get
 * another path once the texts are changed.
 */
export interface ContentChange {
  readonly edits?: ReadonlyMap<string, readonly TextEdit[]>;
  readonly created?: ReadonlyMap<string, string>;
  readonly moves?: readonly Move[];
}

/**
 * A change of the content as the editor makes it: it may be undone there. Edits are bound to the version of a document that
 * they were made for, if the editor knows that. Null if files are to be made or renamed, and it can't.
 */
export function workspaceEdit(
  root: string,
  { edits = new Map(), created = new Map(), moves = [] }: ContentChange,
  texts: EditorTexts,
  client: ClientCapabilities,
): WorkspaceEdit | null {
  const { documentChanges: isVersioned, resourceOperations } = client.workspace?.workspaceEdit ?? {};
  const can = (kind: "create" | "rename") => isVersioned && resourceOperations?.includes(kind);
  if ((created.size > 0 && !can("create")) || (moves.length > 0 && !can("rename"))) return null;
  const changed = [...edits].map(([path, ofFile]) => {
    const uri = texts.uriOf(root, path);
    return [uri, ofFile.map((edit) => texts.editOf(uri, edit))] as const;
  });
  if (!isVersioned) return { changes: Object.fromEntries(changed) };
  const start = { line: 0, character: 0 };
  const documentChanges: (TextDocumentEdit | CreateFile | RenameFile)[] = changed.map(([uri, ofFile]) => ({
    textDocument: { uri, version: texts.versionOf(uri) },
    edits: [...ofFile],
  }));
  for (const [path, text] of created) {
    const uri = texts.uriOf(root, path);
    // What is there by then is never overwritten.
    documentChanges.push({ kind: "create", uri, options: { overwrite: false, ignoreIfExists: false } });
    documentChanges.push({
      textDocument: { uri, version: null },
      edits: [{ range: { start, end: start }, newText: text }],
    });
  }
  for (const { from, to } of moves)
    documentChanges.push({
      kind: "rename",
      oldUri: texts.uriOf(root, from),
      newUri: texts.uriOf(root, to),
      options: { overwrite: false, ignoreIfExists: false },
    });
  return { documentChanges };
}
