import { describe, expect, it } from "vitest";
import { openSeal } from "../../src/seal/open-seal.ts";
import { readStates, statesFile } from "../../src/seal/sealed-states.ts";
import { linesOf, sealOf, state } from "./sealed-state.ts";

const counts = { items: 15, proven: 5, unproven: 4, open: 3, dispensable: 2, unassessed: 1 };
const rows = [
  { site: "rz-a", counts },
  { site: "a b\nc", counts },
  { site: null, counts },
];
const read = (text: string) => readStates(Buffer.from(text, "utf8"));

describe("numbers of items of a sealed state", () => {
  it("come back from their file, each time with another salt", () => {
    const file = statesFile(rows);
    expect(read(file)).toEqual(rows);
    expect(file.split("\n").slice(1)).toEqual(["5 4 3 2 1 rz-a", "5 4 3 2 1 a b\\u{a}c", "5 4 3 2 1", ""]);
    expect(statesFile(rows)).not.toBe(file);
  });

  it.each([
    ["without a salt", (text: string) => text.slice(65)],
    ["without an end", (text: string) => text.slice(0, -1)],
    ["with a site twice", (text: string) => `${text}1 1 1 1 1 rz-a\n`],
    ["with too few numbers", (text: string) => `${text}1 1 1 1\n`],
    ["with a number that is none", (text: string) => `${text}1 1 1 1 -1 rz-b\n`],
    ["with a number written otherwise", (text: string) => `${text}1 1 1 1 01 rz-b\n`],
    ["with an empty name", (text: string) => `${text}1 1 1 1 1 \n`],
  ])("are none %s", (_, change) => {
    expect(read(change(statesFile(rows)))).toBeNull();
  });

  it("are those that were sealed, or not there: then the seal holds all the same", () => {
    const seal = sealOf(state);
    const opened = openSeal(seal);
    expect("states" in opened && opened.states?.map(({ site }) => site)).toEqual(["rz-a", null]);
    expect(linesOf([{ ...seal, states: null }], state)).toEqual([]);
    expect(linesOf([{ ...seal, states: sealOf(state).states }], state)).toEqual(["leaves"]);
    const without = openSeal({ ...seal, states: null });
    expect("states" in without && without.states).toBeNull();
  });
});
