import { describe, expect, it } from "vitest";
import { anyOf } from "../../src/text/any-of.ts";
import { between, replaceBetween } from "../../src/text/between.ts";
import { trim, trimEnd, trimStart } from "../../src/text/trim.ts";
import fc from "../properties.ts";

const letters = fc.string({ unit: fc.constantFrom("a", ";", ",", " ", "😀", "<", ">", "\n", "é") });

describe("trimming and cutting in one pass", () => {
  it("does what the expression does that it stands for", () => {
    fc.assert(
      fc.property(letters, (text) => {
        expect(trimEnd(text, /[;,\s]/)).toBe(text.replace(/[;,\s]+$/, ""));
        expect(trimStart(text, /[\p{S}<]/u)).toBe(text.replace(/^[\p{S}<]+/u, ""));
        expect(trim(text, /[\p{S};]/u)).toBe(text.replace(/^[\p{S};]+|[\p{S};]+$/gu, ""));
        expect(replaceBetween(text, "<", ">", "-")).toBe(text.replace(/<[^>]*>/g, "-"));
        const inside = [...text.matchAll(/<([^>]*)>/g)].map((match) => match[1]);
        expect([...between(text, "<", ">")].map((piece) => piece.inside)).toEqual(inside);
      }),
    );
  });

  it("finds texts as they stand, whatever signs are in them", () => {
    const signs = "a.*+?^$(){}[]|\\/-\nb";
    expect(`x${signs}y`.match(anyOf(["zz", signs]))).toEqual([signs]);
    expect("a\r\nb".match(anyOf(["a\nb"]))).toEqual(["a\r\nb"]);
    expect("axb".match(anyOf(["a.b"]))).toBeNull();
  });

  it("takes no time for a million signs in the middle", { timeout: 5_000 }, () => {
    const text = `a${";".repeat(1_000_000)}b`;
    expect(trim(text, /;/)).toBe(text);
    expect(replaceBetween("<".repeat(1_000_000), "<", ">", "")).toHaveLength(1_000_000);
  });
});
