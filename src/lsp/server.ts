import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import {
  CodeActionKind,
  type Connection,
  createConnection,
  type Diagnostic,
  DiagnosticSeverity,
  type InitializeParams,
  type Location,
  ProposedFeatures,
  TextDocumentSyncKind,
  TextDocuments,
} from "vscode-languageserver/node";
import { TextDocument } from "vscode-languageserver-textdocument";
import type { Finding } from "../model/finding.ts";
import type { Language } from "../model/position.ts";
import type { Report } from "../model/report.ts";
import { type Checked, type CheckOptions, checkInFull } from "../pipeline.ts";
import { SourceMemory } from "../source/memory.ts";
import type { ReadOptions } from "../source/read-project.ts";
import { capital } from "../text/capital.ts";
import { completionsFor } from "./completion.ts";
import { contentPath, contentUri } from "./content-files.ts";
import { contextAt, wordAt } from "./cursor-context.ts";
import { definitionOf, explainWord } from "./hover.ts";

/** How the server is started. */
export interface ServerOptions {
  readonly language: Language;
  /** How to check: the day, today and the version come from the command line. */
  readonly check: Omit<CheckOptions, keyof ReadOptions>;
  /** Whether a folder is a content root. */
  readonly isContentRoot: (folder: string) => boolean;
}

/** Wait after the last key before checking anew, in milliseconds. */
const pause = 150;

/** Speaks the language server protocol on standard input and output until the editor ends it. */
export function startLanguageServer(options: ServerOptions): void {
  const connection = createConnection(ProposedFeatures.all, process.stdin, process.stdout);
  const documents = new TextDocuments(TextDocument);
  const server = new ContentServer(connection, documents, options);
  connection.onInitialize((params) => {
    server.root = rootOf(params, options.isContentRoot);
    return {
      capabilities: {
        textDocumentSync: TextDocumentSyncKind.Incremental,
        completionProvider: { triggerCharacters: ["#", " ", "(", "/", "-", ":", "["] },
        hoverProvider: true,
        definitionProvider: true,
        codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix] },
      },
      serverInfo: { name: "nachweis", version: options.check.version },
    };
  });
  connection.onInitialized(() => server.schedule());
  documents.onDidChangeContent(() => server.schedule());
  documents.onDidSave(() => server.schedule());
  connection.onDidChangeWatchedFiles(() => server.schedule());
  server.answer();
  documents.listen(connection);
  connection.listen();
}

function rootOf(params: InitializeParams, isContentRoot: (folder: string) => boolean): string | null {
  const uris = [...(params.workspaceFolders ?? []).map(({ uri }) => uri), params.rootUri ?? ""];
  for (const uri of uris.filter((candidate) => candidate.startsWith("file:"))) {
    for (let folder = fileURLToPath(uri); ; folder = dirname(folder)) {
      if (isContentRoot(folder)) return folder;
      if (dirname(folder) === folder) break;
    }
  }
  return null;
}

/** A document of the content root, and what the last check said. */
interface Place extends Pick<Checked, "report" | "catalogue"> {
  readonly root: string;
  readonly path: string;
  readonly document: TextDocument;
}

class ContentServer {
  root: string | null = null;
  private readonly connection: Connection;
  private readonly documents: TextDocuments<TextDocument>;
  private readonly options: ServerOptions;
  private checked: Pick<Checked, "report" | "catalogue"> | null = null;
  private published = new Set<string>();
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> | null = null;
  private again = false;
  private readonly memory = new SourceMemory();

  constructor(connection: Connection, documents: TextDocuments<TextDocument>, options: ServerOptions) {
    this.connection = connection;
    this.documents = documents;
    this.options = options;
  }

  /** Checks anew when the keys rest; while a check runs, once more after it. */
  schedule(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      if (this.running) this.again = true;
      else this.running = this.refresh();
    }, pause);
  }

  private async refresh(): Promise<void> {
    const { root } = this;
    try {
      if (root === null) return;
      const open = new Map<string, string>();
      for (const document of this.documents.all()) {
        const path = contentPath(root, document.uri);
        if (path !== null) open.set(path, document.getText());
      }
      this.checked = await checkInFull(root, { ...this.options.check, open, memory: this.memory });
      this.publish(root, this.checked.report);
    } catch (error) {
      this.connection.console.error(error instanceof Error ? error.message : String(error));
    } finally {
      this.running = null;
      if (this.again) {
        this.again = false;
        this.schedule();
      }
    }
  }

  private publish(root: string, report: Report): void {
    const byFile = Map.groupBy(report.findings, ({ file }) => file);
    for (const file of new Set([...this.published, ...byFile.keys()])) {
      const diagnostics = (byFile.get(file) ?? []).map((finding) => this.diagnostic(finding));
      void this.connection.sendDiagnostics({ uri: contentUri(root, file), diagnostics });
    }
    this.published = new Set(byFile.keys());
  }

  private diagnostic(finding: Finding): Diagnostic {
    const { language } = this.options;
    const start = { line: finding.line - 1, character: finding.column - 1 };
    const rest = finding.excerpt?.slice(finding.column - 1) ?? "";
    const edit = finding.fix ?? finding.suggestion;
    const width = edit ? edit.end.column - edit.start.column : rest.trimEnd().length;
    return {
      range: { start, end: { line: start.line, character: start.character + Math.max(width, 1) } },
      severity: severities[finding.severity],
      code: finding.rule,
      source: "nachweis",
      message: `${finding.message[language]}\n${finding.help[language]}`,
    };
  }

  /** Registers the answers to what an editor asks. */
  answer(): void {
    const { connection, options } = this;
    connection.onCompletion(({ textDocument, position }) => {
      const at = this.place(textDocument.uri);
      if (!at) return [];
      const context = contextAt(at.path, at.document.getText(), position.line, position.character);
      if (!context) return [];
      return completionsFor(context, {
        report: at.report,
        catalogue: at.catalogue,
        language: options.language,
        path: at.path,
      });
    });
    connection.onHover(({ textDocument, position }) => {
      const at = this.place(textDocument.uri);
      const word = at && wordAt(lineOf(at.document, position.line), position.character);
      if (!at || !word) return null;
      const value = explainWord(word.text, at.path, at.report, at.catalogue, options.language);
      return value === null ? null : { contents: { kind: "markdown", value } };
    });
    connection.onDefinition(({ textDocument, position }): Location | null => {
      const at = this.place(textDocument.uri);
      const word = at && wordAt(lineOf(at.document, position.line), position.character);
      const found = at && word ? definitionOf(word.text, at.path, at.report) : null;
      if (!at || !found) return null;
      const start = { line: found.line - 1, character: 0 };
      return { uri: contentUri(at.root, found.file), range: { start, end: start } };
    });
    connection.onCodeAction(({ textDocument, range }) => {
      const at = this.place(textDocument.uri);
      if (!at) return [];
      const touched = at.report.findings.filter(
        ({ file, line }) => file === at.path && line - 1 >= range.start.line && line - 1 <= range.end.line,
      );
      return touched.flatMap((finding) => {
        const fix = finding.fix ?? finding.suggestion;
        if (!fix) return [];
        const edit = {
          range: {
            start: { line: fix.start.line - 1, character: fix.start.column - 1 },
            end: { line: fix.end.line - 1, character: fix.end.column - 1 },
          },
          newText: fix.text,
        };
        const replace = { de: `durch „${fix.text}“ ersetzen`, en: `replace by “${fix.text}”` }[
          options.language
        ];
        // What a person has to decide on is called so, and no command that mends everything at once takes it.
        const title =
          finding.fix === null ? `${suggestionWord[options.language]}: ${replace}` : capital(replace);
        return [
          {
            title,
            kind: CodeActionKind.QuickFix,
            diagnostics: [this.diagnostic(finding)],
            edit: { changes: { [contentUri(at.root, fix.file)]: [edit] } },
          },
        ];
      });
    });
  }

  private place(uri: string): Place | null {
    const { root, checked } = this;
    const document = this.documents.get(uri);
    const path = root === null ? null : contentPath(root, uri);
    return root !== null && checked && document && path !== null
      ? { root, path, document, ...checked }
      : null;
  }
}

function lineOf(document: TextDocument, line: number): string {
  const start = { line, character: 0 };
  return document.getText({ start, end: { line: line + 1, character: 0 } });
}

const suggestionWord = { de: "Vorschlag, bitte prüfen", en: "Suggestion, please check" };

const severities = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
} as const;
