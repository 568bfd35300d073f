import type { Connection } from "vscode-languageserver";
import type { Language } from "../model/position.ts";
import type { Report } from "../model/report.ts";
import { diagnosticOf } from "./diagnostics.ts";
import type { EditorTexts } from "./editor-texts.ts";

/** Tells the editor the findings of each content root, and takes back what is not found any more. */
export class PublishedDiagnostics {
  private readonly connection: Connection;
  private readonly texts: EditorTexts;
  private readonly language: Language;
  /** Addresses with findings, by content root. */
  private readonly published = new Map<string, ReadonlySet<string>>();

  constructor(connection: Connection, texts: EditorTexts, language: Language) {
    this.connection = connection;
    this.texts = texts;
    this.language = language;
  }

  /** Shows what a check found, in place of what the one before it found. */
  show(root: string, { findings }: Pick<Report, "findings">): void {
    const byUri = Map.groupBy(findings, ({ file }) => this.texts.uriOf(root, file));
    for (const uri of new Set([...(this.published.get(root) ?? []), ...byUri.keys()])) {
      const diagnostics = (byUri.get(uri) ?? []).map((finding) =>
        diagnosticOf(uri, finding, this.texts, this.language),
      );
      void this.connection.sendDiagnostics({ uri, diagnostics });
    }
    this.published.set(root, new Set(byUri.keys()));
  }

  /** Takes back all findings of a content root. */
  clear(root: string): void {
    this.show(root, { findings: [] });
    this.published.delete(root);
  }
}
