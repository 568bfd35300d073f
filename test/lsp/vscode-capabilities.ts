import { createRequire, registerHooks } from "node:module";
import type { ClientCapabilities } from "vscode-languageserver/node";

/**
 * What VS Code tells a language server that it can do: asked of the client library that our extension brings, so that tests
 * play the editor which officers have.
 */
export function vscodeCapabilities(): ClientCapabilities {
  const hooks = registerHooks({
    resolve: (specifier, context, next) =>
      specifier === "vscode"
        ? { url: new URL("./fake-vscode.cjs", import.meta.url).href, format: "commonjs", shortCircuit: true }
        : next(specifier, context),
  });
  try {
    const load = createRequire(import.meta.url);
    const { LanguageClient } = load("vscode-languageclient/node");
    const client = new LanguageClient("nachweis", "Nachweis", { command: "" }, { documentSelector: [] });
    return client.computeClientCapabilities();
  } finally {
    hooks.deregister();
  }
}
