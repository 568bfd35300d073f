import { expect, it } from "vitest";
import { quote } from "../../src/reporters/quote.ts";
import { shortened } from "../../src/text/shortened.ts";

it("a shortened text holds no half of a character", () => {
  expect(shortened("abcdef", 6)).toBe("abcdef");
  expect(shortened("abcdefg", 6)).toBe("abcde…");
  expect(shortened("abcd😀fg", 6)).toBe("abcd…");
  expect(shortened("abc😀efg", 6)).toBe("abc😀…");
});

it.each([1, 12, 45, 46, 101, 102])("a quoted line holds none either: column %i", (column) => {
  for (const before of ["- Geprüft: 20", "- Geprüft: 2"]) {
    const excerpt = `${before}${"😀".repeat(60)}26-09-14`;
    const [line, carets] = quote({ line: 9, column, excerpt, fix: null } as never, "31", { colour: false });
    expect(`${line}${carets}`.isWellFormed()).toBe(true);
    expect(carets).toContain("^");
  }
});
