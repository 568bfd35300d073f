import { Writable } from "node:stream";
import { describe, expect, it } from "vitest";
import type { Block } from "../../../src/pdf/layout/definition.ts";
import { renderDocument } from "../../../src/pdf/layout/render-document.ts";
import { documentOf, sentence } from "./sample-document.ts";

const long: Block[] = [
  { kind: "heading", level: 1, text: "Lang" },
  {
    kind: "table",
    columns: [
      { title: "A", share: 1 },
      { title: "B", share: 3 },
    ],
    rows: {
      *[Symbol.iterator]() {
        for (let index = 0; index < 1500; index++)
          yield { cells: [`Z${index}`, sentence.repeat(1 + (index % 5))] };
      },
    },
  },
];

describe("the stream", () => {
  it("is written page by page: what waits for a slow reader stays small", async () => {
    let most = 0;
    const out: Writable = new Writable({
      highWaterMark: 1 << 16,
      write(_chunk, _encoding, done) {
        most = Math.max(most, out.writableLength);
        setTimeout(done, 1);
      },
    });
    const { pages } = await renderDocument(documentOf(long), out);
    expect(pages).toBeGreaterThan(60);
    // All but the table of offsets at the end of the file is drawn no faster than it is taken.
    expect(most).toBeLessThan(600_000);
  });

  it("that fails ends the drawing with its error", async () => {
    let written = 0;
    const out = new Writable({
      write(chunk: Buffer, _encoding, done) {
        written += chunk.length;
        done(written > 100_000 ? new Error("disk full") : null);
      },
    });
    await expect(renderDocument(documentOf(long), out)).rejects.toThrow("disk full");
  });

  it("is told about every page", async () => {
    const told: number[] = [];
    const out = new Writable({ write: (_chunk, _encoding, done) => done() });
    const { pages } = await renderDocument(documentOf(long), out, {
      progress: (page, all) => {
        expect(all).toBeGreaterThanOrEqual(page);
        told.push(page);
      },
    });
    expect(told.at(-1)).toBe(pages);
  });
});
