import { expect, it } from "vitest";
import { rules } from "../../src/rules/index.ts";

it("declares every rule whose findings mean that content was not read", () => {
  expect(rules.filter(({ unread }) => unread).map(({ id }) => id)).toEqual([
    "catalog-syntax",
    "control-duplicate",
    "file-unread",
    "file-unreadable",
    "front-matter-invalid",
    "merge-conflict",
    "module-unknown",
    "reference-unknown",
    "requirement-unknown",
  ]);
});
