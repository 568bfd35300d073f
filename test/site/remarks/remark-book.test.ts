import { describe, expect, test } from "vitest";
import {
  emptyBook,
  fileOf,
  isOfAnother,
  type KeptRemark,
  merged,
  type RemarkBook,
  remarksOn,
  withAudit,
  withoutRemark,
  withRemark,
} from "../../../site/client/remarks/remark-book.ts";
import {
  maxFile,
  maxText,
  RemarksFault,
  readRemarksFile,
  remarksText,
} from "../../../site/client/remarks/remarks-file.ts";
import type { RemarksFile } from "../../../src/model/remarks.ts";
import { readRemarks } from "../../../src/source/saved-documents.ts";

const edition: RemarksFile["edition"] = {
  domain: "lwl",
  title: "Verbund",
  asOf: "2026-11-23",
  revision: null,
  clearance: "internal",
};
const room: KeptRemark = {
  id: "a1",
  about: { kind: "item", requirement: "INF.2.A3", object: "raum", site: "rz-a", state: "proven" },
  verdict: "question",
  text: "Wo steht das Protokoll?\n<b>",
  severity: null,
  day: "2026-11-25",
};
const proof: KeptRemark = {
  id: "b2",
  about: { kind: "evidence", path: "evidence/rz-a/plan.png", sha256: "a".repeat(64) },
  verdict: "flagged",
  text: "Unterschrift fehlt.",
  severity: "AG",
  day: "2026-11-25",
};
const book = [proof, room].reduce<RemarkBook>((all, one) => withRemark(all, one, "internal"), emptyBook);
const ids = () => {
  let last = 0;
  return () => `new${++last}`;
};
const file = fileOf(book, edition, "2026-11-29");

describe("a book", () => {
  test("takes a changed remark for what was there, and several on one thing", () => {
    const changed = withRemark(book, { ...room, text: "Gefunden." }, "internal");
    expect(remarksOn(changed, room.about).map(({ text }) => text)).toEqual(["Gefunden."]);
    expect(remarksOn(withRemark(book, { ...room, id: "c3" }, "internal"), room.about)).toHaveLength(2);
    expect(withoutRemark(book, "a1").remarks).toEqual([proof]);
  });

  test("knows a remark of another state or of other bytes", () => {
    const now = { ...room.about, state: "open" };
    expect(remarksOn(book, now)).toEqual([room]);
    expect([isOfAnother(room.about, now), isOfAnother(room.about, room.about)]).toEqual([true, false]);
    expect(isOfAnother(proof.about, { ...proof.about, sha256: null } as typeof proof.about)).toBe(true);
  });

  test("is classified as high as the highest edition that was remarked on", () => {
    const low = withRemark(withRemark(book, { ...room, id: "d" }, "confidential"), proof, "public");
    expect(fileOf(low, { ...edition, clearance: "public" }, "2026-11-29").edition.clearance).toBe(
      "confidential",
    );
  });
});

describe("a file", () => {
  test("is read as it was written, by the pages and by the toolkit: sorted, with LF at its end", () => {
    const text = remarksText(file);
    expect(text.endsWith("}\n")).toBe(true);
    const sorted = { ...file, remarks: [room, proof] };
    expect(readRemarksFile(text)).toEqual(sorted);
    expect(readRemarks(text)).toEqual(sorted);
    expect(remarksText(readRemarksFile(text))).toBe(text);
    expect(text).toBe(`${JSON.stringify(sorted, null, 2)}\n`);
  });

  test("gets an audit of the day where nobody has named one", () => {
    expect(file.audit).toEqual({
      title: "Audit",
      kind: "certification",
      date: "2026-11-29",
      auditor: null,
    });
  });

  test.each([
    ["kein JSON", "form", ""],
    ["[]", "form", ""],
    ["{}", "form", ""],
    [JSON.stringify({ ...file, version: 2 }), "newer", ""],
    [JSON.stringify({ ...file, remarks: [room, { ...room, day: "2026-02-30" }] }), "value", "remarks[1].day"],
    [JSON.stringify({ ...file, remarks: [{ ...room, id: "<b>" }] }), "value", "remarks[0].id"],
    [
      JSON.stringify({ ...file, remarks: [{ ...room, text: "x".repeat(maxText + 1) }] }),
      "value",
      "remarks[0].text",
    ],
    [
      JSON.stringify({ ...file, remarks: [{ ...room, verdict: "constructor" }] }),
      "value",
      "remarks[0].verdict",
    ],
    [JSON.stringify({ ...file, remarks: [{ ...room, about: null }] }), "value", "remarks[0].about"],
    [
      JSON.stringify({ ...file, remarks: [{ ...proof, about: { ...proof.about, sha256: "A" } }] }),
      "value",
      "remarks[0].about.sha256",
    ],
    [JSON.stringify({ ...file, remarks: { length: 1 } }), "value", "remarks"],
    [" ".repeat(maxFile + 1), "size", ""],
  ])("is refused otherwise, with the place: %#", (text, kind, place) => {
    let fault: unknown;
    try {
      readRemarksFile(text);
    } catch (error) {
      fault = error;
    }
    expect(fault).toBeInstanceOf(RemarksFault);
    expect(fault).toMatchObject({ kind, place });
  });
});

describe("taking in a file", () => {
  test("into nothing gives back all, with its audit, as exported", () => {
    const named = withAudit(book, {
      title: "Ü",
      kind: "surveillance",
      date: "2026-11-24",
      auditor: "Auditleitung",
    });
    const back = merged(emptyBook, fileOf(named, edition, "2026-11-29"), ids());
    expect(back).toMatchObject({ taken: 2, same: 0, otherAudit: false });
    expect(back.book).toEqual({ ...named, exported: "2026-11-29", changed: false });
    expect(merged(back.book, fileOf(named, edition, "2026-11-29"), ids())).toMatchObject({
      taken: 0,
      same: 2,
      book: back.book,
    });
  });

  test("takes what is later, keeps what is later here, and both of the same day", () => {
    const later = { ...file, remarks: [{ ...room, text: "Später", day: "2026-11-26" }] };
    const renewed = merged(book, later, ids());
    expect(renewed).toMatchObject({ renewed: 1, older: 0, both: 0 });
    expect(remarksOn(renewed.book, room.about).map(({ text }) => text)).toEqual(["Später"]);
    expect(merged(renewed.book, file, ids())).toMatchObject({
      renewed: 0,
      older: 1,
      same: 1,
      book: { remarks: renewed.book.remarks },
    });
    const both = merged(book, { ...file, remarks: [{ ...room, text: "Anders" }] }, ids());
    expect(both).toMatchObject({ both: 1 });
    expect(remarksOn(both.book, room.about).map(({ id, text }) => [id, text])).toEqual([
      ["a1", room.text],
      ["new1", "Anders"],
    ]);
  });

  test("keeps what a colleague says of the same thing, and lets no id take another thing's place", () => {
    const { id: _, ...nameless } = { ...room, text: "Auch hier" };
    const stranger = { ...proof, id: "a1" };
    const both = merged(book, { ...file, remarks: [nameless, { ...stranger, text: "Fremd" }] }, ids());
    expect(both).toMatchObject({ taken: 2 });
    expect(both.book.remarks).toHaveLength(4);
    expect(both.book.remarks.find(({ id }) => id === "a1")).toEqual(room);
    expect(both.book.changed).toBe(true);
  });

  test("says if the file is of another audit, and keeps the words that are here", () => {
    const named = withAudit(book, { ...file.audit, title: "Unser Audit" });
    const other = merged(named, file, ids());
    expect(other.otherAudit).toBe(true);
    expect(other.book.audit.title).toBe("Unser Audit");
  });
});
