import { describe, expect, it, onTestFinished, vi } from "vitest";
import { check } from "../../src/pipeline.ts";
import { toJson } from "../../src/reporters/json.ts";
import { BoundedWorker } from "../../src/source/bounded-worker.ts";
import { ContentState, readContentState } from "../../src/source/content-state.ts";
import { EvidenceQueue } from "../../src/source/evidence-queue.ts";
import { type Content, day, writeContent } from "../content-root.ts";
import { clean, sidecar } from "../format/clean-root.ts";

/** More than one thread reads alone; among them what has findings of its own. */
const content: Content = {
  ...clean,
  ...Object.fromEntries(
    Array.from({ length: 600 }, (_, n) => [`evidence/rz-a/vermerk-${n}.txt`, `Vermerk ${n} (Beispiel)\n`]),
  ),
  ...Object.fromEntries(
    Array.from({ length: 300 }, (_, n) => [`evidence/rz-a/vermerk-${n}.txt.yaml`, sidecar()]),
  ),
  "evidence/rz-a/leer.pdf": "",
  "evidence/rz-a/kaputt.pdf": "%PDF-1.7\n1 0 obj\n<<",
  "evidence/rz-a/notiz.md": "---\ntitle: Notiz (Beispiel)\ntype: document\n---\n\n## Text\u0007\n",
  "evidence/rz-a/vermerk-1.txt.yaml": "title: [\n",
  "evidence/rz-a/vermerk-2.txt.yaml": `${sidecar()}constructor: {__proto__: x}\n`,
  "evidence/rz-a/vermerk-3.txt.yaml": sidecar("type: exercise\nprocesses: {toString: {rto: PT1H}}"),
  "evidence/rz-a/zugang.txt": "Passwort: Winter2026x\n",
};

describe("much evidence", () => {
  it("is read by several threads as by one", async () => {
    const { root } = await writeContent(content);
    const options = { today: day, version: "0.0.0" };
    const asking = vi.spyOn(BoundedWorker.prototype, "ask");
    onTestFinished(() => asking.mockRestore());
    const several = await check(root, options);
    const answers = await Promise.all(asking.mock.results.map(({ value }) => value));
    expect(answers.length).toBeGreaterThan(1);
    expect(answers.filter((answer) => answer === null)).toEqual([]);
    // Texts that an editor holds keep all of it in one thread.
    const one = await check(root, { ...options, open: new Map() });
    expect(several.evidence.length).toBeGreaterThan(600);
    expect(several.findings.some(({ rule }) => rule === "evidence-secret")).toBe(true);
    expect(toJson(several, "de")).toBe(toJson(one, "de"));
  });

  it("says of each file that nobody may look at that it can't be read", async () => {
    const queue = new EvidenceQueue(undefined);
    // No system has a file of such a name, or tells its size.
    const asked = Array.from({ length: 600 }, (_, n) =>
      queue.read({ file: { path: `evidence/rz-a/${n}.txt`, diskPath: `/${n}\0` }, sidecar: undefined }),
    );
    await queue.finish();
    for (const { evidence, found } of await Promise.all(asked)) {
      expect(evidence).toBeNull();
      expect(found.map(({ rule }) => rule)).toEqual(["file-unreadable"]);
    }
  });

  it("says of which bytes it was read, from whichever thread", async () => {
    const { root } = await writeContent(content);
    const state = new ContentState();
    await check(root, { today: day, version: "0.0.0", state });
    expect(await state.files()).toEqual(await readContentState(root));
  });
});
