import { access } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { type Diagnostic, DiagnosticTag } from "vscode-languageserver/node";
import { clean, withA1 } from "../format/clean-root.ts";
import { editorOn } from "./client.ts";
import { vscodeCapabilities } from "./vscode-capabilities.ts";

const codeOf = ({ code }: Diagnostic): unknown => code;
const having =
  (rule: string) =>
  (found: readonly Diagnostic[]): boolean =>
    found.map(codeOf).includes(rule);

/** One id twice; evidence that nothing links; a requirement that the catalogue has withdrawn. */
const content = {
  ...withA1(`## INF.7.A1 Auswahl

### rz-a: ja

[Begehung](../../evidence/rz-a/begehung.txt).

- Geprüft: 2026-09-14, A. Beispiel

## INF.7.A1 Noch einmal

### rz-b: ja

[Begehung](../../evidence/rz-b/begehung.txt).

- Geprüft: 2026-09-14, A. Beispiel

## INF.7.A4 Entfallen

### rz-a: ja

[Begehung](../../evidence/rz-a/begehung.txt).

- Geprüft: 2026-09-14, A. Beispiel
`),
  "evidence/rz-a/zugabe.txt": "Zugabe (Beispiel)\n",
  "evidence/rz-a/zugabe.txt.yaml": String(clean["evidence/rz-a/begehung.txt.yaml"]),
};

it("names other places, the rule's page, and what has no effect or is not in force", async () => {
  const { editor, root } = await editorOn(content, { capabilities: vscodeCapabilities() });
  const catalogue = join(root, "controls/catalog/inf-7.md");
  const found = await editor.found(catalogue, having("control-duplicate"));
  const double = found.find(({ code }) => code === "control-duplicate");
  expect(double?.relatedInformation).toEqual([
    {
      location: {
        uri: expect.stringMatching(/\/controls\/catalog\/inf-7\.md$/),
        range: { start: { line: 5, character: 0 }, end: { line: 5, character: 0 } },
      },
      message: "Hier steht sie zuerst.",
    },
  ]);
  // The page lies on this machine.
  for (const { codeDescription } of found)
    await expect(access(fileURLToPath(codeDescription?.href ?? ""))).resolves.toBeUndefined();
  const withdrawn = found.find(({ code }) => code === "requirement-withdrawn");
  expect(withdrawn?.tags).toEqual([DiagnosticTag.Deprecated]);
  expect(double?.tags).toBeUndefined();
  const orphan = await editor.found(join(root, "evidence/rz-a/zugabe.txt"), having("evidence-orphan"));
  expect(orphan.find(({ code }) => code === "evidence-orphan")?.tags).toEqual([DiagnosticTag.Unnecessary]);
}, 60_000);

it("says what follows from a finding at the finding", async () => {
  const { "controls/sites/rz-b.md": site = "", ...rest } = clean;
  const other = "controls/catalog/con-2.md";
  const address = "(../../evidence/domain/fehlt.txt)";
  const broken = {
    ...rest,
    "controls/sites/rz-neu.md": site,
    [other]: String(clean[other]).replace(/\(\.\.[^)]*\)/, `${address} und mehr`),
  };
  const { editor, root } = await editorOn(broken, { capabilities: vscodeCapabilities(), language: "en" });
  const found = await editor.found(join(root, "controls/catalog/inf-7.md"), having("reference-unknown"));
  const unknown = found.find(({ code }) => code === "reference-unknown");
  expect(unknown?.relatedInformation?.map(({ message }) => message)).toContainEqual(
    expect.stringMatching(/^Follows from it: /),
  );
  // A link is underlined, and not what stands behind it.
  const [link] = (await editor.found(join(root, other), having("evidence-link-broken"))).filter(
    ({ code }) => code === "evidence-link-broken",
  );
  const width = (link?.range.end.character ?? 0) - (link?.range.start.character ?? 0);
  expect(width).toBe(`[Nachweis]${address}`.length);
}, 60_000);

it("spares an editor what it can't show", async () => {
  const { editor, root } = await editorOn(content);
  const found = await editor.found(join(root, "controls/catalog/inf-7.md"), having("control-duplicate"));
  for (const diagnostic of found)
    for (const key of ["relatedInformation", "codeDescription", "tags"])
      expect(diagnostic).not.toHaveProperty(key);
}, 60_000);
