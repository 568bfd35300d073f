import { expect, it } from "vitest";
import { pdfDocuments } from "../../../src/pdf/render-pdf.ts";
import { inputOf, produce } from "./produce.ts";
import { exampleReport } from "./reports.ts";

it("the same report gives the same bytes, in whatever order and however often documents are made", async () => {
  const input = inputOf(await exampleReport());
  const ids = pdfDocuments.filter(({ id }) => id !== "A.4").map(({ id }) => id);
  const first = new Map<string, Buffer>();
  for (const id of ids) first.set(id, await produce(id, input));
  for (const id of [...ids].reverse())
    expect((await produce(id, input)).equals(first.get(id) ?? Buffer.alloc(0)), id).toBe(true);
}, 60_000);

it("another report gives other bytes", async () => {
  const report = await exampleReport();
  const input = inputOf(report);
  const later = inputOf({ ...report, asOf: "2026-11-24" });
  expect((await produce("A.0", input)).equals(await produce("A.0", later))).toBe(false);
});
