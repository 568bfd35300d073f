// The editor's side of the language server: finds Nachweis in the folder that is open and starts `nachweis lsp`.
const { existsSync } = require("node:fs");
const { join } = require("node:path");
const { window, workspace } = require("vscode");
const { LanguageClient } = require("vscode-languageclient/node");

/** @type {import("vscode-languageclient/node").LanguageClient | undefined} */
let client;

/**
 * The command that starts Nachweis for a folder: as configured, the package installed there, or the toolkit's own
 * repository; undefined if there is none.
 * @param {string} folder
 * @param {readonly string[]} configured
 * @param {(path: string) => boolean} exists
 * @returns {readonly string[] | undefined}
 */
function commandFor(folder, configured, exists) {
  if (configured.length > 0) return configured;
  const installed = join(folder, "node_modules", "nachweis", "lib", "cli", "main.js");
  if (exists(installed)) return ["node", installed];
  const own = join(folder, "src", "cli", "main.ts");
  const bundledNode = join(folder, "node_modules", ".bin", "node");
  if (exists(own)) return [exists(bundledNode) ? bundledNode : "node", own];
  return undefined;
}

exports.commandFor = commandFor;

exports.activate = async () => {
  const folders = (workspace.workspaceFolders ?? []).map(({ uri }) => uri.fsPath);
  if (folders.length === 0) return;
  const settings = workspace.getConfiguration("nachweis");
  const commandIn = (/** @type {string} */ folder) =>
    commandFor(folder, settings.get("command") ?? [], existsSync);
  const folder = folders.find(commandIn) ?? folders[0];
  const command = commandIn(folder);
  if (command === undefined) {
    window.showWarningMessage(
      "Nachweis ist in diesem Ordner nicht installiert: „npm install nachweis“ ausführen oder nachweis.command einstellen. / Nachweis is not installed in this folder.",
    );
    return;
  }
  const [program = "node", ...args] = command;
  const language = settings.get("language") ?? "auto";
  const server = {
    command: program,
    args: [...args, "lsp", "--stdio", ...(language === "auto" ? [] : ["--lang", language])],
    options: { cwd: folder },
  };
  // Evidence in text files too: their metadata can be made there.
  const documentSelector = [{ scheme: "file", pattern: "**/{controls,evidence}/**" }];
  // Which files are watched, the server says itself.
  client = new LanguageClient("nachweis", "Nachweis", server, { documentSelector });
  await client.start();
};

exports.deactivate = () => client?.stop();
