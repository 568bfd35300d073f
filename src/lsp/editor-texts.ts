import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Position, Range, TextDocuments, TextEdit } from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import type { TextEdit as ContentEdit, TextPlace } from "../text/edits.ts";
import { contentPath, fileOf } from "./content-files.ts";

const byteOrderMark = "\uFEFF";

/**
 * The texts that an editor holds, as the check reads them: without a byte order mark. Most editors keep the mark to
 * themselves; some hand it over as the first character, and then it counts in the columns of the first line. All places of
 * the protocol are made and read here, so that no request has to think of it.
 */
export class EditorTexts {
  private readonly documents: TextDocuments<TextDocument>;
  private readonly opened = new Map<string, string>();

  constructor(documents: TextDocuments<TextDocument>) {
    this.documents = documents;
    documents.onDidOpen(({ document }) => this.opened.set(keyOf(document.uri), document.uri));
    documents.onDidClose(({ document }) => this.opened.delete(keyOf(document.uri)));
  }

  /** The text of an open document; null if it is not open. */
  textOf(uri: string): string | null {
    return (
      this.documents
        .get(uri)
        ?.getText()
        .replace(/^\uFEFF/, "") ?? null
    );
  }

  /** Addresses of all open documents. */
  uris(): readonly string[] {
    return this.documents.keys();
  }

  /** The texts of open documents of a content root, by path. */
  openIn(root: string): Map<string, string> {
    const open = new Map<string, string>();
    for (const uri of this.uris()) {
      const path = contentPath(root, uri);
      const text = this.textOf(uri);
      if (path !== null && text !== null) open.set(path, text);
    }
    return open;
  }

  /** The address of a content file: as the editor spells it where it has the file open. */
  uriOf(root: string, path: string): string {
    const file = join(root, path);
    return this.opened.get(file.normalize("NFC")) ?? pathToFileURL(file).href;
  }

  /** The version of a document that edits are made for; null if it is not open. */
  versionOf(uri: string): number | null {
    return this.documents.get(uri)?.version ?? null;
  }

  /** The place in the text that a position of the protocol means. */
  placeAt(uri: string, { line, character }: Position): TextPlace {
    return { line: line + 1, column: Math.max(character - this.shift(uri, line), 0) + 1 };
  }

  /** The position that the protocol has for a place in the text. */
  positionOf(uri: string, { line, column }: TextPlace): Position {
    return { line: line - 1, character: column - 1 + this.shift(uri, line - 1) };
  }

  /** The range between two places. */
  rangeOf(uri: string, start: TextPlace, end: TextPlace): Range {
    return { start: this.positionOf(uri, start), end: this.positionOf(uri, end) };
  }

  /** A change of the text as the protocol has it. */
  editOf(uri: string, { start, end, text }: ContentEdit): TextEdit {
    return { range: this.rangeOf(uri, start, end), newText: text };
  }

  private shift(uri: string, line: number): 0 | 1 {
    return line === 0 && this.documents.get(uri)?.getText().startsWith(byteOrderMark) ? 1 : 0;
  }
}

/** Under which an open document is found again: its file in NFC, as everything compares. */
function keyOf(uri: string): string {
  return fileOf(uri)?.normalize("NFC") ?? uri;
}
