import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { sha256 } from "../content-root.ts";
import { useSiteInBrowser } from "./site-browser.ts";

const site = useSiteInBrowser();

const page = "nachweise/rz-a-konfiguration.txt.html";

/** The file that a page is about, from the site itself. */
async function fileWith(digest: string | null): Promise<Buffer> {
  const folder = join(site.built.out, "nachweise/dateien");
  const files = await Promise.all((await readdir(folder)).map((name) => readFile(join(folder, name))));
  const found = files.find((bytes) => sha256(bytes) === digest);
  if (!found) throw new Error(`no file with the digest ${digest}`);
  return found;
}

describe.each(["file", "http"] as const)("over %s", (protocol) => {
  test("a page of evidence says whether a file is the one", async () => {
    await site.page.goto(site[protocol] + page);
    const result = site.page.locator(".file-check [role=status]");
    const bytes = await fileWith(await site.page.locator(".file-check").getAttribute("data-file-check"));
    const give = (buffer: Buffer) =>
      site.page.setInputFiles(".file-check input", { name: "erhalten.txt", mimeType: "text/plain", buffer });
    await give(bytes);
    await expect.poll(() => result.textContent()).toContain("Ja, das ist die Datei");
    const changed = Buffer.from(bytes);
    changed[0] = (changed[0] ?? 0) ^ 1;
    await give(changed);
    await expect.poll(() => result.textContent()).toContain("Nein, das ist eine andere Datei");
    expect(await result.textContent()).toContain(sha256(changed));
    await give(Buffer.alloc(0));
    await expect.poll(() => result.textContent()).toContain("e3b0c44298fc1c149afbf4c8996fb924");
  });

  test("its SHA-256 is copied, also where the browser keeps the clipboard from the page", async () => {
    await site.page.goto(site[protocol] + page);
    // As over http from another machine.
    await site.page.evaluate("Object.defineProperty(navigator, 'clipboard', { value: undefined })");
    await site.page.evaluate(
      "document.addEventListener('copy', () => { document.body.dataset.copied = getSelection().toString(); })",
    );
    await site.page.locator("[data-copy]").click();
    await expect.poll(() => site.page.locator(".file-check [role=status]").textContent()).toBe("Kopiert.");
    expect(await site.page.locator("body").getAttribute("data-copied")).toBe(
      await site.page.locator(".file-check").getAttribute("data-file-check"),
    );
  });
});
