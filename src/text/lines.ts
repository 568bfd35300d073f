/** A line of a text without its end. Numbers start at 1. */
export interface Line {
  readonly number: number;
  readonly text: string;
}

/** The lines of a text as the checker counts them: `\r\n`, `\n` and `\r` end one. */
export function linesOf(text: string): Line[] {
  return text.split(/\r\n|\n|\r/).map((line, index) => ({ number: index + 1, text: line }));
}

/** A text whose lines are replaced one by one, each with its own line end kept: places in other lines stay what they are. */
export function mapLines(text: string, change: (line: Line) => string): string {
  let number = 0;
  return text.replace(/([^\r\n]*)(\r\n|\n|\r|$)/g, (_all, line: string, end: string) => {
    number += 1;
    return change({ number, text: line }) + end;
  });
}
