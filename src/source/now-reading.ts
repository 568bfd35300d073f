let told: (path: string) => void = () => {};
let current = "";

/**
 * Has `tell` called with the path of each text before it is parsed: nothing can interrupt a parser, so whoever watches it must
 * know before.
 */
export function watchReading(tell: (path: string) => void): void {
  told = tell;
}

/** A text is parsed now; an empty path: none is any more. */
export function nowReading(path: string): void {
  current = path;
  told(path);
}

/** The parser gets on with the same text. */
export function stillReading(): void {
  told(current);
}
