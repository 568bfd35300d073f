import { describe, expect, it } from "vitest";
import { hasHidden, showHidden } from "../../src/text/hidden-characters.ts";

/** What nobody sees, as its Unicode properties say it. */
const unseen =
  /(?![\t\n\r])\p{Cc}|\p{Cs}|[\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufff9-\ufffb\u{e0000}-\u{e007f}]/u;

describe("hidden characters", () => {
  it("are found among all that Unicode has, alone and within a word", () => {
    const wrong: number[] = [];
    for (let code = 0; code <= 0x10ffff; code++) {
      const sign = String.fromCodePoint(code);
      const isHidden = unseen.test(sign);
      if (hasHidden(sign) !== isHidden || hasHidden(`a${sign}b`) !== isHidden) wrong.push(code);
    }
    expect(wrong).toEqual([]);
  });

  it("give way to a sign that is as long", () => {
    expect(showHidden("a\u202eb\u{e0041}c\ud800")).toBe("a\ufffdb\ufffd\ufffdc\ufffd");
  });
});
