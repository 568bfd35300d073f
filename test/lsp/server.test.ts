import { type ChildProcess, spawn } from "node:child_process";
import { cp, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  type CodeAction,
  type CompletionItem,
  createProtocolConnection,
  type Hover,
  type Location,
  type ProtocolConnection,
  type PublishDiagnosticsParams,
  StreamMessageReader,
  StreamMessageWriter,
} from "vscode-languageserver/node";

const project = fileURLToPath(new URL("../..", import.meta.url));
const catalogue = "controls/catalog/inf/inf-2.md";
let root: string;
let server: ChildProcess;
let client: ProtocolConnection;
let text: string;
const diagnostics = new Map<string, PublishDiagnosticsParams>();
let waiting: { file: string; accepts: (found: PublishDiagnosticsParams) => boolean; done: () => void }[] = [];

const uriOf = (file: string): string => pathToFileURL(join(root, file)).href;

/** Resolves when the server has published diagnostics of a file that `accepts` accepts. */
function published(file: string, accepts: (found: PublishDiagnosticsParams) => boolean): Promise<void> {
  const known = diagnostics.get(uriOf(file));
  if (known && accepts(known)) return Promise.resolve();
  return new Promise((done) => waiting.push({ file, accepts, done }));
}

async function change(newText: string, version: number): Promise<void> {
  await client.sendNotification("textDocument/didChange", {
    textDocument: { uri: uriOf(catalogue), version },
    contentChanges: [{ text: newText }],
  });
}

/** Asks at the end of `marker`, which is put in place of the text's last line. */
async function askAfter<T>(method: string, marker: string, version: number): Promise<T> {
  const changed = `${text}\n${marker}`;
  await change(changed, version);
  const lines = changed.split("\n");
  const position = { line: lines.length - 1, character: marker.length };
  return client.sendRequest<T>(method, { textDocument: { uri: uriOf(catalogue) }, position });
}

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "nachweis-lsp-"));
  await cp(join(project, "controls"), join(root, "controls"), { recursive: true });
  await cp(join(project, "evidence"), join(root, "evidence"), { recursive: true });
  text = await readFile(join(root, catalogue), "utf8");
  server = spawn(process.execPath, [join(project, "src/cli/main.ts"), "lsp", "--stdio", "--lang", "de"], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  if (!server.stdout || !server.stdin) throw new Error("the server has no standard input and output");
  client = createProtocolConnection(
    new StreamMessageReader(server.stdout),
    new StreamMessageWriter(server.stdin),
  );
  client.onNotification("textDocument/publishDiagnostics", (found: PublishDiagnosticsParams) => {
    diagnostics.set(found.uri, found);
    for (const waiter of waiting.filter((w) => uriOf(w.file) === found.uri && w.accepts(found)))
      waiter.done();
    waiting = waiting.filter((w) => !(uriOf(w.file) === found.uri && w.accepts(found)));
  });
  client.listen();
  await client.sendRequest("initialize", {
    processId: process.pid,
    rootUri: pathToFileURL(root).href,
    capabilities: {},
  });
  await client.sendNotification("initialized", {});
  await client.sendNotification("textDocument/didOpen", {
    textDocument: { uri: uriOf(catalogue), languageId: "markdown", version: 1, text },
  });
  await published("controls/domain.md", ({ diagnostics: found }) => found.length > 0);
}, 240_000);

afterAll(async () => {
  await client.sendRequest("shutdown");
  await client.sendNotification("exit");
  client.dispose();
  server.kill();
  await rm(root, { recursive: true, force: true });
});

describe("language server over stdio", () => {
  it("shows what the check finds, in unsaved text too, and takes it back when it is mended", async () => {
    const broken = text.replace(/^### rz-lwl: ja$/m, "### rz-lwl: jaa");
    expect(broken).not.toBe(text);
    await change(broken, 2);
    const isBroken = ({ diagnostics: found }: PublishDiagnosticsParams): boolean =>
      found.some(
        ({ code, message }) => code === "catalog-syntax" && String(message).includes("meinten Sie „ja“"),
      );
    await published(catalogue, isBroken);
    const line = broken.split("\n").indexOf("### rz-lwl: jaa");
    const [found] = (diagnostics.get(uriOf(catalogue))?.diagnostics ?? []).filter(
      ({ code }) => code === "catalog-syntax",
    );
    expect(found?.range.start).toEqual({ line, character: "### rz-lwl: ".length });

    const actions = await client.sendRequest<CodeAction[]>("textDocument/codeAction", {
      textDocument: { uri: uriOf(catalogue) },
      range: found?.range,
      context: { diagnostics: [] },
    });
    expect(actions.map(({ title }) => title)).toEqual(["Vorschlag, bitte prüfen: durch „ja“ ersetzen"]);
    expect(Object.values(actions[0]?.edit?.changes ?? {}).flat()[0]?.newText).toBe("ja");

    await change(text, 3);
    await published(catalogue, (found) => !isBroken(found));
  });

  it.each([
    ["## INF.2.", "INF.2.A3"],
    ["### ", "rz-citeq"],
    ["### rz-lwl: ", "teilweise"],
    ["- ", "Geprüft: "],
    ["- Anforderungen: INF.1.A7, ", "INF.2.A6"],
    ["- Nachweis: ", "maintenance"],
    ["- Risiko: ", "verlust-rechenzentrum"],
  ])("completes „%s“ with %s", async (marker, label) => {
    const items = await askAfter<CompletionItem[]>("textDocument/completion", marker, 4);
    expect(items.map((item) => item.label)).toContain(label);
  });

  it("completes links with paths that resolve", async () => {
    const items = await askAfter<CompletionItem[]>("textDocument/completion", "Siehe [Protokoll](", 5);
    expect(items.length).toBeGreaterThan(100);
    expect(items.every(({ label }) => label.startsWith("../../../evidence/"))).toBe(true);
  });

  it("says what a requirement is, and goes to a site's file", async () => {
    await change(text, 6);
    const lines = text.split("\n");
    const heading = lines.findIndex((line) => line.startsWith("## INF.2.A3 "));
    const hover = await client.sendRequest<Hover>("textDocument/hover", {
      textDocument: { uri: uriOf(catalogue) },
      position: { line: heading, character: 5 },
    });
    expect(JSON.stringify(hover.contents)).toContain("Einsatz einer unterbrechungsfreien Stromversorgung");
    const scope = lines.findIndex((line, i) => i > heading && line.startsWith("### rz-lwl"));
    const definition = await client.sendRequest<Location>("textDocument/definition", {
      textDocument: { uri: uriOf(catalogue) },
      position: { line: scope, character: 6 },
    });
    expect(definition.uri).toBe(uriOf("controls/sites/rz-lwl.md"));
  });

  it("goes from a link to the evidence's metadata", async () => {
    const lines = text.split("\n");
    const line = lines.findIndex((candidate) => candidate.includes("](../../../evidence/"));
    const character = (lines[line] ?? "").indexOf("evidence/") + 2;
    const definition = await client.sendRequest<Location>("textDocument/definition", {
      textDocument: { uri: uriOf(catalogue) },
      position: { line, character },
    });
    expect(definition.uri.endsWith(".yaml") || definition.uri.endsWith(".md")).toBe(true);
  });
});
