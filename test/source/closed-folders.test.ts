import { chmod, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Report } from "../../src/model/report.ts";
import { check } from "../../src/pipeline.ts";
import { readContentState } from "../../src/source/content-state.ts";
import { clean } from "../format/clean-root.ts";

let root: string;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "nachweis-closed-"));
  await chmod(root, 0o755);
  const files = { ...clean, "controls/audits/a.md": "---\ntitle: Audit (Beispiel)\n---\n" };
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), text as string);
  }
});
afterAll(() => rm(root, { recursive: true, force: true }));

/** Does something as a user who owns nothing: whoever owns a folder, or is root, may look into it all the same. */
async function asNobody<T>(work: () => Promise<T>): Promise<T> {
  const user = process.geteuid?.();
  if (user === 0) process.seteuid?.(65534);
  try {
    return await work();
  } finally {
    if (user === 0) process.seteuid?.(0);
  }
}

const judged = (): Promise<Report> => check(root, { today: "2026-11-23", version: "0.0.0" });

describe.skipIf(process.platform === "win32")("a folder that nobody may look into", () => {
  it.each([
    "controls/audits",
    "controls/catalog",
    "evidence/rz-a",
    "evidence",
  ])("is said, and stands in the way of a certificate: %s", async (folder) => {
    expect((await judged()).findings.map(({ file }) => file)).not.toContain(folder);
    await chmod(join(root, folder), 0);
    try {
      const { findings, blockers } = await asNobody(judged);
      const said = findings.filter(({ file }) => file === folder);
      expect(said.map(({ rule, severity }) => [rule, severity])).toEqual([["file-unreadable", "error"]]);
      expect(blockers.map(({ kind }) => kind)).toContain("unread");
      await expect(asNobody(() => readContentState(root))).rejects.toThrow();
    } finally {
      await chmod(join(root, folder), 0o755);
    }
  });
});
