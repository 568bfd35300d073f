import { describe, expect, it } from "vitest";
import { readAction } from "../../src/source/action-value.ts";

const action = (text: string, due: string | null, responsible: string | null, effort: string | null) => ({
  value: { text, due, responsible, effort },
});

describe("an open action", () => {
  it.each([
    ["A; bis 2027-03-31; B; 2 PT", action("A", "2027-03-31", "B", "2 PT")],
    [
      "A; nachreichen; bis 2027-03-31; B; 2 PT; 500 EUR",
      action("A; nachreichen", "2027-03-31", "B", "2 PT; 500 EUR"),
    ],
    ["Bis zur Abnahme warten; bis 2027-03-31; B", action("Bis zur Abnahme warten", "2027-03-31", "B", null)],
    ["A, dann B; by: 2027-03-31", action("A, dann B", "2027-03-31", null, null)],
    ["A; B", action("A", null, "B", null)],
    ["A", action("A", null, null, null)],
  ])("%s", (text, reading) => {
    expect(readAction(text)).toEqual(reading);
  });

  it.each([
    ["A, bis 2027-03-31, B", "A; bis 2027-03-31; B"],
    ["A bis 2027-03-31, B, 2 PT", "A; bis 2027-03-31; B; 2 PT"],
    ["A; B, bis 2027-03-31; C; 6.000,00 EUR", "A; B; bis 2027-03-31; C; 6.000,00 EUR"],
    ["A; bis 2027-03-31, B", "A; bis 2027-03-31; B"],
    ["A; 2027-03-31; B", "A; bis 2027-03-31; B"],
    ["A, 2027-03-31", "A; bis 2027-03-31"],
  ])("%s is put right", (text, right) => {
    expect(readAction(text)).toMatchObject({ correction: { wrong: text, right } });
    expect(readAction(right)).toHaveProperty("value");
  });

  it.each([
    "A; bis Ende März; B",
    "A; bis 2027-02-30; B",
    "; bis 2027-03-31; B",
    "A; bis 2027-03-31; bis 2027-04-30",
    "",
  ])("%j can't be read", (text) => {
    expect(readAction(text)).not.toHaveProperty("value");
  });
});
