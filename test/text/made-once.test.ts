import { describe, expect, it } from "vitest";
import { madeOnce } from "../../src/text/made-once.ts";

describe("what is made once", () => {
  it("is the same for the same object, also where it is nothing", () => {
    let times = 0;
    const made = madeOnce((_from: object) => {
      times += 1;
      return undefined;
    });
    const [one, other] = [{}, {}];
    expect([made(one), made(one), made(other)]).toEqual([undefined, undefined, undefined]);
    expect(times).toBe(2);
  });
});
