import type { Connection } from "vscode-languageserver";
import type { RootState } from "./checked-root.ts";
import { type DiagnosticForm, diagnosticOf } from "./diagnostics.ts";

/** Tells the editor the findings of each content root, and takes back what is not found any more. */
export class PublishedDiagnostics {
  private readonly connection: Connection;
  private readonly form: DiagnosticForm;
  /** Addresses with findings, by content root. */
  private readonly published = new Map<string, ReadonlySet<string>>();

  constructor(connection: Connection, form: DiagnosticForm) {
    this.connection = connection;
    this.form = form;
  }

  /** Shows what a check found, in place of what the one before it found. */
  show(root: string, { report, consequences }: Pick<RootState, "report" | "consequences">): void {
    const byUri = Map.groupBy(report.findings, ({ file }) => this.form.texts.uriOf(root, file));
    for (const uri of new Set([...(this.published.get(root) ?? []), ...byUri.keys()])) {
      const diagnostics = (byUri.get(uri) ?? []).map((finding) =>
        diagnosticOf(root, finding, consequences, this.form),
      );
      void this.connection.sendDiagnostics({ uri, diagnostics });
    }
    this.published.set(root, new Set(byUri.keys()));
  }

  /** Takes back all findings of a content root. */
  clear(root: string): void {
    for (const uri of this.published.get(root) ?? [])
      void this.connection.sendDiagnostics({ uri, diagnostics: [] });
    this.published.delete(root);
  }
}
