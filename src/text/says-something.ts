/** Whether a text says anything at all: blanks, a dash or a question mark in place of a reason or a name say nothing. */
export function saysSomething(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text);
}
