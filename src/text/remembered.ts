/** What can be asked, by its name: each gives the same answer for a word as long as what it asks is the same. */
type Asks = Readonly<Record<string, (word: string) => unknown>>;

/** A value, and all that it was made of. */
interface Made<V> {
  readonly same: readonly unknown[];
  /** By what was asked and by the word. */
  readonly answers: ReadonlyMap<string, ReadonlyMap<string, unknown>>;
  readonly value: V;
  /** The check that it was given in last. */
  used: number;
}

/** How many values are kept of one thing: one is judged on several days. */
const most = 64;

/** The check that goes on. */
let check = 0;

/**
 * Says that another check begins. What neither it nor the one before asked for is forgotten as new values come: else a program
 * that runs all day would keep each state that its content ever had.
 */
export function beginCheck(): void {
  check += 1;
}

/**
 * Values that are made of a thing and of what is asked while they are made. A value is given again if everything that it was made
 * of is the very same (`Object.is`): what is the same from the start, and each answer that it was given. So nobody lists by hand
 * what a change reaches.
 */
export class Remembered<V> {
  private readonly known = new WeakMap<object, readonly Made<V>[]>();

  /**
   * The value of a thing.
   *
   * @param thing as long as it lives its values do
   * @param same all that the value depends on beside the thing and the answers
   * @param asks all that may be asked
   * @param make pure; knows nothing but what is named here
   */
  of<A extends Asks>(thing: object, same: readonly unknown[], asks: A, make: (asks: A) => V): V {
    const known = this.known.get(thing) ?? [];
    const found = known.find((made) => isSameList(made.same, same) && isAnsweredAlike(made.answers, asks));
    if (found) {
      found.used = check;
      return found.value;
    }
    const answers = new Map<string, Map<string, unknown>>();
    const value = make(noting(asks, answers));
    const others = known.filter(({ used }) => used >= check - 1).slice(0, most - 1);
    this.known.set(thing, [{ same, answers, value, used: check }, ...others]);
    return value;
  }
}

/** Whether two lists hold the very same things. */
export function isSameList(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((one, at) => Object.is(one, b[at]));
}

function isAnsweredAlike(answers: Made<unknown>["answers"], asks: Asks): boolean {
  for (const [name, known] of answers)
    for (const [word, answer] of known) if (!Object.is(asks[name]?.(word), answer)) return false;
  return true;
}

/** The same that can be asked, with each answer noted. */
function noting<A extends Asks>(asks: A, answers: Map<string, Map<string, unknown>>): A {
  const noted = Object.entries(asks).map(([name, ask]) => {
    const note = (word: string): unknown => {
      const known = answers.get(name) ?? new Map<string, unknown>();
      answers.set(name, known);
      if (!known.has(word)) known.set(word, ask(word));
      return known.get(word);
    };
    return [name, note] as const;
  });
  return Object.fromEntries(noted) as unknown as A;
}
