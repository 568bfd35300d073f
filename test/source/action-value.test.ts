import { describe, expect, it } from "vitest";
import { readAction } from "../../src/source/action-value.ts";

const action = (text: string, due: string | null, responsible: string | null, effort: string | null) => ({
  value: { id: null, text, due, responsible, effort, amounts: [], described: true },
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
    expect(readAction(text)).toMatchObject({ value: { ...reading.value, amounts: expect.anything() } });
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

  it("has an id and amounts", () => {
    expect(
      readAction(
        "M-17: Strang B: abnehmen; bis 2027-03-31; Haustechnik; 12 PT; 6.000 EUR; 500 EUR/Jahr; Gerüst",
      ),
    ).toEqual({
      value: {
        id: "M-17",
        text: "Strang B: abnehmen",
        due: "2027-03-31",
        responsible: "Haustechnik",
        effort: "12 PT; 6.000 EUR; 500 EUR/Jahr; Gerüst",
        amounts: [
          { unit: "person-days", value: 12, yearly: false },
          { unit: "EUR", value: 6000, yearly: false },
          { unit: "EUR", value: 500, yearly: true },
        ],
        described: true,
      },
    });
  });

  it("of an amount behind its day has nobody who is responsible", () => {
    expect(readAction("A; bis 2027-03-31; 12 PT")).toMatchObject({
      value: { responsible: null, effort: "12 PT", amounts: [{ value: 12 }] },
    });
  });

  it.each(["Netz: aufräumen; B", "m-17: A", "M-17:A"])("%s has no id", (text) => {
    expect(readAction(text)).toMatchObject({ value: { id: null } });
  });

  it("is named by its id alone", () => {
    expect(readAction("M-17")).toMatchObject({ value: { id: "M-17", described: false } });
    expect(readAction("M-17; Haustechnik")).toMatchObject({ value: { id: null, described: true } });
  });

  it.each([
    "A; bis 2027-03-31; B; 6,000 EUR",
    "A; bis 2027-03-31; B; 6.50 EUR",
    "A; bis 2027-03-31; B; 2 PT; 3 PT",
  ])("%s has no clear amounts", (text) => {
    expect(readAction(text)).not.toHaveProperty("value");
  });
});
