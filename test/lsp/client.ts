import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { onTestFinished } from "vitest";
import {
  type ClientCapabilities,
  createProtocolConnection,
  type Diagnostic,
  type InitializeResult,
  type MessageActionItem,
  type Position,
  type ProtocolConnection,
  type PublishDiagnosticsParams,
  type ShowMessageRequestParams,
  StreamMessageReader,
  StreamMessageWriter,
  type TextEdit,
  type WorkspaceEdit,
} from "vscode-languageserver/node";
import { TextDocument } from "vscode-languageserver-textdocument";
import { type Content, day, writeContentTo } from "../content-root.ts";

const project = fileURLToPath(new URL("../..", import.meta.url));

/** How an editor starts the language server. */
export interface EditorOptions {
  readonly folders: readonly string[];
  readonly capabilities?: ClientCapabilities;
  readonly language?: "de" | "en";
  /** The editor's own language, in place of `language`. */
  readonly locale?: string;
  /** Further arguments of `nachweis lsp`. */
  readonly args?: readonly string[];
}

/** A client that plays an editor over the server's standard input and output. Files are named by their path on the disk. */
export class Editor {
  readonly client: ProtocolConnection;
  readonly initialized: InitializeResult;
  /** What the person answers who is asked something; nothing, by default. */
  answers: (question: ShowMessageRequestParams) => MessageActionItem | null = () => null;
  private readonly stop: () => void;
  private readonly documents = new Map<string, TextDocument>();
  private readonly diagnostics = new Map<string, readonly Diagnostic[]>();
  private waiting: { uri: string; accepts: (found: readonly Diagnostic[]) => boolean; done: () => void }[] =
    [];

  private constructor(client: ProtocolConnection, initialized: InitializeResult, stop: () => void) {
    this.client = client;
    this.initialized = initialized;
    this.stop = stop;
    client.onNotification("textDocument/publishDiagnostics", (found: PublishDiagnosticsParams) => {
      this.diagnostics.set(found.uri, found.diagnostics);
      const ready = this.waiting.filter(
        ({ uri, accepts }) => uri === found.uri && accepts(found.diagnostics),
      );
      this.waiting = this.waiting.filter((waiter) => !ready.includes(waiter));
      for (const { done } of ready) done();
    });
    client.onRequest("workspace/applyEdit", async ({ edit }: { edit: WorkspaceEdit }) => {
      await this.apply(edit);
      return { applied: true };
    });
    client.onRequest("client/registerCapability", () => null);
    client.onRequest("window/showMessageRequest", (question: ShowMessageRequestParams) =>
      this.answers(question),
    );
  }

  /** Starts `nachweis lsp` and opens folders. */
  static async start({
    folders,
    capabilities = {},
    language = "de",
    locale,
    args = [],
  }: EditorOptions): Promise<Editor> {
    const server = spawn(
      process.execPath,
      [
        join(project, "src/cli/main.ts"),
        "lsp",
        "--stdio",
        ...(locale === undefined ? ["--lang", language] : []),
        ...args,
      ],
      { stdio: ["pipe", "pipe", "inherit"] },
    );
    const client = createProtocolConnection(
      new StreamMessageReader(server.stdout),
      new StreamMessageWriter(server.stdin),
    );
    client.listen();
    const workspaceFolders = folders.map((folder) => ({ uri: uriOf(folder), name: folder }));
    const initialized = await client.sendRequest<InitializeResult>("initialize", {
      processId: process.pid,
      rootUri: workspaceFolders[0]?.uri ?? null,
      workspaceFolders,
      capabilities,
      locale,
    });
    const editor = new Editor(client, initialized, () => server.kill());
    await client.sendNotification("initialized", {});
    return editor;
  }

  /** Ends the server. */
  async end(): Promise<void> {
    await this.client.sendRequest("shutdown");
    await this.client.sendNotification("exit");
    this.client.dispose();
    this.stop();
  }

  async open(file: string, text: string): Promise<void> {
    const languageId = file.endsWith(".yaml") ? "yaml" : "markdown";
    const document = TextDocument.create(uriOf(file), languageId, 1, text);
    this.documents.set(document.uri, document);
    await this.client.sendNotification("textDocument/didOpen", {
      textDocument: { uri: document.uri, languageId, version: 1, text },
    });
  }

  async close(file: string): Promise<void> {
    this.documents.delete(uriOf(file));
    await this.client.sendNotification("textDocument/didClose", { textDocument: { uri: uriOf(file) } });
  }

  /** Puts another text in place of an open document's. */
  async change(file: string, text: string): Promise<void> {
    const uri = uriOf(file);
    const version = (this.documents.get(uri)?.version ?? 0) + 1;
    this.documents.set(uri, TextDocument.create(uri, "markdown", version, text));
    await this.client.sendNotification("textDocument/didChange", {
      textDocument: { uri, version },
      contentChanges: [{ text }],
    });
  }

  /** The text of an open document. */
  text(file: string): string {
    const document = this.documents.get(uriOf(file));
    if (!document) throw new Error(`${file} is not open`);
    return document.getText();
  }

  /** Where the text of an open document ends. */
  endOf(file: string): Position {
    const document = this.documents.get(uriOf(file));
    return document?.positionAt(document.getText().length) ?? { line: 0, character: 0 };
  }

  /** Asks about a document. */
  ask<T>(method: string, file: string, more: object = {}): Promise<T> {
    return this.client.sendRequest<T>(method, { textDocument: { uri: uriOf(file) }, ...more });
  }

  /** Asks about the place in an open document where a text stands for the first time, or a place within that text. */
  askAt<T>(method: string, file: string, text: string, within = 0, more: object = {}): Promise<T> {
    return this.ask<T>(method, file, { position: this.placeOf(file, text, within), ...more });
  }

  /** Where a text stands for the first time in an open document, or a place within that text. */
  placeOf(file: string, text: string, within = 0): Position {
    const document = this.documents.get(uriOf(file));
    const offset = document?.getText().indexOf(text) ?? -1;
    if (!document || offset < 0) throw new Error(`“${text}” is not in ${file}`);
    return document.positionAt(offset + within);
  }

  /** The diagnostics of a file as soon as they are as expected: these, by default any. */
  async found(
    file: string,
    accepts: (found: readonly Diagnostic[]) => boolean = (found) => found.length > 0,
  ): Promise<readonly Diagnostic[]> {
    const uri = uriOf(file);
    const known = this.diagnostics.get(uri);
    if (!known || !accepts(known))
      await new Promise<void>((done) => this.waiting.push({ uri, accepts, done }));
    return this.diagnostics.get(uri) ?? [];
  }

  /** Makes an edit in the documents that are open, and opens those that it makes; of any other, it throws. */
  async apply({ changes = {}, documentChanges = [] }: WorkspaceEdit): Promise<void> {
    for (const [uri, edits] of Object.entries(changes)) await this.edit(uri, edits);
    for (const change of documentChanges) {
      if ("edits" in change)
        await this.edit(
          change.textDocument.uri,
          change.edits.filter((edit) => "newText" in edit),
        );
      else if (change.kind === "create") await this.open(fileURLToPath(change.uri), "");
      else throw new Error(`not played by this editor: ${change.kind}`);
    }
  }

  private async edit(uri: string, edits: readonly TextEdit[]): Promise<void> {
    const document = this.documents.get(uri);
    if (!document) throw new Error(`${uri} is not open`);
    await this.change(fileURLToPath(uri), TextDocument.applyEdits(document, [...edits]));
  }

  /** The lines on which something of a file is underlined, each with its rule. */
  lines(file: string): string[] {
    return (this.diagnostics.get(uriOf(file)) ?? []).map(
      ({ range, code }) => `${range.start.line + 1}:${range.start.character + 1} ${code}`,
    );
  }
}

/** An editor on a content root of its own. */
export interface EditorOnContent {
  readonly editor: Editor;
  readonly root: string;
  /** Ends the editor, and removes the content root. */
  end(): Promise<void>;
}

/** An editor on a content root that is made for the tests of one file; who starts it ends it. */
export async function startEditorOn(
  content: Content,
  options: Omit<EditorOptions, "folders"> = {},
): Promise<EditorOnContent> {
  const root = await mkdtemp(join(tmpdir(), "nachweis-editor-"));
  await writeContentTo(root, content);
  const editor = await Editor.start({ args: ["--as-of", day], ...options, folders: [root] });
  const end = async (): Promise<void> => {
    await editor.end();
    await rm(root, { recursive: true, force: true });
  };
  return { editor, root, end };
}

/** The same for one test; both go when it ends. */
export async function editorOn(
  content: Content,
  options: Omit<EditorOptions, "folders"> = {},
): Promise<EditorOnContent> {
  const started = await startEditorOn(content, options);
  onTestFinished(() => started.end());
  return started;
}

/** The address of a file or folder. */
export function uriOf(path: string): string {
  return pathToFileURL(path).href;
}
