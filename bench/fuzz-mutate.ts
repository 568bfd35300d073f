/** What means something to one of the readers, or is no text that anyone expects. */
const marks =
  "--- | --- \n|...|# |## |### |#### |: |: ja|ja|nein|alle|verbund|- |* |> |1. |\t|    |  |\n|\n\n|\r\n|\r|`|```|~~~|*|**|_|~~|[|]|](|)|![|[^a]|" +
  "[a]: b|<!--|-->|<div>|<a href='x'>|</td>|<td>|<![CDATA[|]]>|<?x|<!DOCTYPE x>|&amp;|&#x202e;|&#0;|&x;|{|}|{a: b}|[a, b]|&a |*a|!!binary |<<: |? |'|\"|\\|\\u202e|" +
  "%|%2e%2e/|%00|../|/|//|..|evidence/|https://|www.a.b|a@b.c|2026-02-30|2026-01-01|0000-00-00|9999-12-31|P12M|P0D|P999999999M|-1|1e999|null|true|NaN|" +
  "__proto__|constructor|title: |classification: vs-nfd|<<<<<<< a\n|=======\n|>>>>>>> b\n|Offen: |Geprüft: |; bis 2027-01-01|INF.7.A1|rz-a|@|,|;|ä|a\u0308|\u00a0|\u00ad|" +
  "\u200b|\u202e|\u2028|\u001b[31m|\u0000|\ufeff|\ufffd|😀|\ud800|x";
const fragments = marks.split("|").concat("|", "||", "|-|");

/** A text with one to six changes: parts that go, repeat, change places or come from another text, and marks in between. */
export function mutate(text: string, others: readonly string[], random: () => number): string {
  const below = (most: number): number => Math.floor(random() * most);
  const pick = (list: readonly string[]): string => list[below(list.length)] ?? "";
  let mutated = text;
  for (let left = 1 + below(6); left > 0; left--) {
    const at = below(mutated.length + 1);
    const to = Math.min(mutated.length, at + below(random() < 0.8 ? 12 : 400));
    const part = mutated.slice(at, to);
    const [before, after] = [mutated.slice(0, at), mutated.slice(to)];
    const other = pick(others);
    const from = below(other.length);
    const changes = [
      () => before + after,
      () => before + pick(fragments) + mutated.slice(at),
      () => before + pick(fragments) + after,
      () => before + part + part + after,
      () => before + (part || pick(fragments)).repeat(2 + below(random() < 0.9 ? 8 : 2_000)) + after,
      () => before + other.slice(from, from + below(300)) + after,
      () =>
        before +
        String.fromCharCode((mutated.charCodeAt(at) || 32) ^ (1 << below(8))) +
        mutated.slice(at + 1),
      () => shuffleLines(mutated, below),
      () => (random() < 0.2 ? before : mutated),
    ];
    mutated = changes[below(changes.length)]?.() ?? mutated;
  }
  return mutated;
}

/** Two lines change places. */
function shuffleLines(text: string, below: (most: number) => number): string {
  const lines = text.split("\n");
  const [first, second] = [below(lines.length), below(lines.length)];
  const kept = lines[first] ?? "";
  lines[first] = lines[second] ?? "";
  lines[second] = kept;
  return lines.join("\n");
}
