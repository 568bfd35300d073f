import { FileChangeType, type FileEvent } from "vscode-languageserver";
import { contentRootOf, contentRootsOf } from "../source/content-roots.ts";
import { ContentRootError } from "../source/read-project.ts";
import type { TextPlace } from "../text/edits.ts";
import { type CheckDefaults, CheckedRoot, type RootState } from "./checked-root.ts";
import { contentPath, fileOf } from "./content-files.ts";
import type { EditorTexts } from "./editor-texts.ts";

/** Wait after the last key before checking anew, in milliseconds. */
const pause = 150;

/** A document of a content root that an editor asks about, and what the last check said. */
export interface ContentDocument {
  readonly root: string;
  readonly uri: string;
  /** From the content root, as findings name it. */
  readonly path: string;
  /** Without byte order mark. */
  readonly text: string;
  readonly state: RootState;
}

/** Who is told what a workspace found. */
export interface WorkspaceListener {
  checked(root: string, state: RootState): void;
  /** The content root is gone, or no folder and no document of the editor belongs to it any more. */
  left(root: string): void;
  failed(message: string): void;
}

/**
 * The content roots that an editor has open: those of its folders, and those that open documents lie in. Each is checked anew
 * when the keys rest, one after the other.
 */
export class ContentWorkspace {
  private readonly texts: EditorTexts;
  private readonly options: CheckDefaults;
  private readonly listener: WorkspaceListener;
  private readonly roots = new Map<string, CheckedRoot>();
  /** The content roots of each folder of the editor, by its address. */
  private readonly folders = new Map<string, readonly string[]>();
  private readonly due = new Set<CheckedRoot>();
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> | null = null;

  constructor(texts: EditorTexts, options: CheckDefaults, listener: WorkspaceListener) {
    this.texts = texts;
    this.options = options;
    this.listener = listener;
  }

  /** The editor opened and closed folders; what has no address of a file is left out. */
  async changeFolders(added: readonly string[], removed: readonly string[] = []): Promise<void> {
    for (const uri of removed) this.folders.delete(uri);
    for (const uri of added) {
      const folder = fileOf(uri);
      if (folder !== null) this.folders.set(uri, await contentRootsOf(folder));
    }
    this.settleRoots();
  }

  /** A document was opened, changed, saved or closed. */
  documentChanged(uri: string): void {
    this.settleRoots();
    const root = this.rootOf(uri);
    if (root) this.schedule(root);
  }

  /** Files on the disk were made, changed or removed. */
  async filesChanged(changes: readonly FileEvent[]): Promise<void> {
    const uris = changes.map(({ uri }) => uri);
    // A content root may have come, or gone.
    if (changes.some(({ type }) => type !== FileChangeType.Changed))
      await this.changeFolders([...this.folders.keys()]);
    for (const root of this.roots.values())
      if (uris.some((uri) => contentPath(root.folder, uri) !== null)) this.schedule(root);
  }

  /** An open document with what the last check said, which may be older than its text; null if it is no content. */
  async document(uri: string): Promise<ContentDocument | null> {
    const root = this.rootOf(uri);
    if (root && !root.state) await this.settled(root);
    return root ? this.documentIn(root, uri) : null;
  }

  /** As `document`, after whatever was typed has been checked: the state is that of the text. */
  async currentDocument(uri: string): Promise<ContentDocument | null> {
    const root = this.rootOf(uri);
    if (root) await this.settled(root);
    return root ? this.documentIn(root, uri) : null;
  }

  /** All content roots, sorted, each after whatever was typed has been checked. */
  async current(): Promise<{ readonly root: string; readonly state: RootState }[]> {
    const found: { root: string; state: RootState }[] = [];
    for (const root of [...this.roots.values()].sort((a, b) => (a.folder < b.folder ? -1 : 1))) {
      await this.settled(root);
      if (root.state) found.push({ root: root.folder, state: root.state });
    }
    return found;
  }

  private documentIn(root: CheckedRoot, uri: string): ContentDocument | null {
    const path = contentPath(root.folder, uri);
    const text = this.texts.textOf(uri);
    const { state, folder } = root;
    return path !== null && text !== null && state ? { root: folder, uri, path, text, state } : null;
  }

  private rootOf(uri: string): CheckedRoot | null {
    const folder = contentRootAt(uri);
    return folder === null ? null : (this.roots.get(folder) ?? null);
  }

  /** Begins with content roots that have come, and leaves those that nothing needs any more. */
  private settleRoots(): void {
    const ofDocuments = this.texts.uris().flatMap((uri) => {
      const root = contentRootAt(uri);
      return root === null ? [] : [root];
    });
    const needed = new Set([...[...this.folders.values()].flat(), ...ofDocuments]);
    for (const root of this.roots.values()) if (!needed.has(root.folder)) this.leave(root);
    for (const folder of needed) {
      if (this.roots.has(folder)) continue;
      const root = new CheckedRoot(folder);
      this.roots.set(folder, root);
      this.schedule(root);
    }
  }

  private leave(root: CheckedRoot): void {
    this.roots.delete(root.folder);
    this.due.delete(root);
    this.listener.left(root.folder);
  }

  private schedule(root: CheckedRoot): void {
    this.due.add(root);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.checkDue(), pause);
  }

  /** Waits until a content root is checked as it is now. */
  private async settled(root: CheckedRoot): Promise<void> {
    while (this.due.has(root) || this.running) {
      clearTimeout(this.timer);
      await this.checkDue();
    }
  }

  private checkDue(): Promise<void> {
    this.running ??= this.checkAll([...this.due]).finally(() => {
      this.running = null;
      for (const root of this.due) this.schedule(root);
    });
    return this.running;
  }

  private async checkAll(roots: readonly CheckedRoot[]): Promise<void> {
    for (const root of roots) {
      this.due.delete(root);
      try {
        const state = await root.check(this.texts.openIn(root.folder), this.options);
        if (this.roots.get(root.folder) === root) this.listener.checked(root.folder, state);
      } catch (error) {
        // Any other error says nothing of the content: what was found before still stands.
        if (error instanceof ContentRootError) this.listener.left(root.folder);
        this.listener.failed(error instanceof Error ? error.message : String(error));
      }
    }
  }
}

/** The content root that an address lies in. */
function contentRootAt(uri: string): string | null {
  const file = fileOf(uri);
  return file === null ? null : contentRootOf(file);
}

/** The line that a place stands on. */
export function lineAt(text: string, { line }: TextPlace): string {
  return text.split(/\r?\n/)[line - 1] ?? "";
}
