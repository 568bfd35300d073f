import { describe, expect, it } from "vitest";
import { parseAllDocuments } from "yaml";
import { schemaOf } from "../../src/source/schemas.ts";
import { readYaml } from "../../src/source/yaml-values.ts";
import fc from "../properties.ts";

const read = (text: string) => readYaml(text, "x.yaml", 1, schemaOf("evidence"));
const said = (text: string) => read(text).errors.map(({ message }) => message.de);

describe("what is wrong in YAML is said in German, and how to mend it", () => {
  it.each([
    ["title: INF.2: Serverraum\n", /Doppelpunkt; setzen Sie den Wert in Anführungszeichen/],
    ["title: Wartung\n\tvalid-for: P12M\n", /Tabulator eingerückt; nehmen Sie Leerzeichen/],
    ["title: a\ntitle: b\n", /steht zweimal/],
    ['title: "a\n', /Anführungszeichen/],
    ["sites: [rz-a\n", /Klammer/],
    ["title: *a\n", /„\*a“/],
    ["title: @home\n", /Sonderzeichen gehören in Anführungszeichen/],
    ["title: a\n  type: b\n", /Doppelpunkt|eingerückt/],
  ])("%j", (text, sentence) => {
    expect(said(text).join("\n")).toMatch(sentence);
  });

  it("never in the words of the parser, whatever is written", () => {
    const sign = fc.constantFrom(..."ab: -\n\t\"'[]{}#&*!|>%@`?,\\~1".split(""));
    fc.assert(
      fc.property(fc.array(sign, { maxLength: 40 }), (signs) => {
        const text = signs.join("");
        const parsed = parseAllDocuments(text, {
          logLevel: "silent",
          prettyErrors: false,
          schema: "failsafe",
        });
        const english =
          "empty" in parsed ? [] : parsed.flatMap(({ errors }) => errors.map((one) => one.message));
        for (const sentence of said(text)) expect(english).not.toContain(sentence);
      }),
      { seed: 20261128, numRuns: 500 },
    );
  });
});
