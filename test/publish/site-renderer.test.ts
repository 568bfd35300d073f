import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { SiteRenderer } from "../../src/publish/site-renderer.ts";

/** What stands in for the compiled site: it takes its time, and fails when it is asked to. */
const compiled = `await new Promise((resolve) => setTimeout(resolve, 300));
export const paths = [process.env.NACHWEIS_SITE_INPUT];
export const findings = (path) => [path];
export async function render(paths) {
  if (paths.includes("bad")) throw Object.assign(new Error("this page fails"), { code: "EBAD" });
  if (paths.includes("endless")) for (const all = []; ; ) all.push(new Array(1e6).fill(1.5));
  await new Promise((resolve) => setTimeout(resolve, paths.includes("slow") ? 300 : 0));
  return paths.map((path) => "text of " + path);
}`;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "nachweis-renderer-"));
  await writeFile(join(folder, "compiled.mjs"), compiled);
});
afterAll(() => rm(folder, { recursive: true }));

function renderer(): SiteRenderer {
  return new SiteRenderer({
    compiled: pathToFileURL(join(folder, "compiled.mjs")),
    inputFile: "/input.json",
  });
}

/** What a process of its own prints that has little memory and does this with a renderer. */
async function print(lines: string): Promise<string> {
  const module = new URL("../../src/publish/site-renderer.ts", import.meta.url).href;
  const script = join(folder, "script.mjs");
  await writeFile(
    script,
    `import { SiteRenderer } from "${module}";
    const renderer = new SiteRenderer({ compiled: new URL("compiled.mjs", import.meta.url), inputFile: "" });
    ${lines}`,
  );
  const run = await promisify(execFile)(process.execPath, ["--max-old-space-size=200", script]);
  return run.stdout;
}

describe("the thread that renders the site", () => {
  it("reads the input that it is told, and answers each question by its own answer", async () => {
    const one = renderer();
    expect(
      await Promise.all([one.paths(), one.texts(["slow", "b"]), one.texts(["c"]), one.findings("d")]),
    ).toEqual([["/input.json"], ["text of slow", "text of b"], ["text of c"], ["d"]]);
    await one.end();
  });

  it("writes all files, or says what the disk says, and makes no folder that has gone", async () => {
    const inputFile = "pages/eins.html";
    const one = new SiteRenderer({ compiled: pathToFileURL(join(folder, "compiled.mjs")), inputFile });
    await expect(one.writeAll(folder)).rejects.toMatchObject({ code: "ENOENT" });
    await mkdir(join(folder, "pages"));
    await one.writeAll(folder);
    expect(await readFile(join(folder, inputFile), "utf8")).toBe("text of pages/eins.html");
    await one.end();
  });

  it("says what a page fails with, and renders others after that", async () => {
    const one = renderer();
    const failed = one.texts(["bad"]);
    const next = one.texts(["a"]);
    await expect(failed).rejects.toMatchObject({ message: "this page fails", code: "EBAD" });
    expect(await next).toEqual(["text of a"]);
    await one.end();
  });

  it("answers nothing more when it has ended, also what it was just asked for", async () => {
    const one = renderer();
    await one.paths();
    const [during, after] = [one.texts(["slow"]), one.texts(["a"])];
    const failed = Promise.allSettled([during, after]);
    await one.end();
    expect((await failed).map(({ status }) => status)).toEqual(["rejected", "rejected"]);
  });

  it("keeps a process from ending only while somebody waits for an answer", async () => {
    expect(await print(`console.log(await renderer.texts(["slow"]));`)).toBe("[ 'text of slow' ]\n");
  });

  it("says in words that the memory is not enough, and renders others after that", async () => {
    const printed = await print(`
      console.log(await renderer.texts(["endless"]).catch((error) => error.explanation.en));
      console.log(await renderer.texts(["a"]));`);
    expect(printed).toBe(
      "the memory is not enough for the pages; NODE_OPTIONS=--max-old-space-size=4096 gives more\n[ 'text of a' ]\n",
    );
  });
});
