import { describe, expect, it } from "vitest";
import { sectionsOf } from "../../site/src/on-this-page.ts";

const heading = (id: string, words: string) =>
  `<section><h2 class="a" id="${id}">${words}</h2><p>x</p></section>`;

describe("sectionsOf", () => {
  it("gives the headings of a long page, as words, in the language that they are in", () => {
    const html = [
      heading("a", "Eins"),
      heading(
        "b",
        '<span class="icon" aria-hidden="true"></span> <a href="x.html" lang="de">Zwei &amp; drei</a>',
      ),
      heading("c", 'Ausfall: <span lang="de">RZ <span class="id">A</span></span>'),
      heading("d", "Vier"),
    ].join("");
    expect(sectionsOf(html)).toEqual([
      { id: "a", html: "Eins" },
      { id: "b", html: '<span lang="de">Zwei &amp; drei</span>' },
      { id: "c", html: 'Ausfall: <span lang="de">RZ A</span>' },
      { id: "d", html: "Vier" },
    ]);
  });

  it("gives none for a page that is seen at a glance", () => {
    expect(sectionsOf([heading("a", "Eins"), heading("b", "Zwei"), heading("c", "Drei")].join(""))).toEqual(
      [],
    );
  });
});
