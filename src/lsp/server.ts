import {
  createConnection,
  DidChangeWatchedFilesNotification,
  type InitializeParams,
  ProposedFeatures,
  TextDocumentSyncKind,
  TextDocuments,
} from "vscode-languageserver/node";
import { TextDocument } from "vscode-languageserver-textdocument";
import { languages } from "../model/languages.ts";
import type { Language } from "../model/position.ts";
import type { CheckDefaults } from "./checked-root.ts";
import { ContentWorkspace } from "./content-workspace.ts";
import { EditorTexts } from "./editor-texts.ts";
import { features } from "./features.ts";
import { PublishedDiagnostics } from "./published-diagnostics.ts";

/** How the server is started. */
export interface ServerOptions {
  readonly language: Language;
  /** Whether it was asked for; else the language of the editor counts, if it is one of ours. */
  readonly languageIsGiven: boolean;
  readonly check: CheckDefaults;
}

/** Speaks the language server protocol on standard input and output until the editor ends it. */
export function startLanguageServer({ check, ...options }: ServerOptions): void {
  const connection = createConnection(ProposedFeatures.all, process.stdin, process.stdout);
  const documents = new TextDocuments(TextDocument);
  const texts = new EditorTexts(documents);
  connection.onInitialize((params) => {
    const { capabilities: client, locale = "" } = params;
    const [asked] = locale.toLowerCase().split(/[-_]/);
    const spoken = languages.find((language) => language === asked);
    const language = options.languageIsGiven ? options.language : (spoken ?? options.language);
    const diagnostics = new PublishedDiagnostics(connection, { texts, language, client });
    const workspace = new ContentWorkspace(texts, check, {
      checked: (root, state) => diagnostics.show(root, state),
      left: (root) => diagnostics.clear(root),
      failed: (message) => connection.console.error(message),
    });
    for (const feature of features) feature.answer({ connection, workspace, texts, language, check, client });
    for (const event of [documents.onDidChangeContent, documents.onDidSave, documents.onDidClose])
      event(({ document }) => workspace.documentChanged(document.uri));
    connection.onDidChangeWatchedFiles(({ changes }) => workspace.filesChanged(changes));
    connection.onInitialized(async () => {
      if (client.workspace?.didChangeWatchedFiles?.dynamicRegistration)
        void connection.client.register(DidChangeWatchedFilesNotification.type, {
          watchers: [{ globPattern: "**/{controls,evidence}/**" }],
        });
      if (client.workspace?.workspaceFolders)
        connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) =>
          workspace.changeFolders(added.map(uriOf), removed.map(uriOf)),
        );
      await workspace.changeFolders(foldersOf(params));
    });
    return {
      capabilities: Object.assign(
        {
          textDocumentSync: TextDocumentSyncKind.Incremental,
          workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
        },
        ...features.map((feature) => feature.capabilities(client)),
      ),
      serverInfo: { name: "nachweis", version: check.version },
    };
  });
  documents.listen(connection);
  connection.listen();
}

/** The folders that the editor has open; one that knows no several names the one in `rootUri`. */
function foldersOf({ workspaceFolders, rootUri }: InitializeParams): string[] {
  return workspaceFolders ? workspaceFolders.map(uriOf) : rootUri ? [rootUri] : [];
}

function uriOf({ uri }: { readonly uri: string }): string {
  return uri;
}
